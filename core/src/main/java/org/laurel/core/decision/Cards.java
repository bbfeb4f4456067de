package org.laurel.core.decision;

import java.util.List;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Effect.HoldClosed.Outcome;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Kind;
import org.laurel.core.programme.GiftCards;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// Gift cards and stored value. A gift card is an account that nobody joined: it can be loaded,
/// pay, be given away, blocked, and moved to a new one, and nothing else.
///
/// It pays for purchases of other accounts: what it pays is set aside on it first, then the
/// purchase is decided, and taken by the purchase's follow-up. Refuses `card-blocked`,
/// `only-gift-cards`, `not-by-gift-card`, `no-gift-cards`, `unit-not-loaded`, `below-least`,
/// `above-most`, `unit-does-not-pay`, `insufficient-points`.
final class Cards {

  private Cards() {}

  /// What fits the kind of account, and a blocked card.
  static void check(Account account, Activity activity) {
    Ties ties = account.ties();
    boolean card = ties.kind() == Kind.GIFT_CARD;
    if (activity.follows() || activity instanceof Activity.Time) {
      return;
    }
    switch (activity) {
      case Activity.Merge _ -> {}
      case Activity.Block _, Activity.Register _ -> {
        if (!card) {
          throw new Refused(Refusal.ONLY_GIFT_CARDS);
        }
      }
      case Activity.Load _, Activity.Reserve _ -> {
        if (ties.blocked()) {
          throw new Refused(Refusal.CARD_BLOCKED);
        }
      }
      case Activity.Release _, Activity.Adjust _ -> {}
      default -> {
        if (card) {
          throw new Refused(Refusal.NOT_BY_GIFT_CARD);
        }
      }
    }
  }

  static Decision open(Programme programme, Account account, Activity.Enrol enrol) {
    if (programme.between().cards() == null) {
      throw new Refused(Refusal.NO_GIFT_CARDS);
    }
    Draft draft = new Draft(programme, account, enrol);
    draft.post(new Effect.ProfileSet(enrol.profile()));
    draft.post(new Effect.Tied(account.ties().kind(Kind.GIFT_CARD)));
    draft.note("", Reason.Outcome.GRANTED, Why.CARD_OPENED);
    return draft.granted();
  }

  static Decision load(Programme programme, Account account, Activity.Load load) {
    GiftCards cards = programme.between().cards();
    Unit unit = programme.units().get(load.unit());
    if (unit == null) {
      throw new Refused(Refusal.UNKNOWN_UNIT, "unit", Param.text(load.unit()));
    }
    if (cards == null || !cards.unit().equals(unit.id())) {
      throw new Refused(Refusal.UNIT_NOT_LOADED, "unit", Param.text(unit.id()));
    }
    if (load.amount() < cards.least()) {
      throw new Refused(Refusal.BELOW_LEAST, "least", Param.units(cards.least(), unit));
    }
    long has = account.available(unit.id()) + account.held(unit.id());
    long after = Math.addExact(has, load.amount());
    if (cards.most() > 0 && after > cards.most()) {
      throw new Refused(
          Refusal.ABOVE_MOST,
          "most",
          Param.units(cards.most(), unit),
          "left",
          Param.units(Math.max(0, cards.most() - has), unit));
    }
    Draft draft = new Draft(programme, account, load);
    draft.active();
    draft.note(
        unit.id(), Reason.Outcome.GRANTED, Why.LOADED, "units", Param.units(load.amount(), unit));
    draft.give(Book.LOADED, unit, load.amount(), unit.lastDay(draft.day()), null, "");
    Exchanges.run(draft);
    return draft.granted();
  }

  static Decision block(Programme programme, Account account, Activity.Block block) {
    Draft draft = new Draft(programme, account, block);
    if (account.ties().blocked() != block.blocked()) {
      draft.post(new Effect.Tied(account.ties().blocked(block.blocked())));
    }
    Why why = block.blocked() ? Why.CARD_BLOCKED : Why.CARD_UNBLOCKED;
    draft.note("", Reason.Outcome.GRANTED, why);
    return draft.granted();
  }

  static Decision register(
      Programme programme, Account account, Activity.Register register, Facts facts) {
    Unions.checkMember(facts.other());
    Draft draft = new Draft(programme, account, register);
    draft.post(new Effect.Tied(account.ties().owner(register.owner())));
    draft.note("", Reason.Outcome.GRANTED, Why.CARD_REGISTERED);
    return draft.granted();
  }

  /// Sets aside what the card is going to pay.
  static Decision reserve(Programme programme, Account account, Activity.Reserve reserve) {
    Unit unit = programme.units().get(reserve.unit());
    if (unit == null) {
      throw new Refused(Refusal.UNKNOWN_UNIT, "unit", Param.text(reserve.unit()));
    }
    if (Purchases.payment(programme, unit.id()) == null) {
      throw new Refused(Refusal.UNIT_DOES_NOT_PAY, "unit", Param.text(unit.id()));
    }
    long available = account.available(unit.id());
    if (available < reserve.amount()) {
      throw Purchases.insufficient(unit, reserve.amount(), available);
    }
    Draft draft = new Draft(programme, account, reserve);
    draft.active();
    draft.post(
        new Effect.HoldOpened(
            new Hold(reserve.id(), "", 0, draft.day(), reserve.until(), 0, 0, List.of())));
    draft.take(unit, reserve.amount(), Book.HELD, reserve.id(), "");
    draft.note(
        unit.id(), Reason.Outcome.GRANTED, Why.HELD, "units", Param.units(reserve.amount(), unit));
    return draft.granted();
  }

  /// The purchase was granted. Should what was set aside have run out meanwhile, it is taken from
  /// what is there, and what is not there is owed: the goods are gone.
  static Decision charge(Programme programme, Account account, Activity.Charge charge) {
    Draft draft = new Draft(programme, account, charge);
    Unit unit = programme.unit(charge.unit());
    Hold hold = account.hold(charge.hold());
    long rest = charge.amount();
    if (hold != null) {
      for (Lot lot : hold.lots()) {
        draft.post(
            new Effect.Transfer(
                lot.unit(),
                lot.amount(),
                Book.HELD,
                Book.SPENT,
                lot.lastDay(),
                null,
                hold.redemption(),
                ""));
        rest -= lot.amount();
      }
      draft.post(new Effect.HoldClosed(hold.redemption(), Outcome.CAPTURED));
    }
    for (Lot lot : draft.take(unit, rest, Book.SPENT, 0, "")) {
      rest -= lot.amount();
    }
    if (rest > 0) {
      draft.post(Draft.transfer(unit, rest, Book.OWED, Book.SPENT, null, null, ""));
    }
    draft.note(
        unit.id(),
        Reason.Outcome.GRANTED,
        Why.CARD_PAID,
        "units",
        Param.units(charge.amount(), unit));
    return draft.granted();
  }
}
