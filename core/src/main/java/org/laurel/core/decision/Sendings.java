package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Tally;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Parcel;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Sending;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Rounding;

/// Units that go from one account to another. What is sent leaves its lots for the book [Book#SENT]
/// and takes their last days along; the follow-up takes it out of there on the other side. Refuses
/// `unknown-unit`, `unit-not-sent`, `only-members`, `sent-to-itself`, `below-least`,
/// `limit-reached`, `insufficient-points`.
final class Sendings {

  private Sendings() {}

  static Decision send(Programme programme, Account account, Activity.Send send, Facts facts) {
    Unit unit = programme.units().get(send.unit());
    if (unit == null) {
      throw new Refused(Refusal.UNKNOWN_UNIT, "unit", Param.text(send.unit()));
    }
    Sending sending = programme.between().sending(send.unit());
    if (sending == null) {
      throw new Refused(Refusal.UNIT_NOT_SENT, "unit", Param.text(send.unit()));
    }
    Unions.checkMaySpend(programme, facts);
    Draft draft = new Draft(programme, account, send);
    draft.by(facts.acting().person());
    long fee = Math.addExact(sending.fee(), sending.share().of(send.amount(), Rounding.DOWN));
    if (send.to() == account.id() || facts.other() != null && facts.other().id() == account.id()) {
      throw new Refused(Refusal.SENT_TO_ITSELF);
    }
    Unions.checkMember(facts.other());
    check(draft, sending, unit, send, fee);
    count(draft, sending, send);
    draft.active();
    post(draft, send.id(), send.to(), draft.take(unit, send.amount(), Book.SENT, 0, sending.id()));
    draft.note(
        unit.id(), Reason.Outcome.GRANTED, Why.SENT, "units", Param.units(send.amount(), unit));
    if (fee > 0) {
      draft.take(unit, fee, Book.SPENT, 0, sending.id());
      draft.note(
          unit.id(), Reason.Outcome.NOTED, Why.SENDING_COSTS, "units", Param.units(fee, unit));
    }
    return draft.granted();
  }

  private static void check(Draft draft, Sending sending, Unit unit, Activity.Send send, long fee) {
    Account account = draft.account();
    if (send.amount() < sending.least()) {
      throw new Refused(Refusal.BELOW_LEAST, "least", Param.units(sending.least(), unit));
    }
    Limit limit = sending.limit();
    if (limit != null) {
      Tallies tallies = Tallies.of(limit, sending.id());
      Tally tally = Tallies.entries(account, tallies.tally(), draft.person());
      long used = tallies.used(tally, draft.day());
      if (used + counts(limit, send) > limit.most()) {
        throw new Refused(
            Refusal.LIMIT_REACHED,
            "most",
            counted(limit, limit.most(), unit),
            "left",
            counted(limit, Math.max(0, limit.most() - used), unit));
      }
    }
    long needs = Math.addExact(send.amount(), fee);
    if (account.available(unit.id()) < needs) {
      throw Purchases.insufficient(unit, needs, account.available(unit.id()));
    }
  }

  private static Param counted(Limit limit, long count, Unit unit) {
    return limit.counts() == Limit.Counted.TIMES ? Param.number(count) : Param.units(count, unit);
  }

  private static long counts(Limit limit, Activity.Send send) {
    return limit.counts() == Limit.Counted.TIMES ? 1 : send.amount();
  }

  private static void count(Draft draft, Sending sending, Activity.Send send) {
    if (sending.limit() != null) {
      draft.count(Tallies.limit(sending.id()), draft.day(), counts(sending.limit(), send));
    }
  }

  /// Sends on its way what was taken from lots.
  private static void post(Draft draft, long cause, long to, List<Lot> lots) {
    List<Parcel> parcels = new ArrayList<>();
    for (Lot lot : lots) {
      parcels.add(new Parcel(lot.unit(), lot.amount(), lot.lastDay(), null));
    }
    draft.follow(
        to,
        key ->
            new Activity.Receive(
                0, key, draft.occurred(), draft.account().id(), parcels, Activity.Receive.How.SENT),
        cause,
        "receive");
  }

  static Decision receive(Programme programme, Account account, Activity.Receive receive) {
    Draft draft = new Draft(programme, account, receive);
    if (account.ties().movedTo() != 0) {
      draft.post(new Effect.Tied(account.ties().movedTo(0)));
    }
    for (Parcel parcel : receive.parcels()) {
      Unit unit = programme.unit(parcel.unit());
      draft.note(
          unit.id(),
          Reason.Outcome.GRANTED,
          Why.RECEIVED,
          "units",
          Param.units(parcel.amount(), unit));
      Book from = receive.how() == Activity.Receive.How.PAID_BACK ? Book.SPENT : Book.SENT;
      draft.give(from, unit, parcel.amount(), parcel.lastDay(), parcel.pendingUntil(), "");
    }
    Exchanges.run(draft);
    return draft.granted();
  }
}
