package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Receipt.Paid;
import org.laurel.core.account.Receipt.Stand;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Pay;
import org.laurel.core.activity.Activity.Purchase;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Partner;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger.OnPurchase;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Rounding;

/// Purchases. Refuses `another-money`, `unknown-unit`, `unknown-voucher`, `reserved`,
/// `unit-does-not-pay`, `below-least`, `not-in-steps`, `pays-too-much`, `insufficient-points`. A
/// till that was offline is refused none of these but the first two: what it took without title is
/// noted, and units it took without there being any are owed.
final class Purchases {

  static final OnPurchase ANY = new OnPurchase(null, null);

  private Purchases() {}

  static Decision decide(Programme programme, Account account, Purchase purchase, Facts read) {
    Facts facts = purchase.offline() ? read.quoted(programme) : read;
    Draft draft = new Draft(programme, account, purchase);
    draft.at(programme, purchase.place());
    draft.by(facts.acting().person());
    checkNames(programme, purchase);
    if (spends(purchase) && !purchase.offline()) {
      Unions.checkMaySpend(programme, facts);
    }
    Map<String, String> vouchers = vouchers(draft, purchase);
    Then then = Scene.then(programme, account, draft.day(), facts, vouchers);

    Basket basket = Basket.whole(programme, purchase, then);
    Reserved.check(draft, basket.scene);
    draft.note(basket.discounts.reasons);
    long total = basket.total();
    long worth = worth(programme, purchase, total, account);
    basket.paid(worth);
    var stands = Counts.stands(programme, account.tallies(), draft.day(), null);
    Earnings earnings = new Earnings(basket.scene, ANY, basket.allowance, stands);

    draft.active();
    basket.discounts.vouchersUsed.forEach(code -> draft.post(new Effect.VoucherClosed(code, true)));
    List<Paid> paid = pay(draft, purchase);
    draft.note(earnings.reasons);
    for (Earned earned : earnings.earned) {
      Unit unit = programme.unit(earned.unit());
      draft.give(
          Book.ISSUED,
          unit,
          earned.amount(),
          earned.lastDay(),
          earned.pendingUntil(),
          earned.rule());
    }
    SortedMap<String, Long> counted = counted(programme, basket, earnings.earned);
    counted.forEach((tally, amount) -> draft.count(tally, draft.day(), amount));
    SortedMap<String, Long> used = basket.allowance.used();
    used.forEach(draft::use);
    draft.post(
        new Effect.Stands(
            new Stand(
                purchase.id(),
                basket.kept(),
                basket.discounts.chosen,
                total,
                total - worth,
                List.copyOf(earnings.earned),
                paid,
                List.of(),
                counted,
                used)));
    Exchanges.run(draft);
    Standings.look(draft);
    Referrals.bought(draft, purchase.id());
    return draft.granted(then.with(basket.discounts.vouchersUsed), List.of());
  }

  private static boolean spends(Purchase purchase) {
    for (Pay pay : purchase.pay()) {
      if (pay.card() == 0) {
        return true;
      }
    }
    return !purchase.codes().isEmpty();
  }

  private static void checkNames(Programme programme, Purchase purchase) {
    if (!purchase.money().equals(programme.money().getCurrencyCode())) {
      throw new Refused(
          Refusal.ANOTHER_MONEY,
          "money",
          Param.text(purchase.money()),
          "needs",
          Param.text(programme.money().getCurrencyCode()));
    }
    for (Pay pay : purchase.pay()) {
      if (!programme.units().containsKey(pay.unit())) {
        throw new Refused(Refusal.UNKNOWN_UNIT, "unit", Param.text(pay.unit()));
      }
    }
    for (String act : purchase.confirmed()) {
      if (!programme.acts().containsKey(act)) {
        throw new Refused(Refusal.UNKNOWN_ACT, "act", Param.text(act));
      }
    }
  }

  /// The vouchers presented, code to reward.
  private static Map<String, String> vouchers(Draft draft, Purchase purchase) {
    if (purchase.codes().isEmpty()) {
      return Map.of();
    }
    Map<String, String> vouchers = new LinkedHashMap<>();
    for (String code : purchase.codes()) {
      Voucher voucher =
          draft.account().vouchers().stream()
              .filter(v -> v.code().equals(code))
              .filter(v -> v.lastDay() == null || !v.lastDay().isBefore(draft.day()))
              .findFirst()
              .orElse(null);
      if (voucher != null) {
        vouchers.put(code, voucher.reward());
      } else if (purchase.offline()) {
        draft.note("", Reason.Outcome.NOT_MET, Why.VOUCHER_IDLE, "code", Param.text(code));
      } else {
        throw new Refused(Refusal.UNKNOWN_VOUCHER, "code", Param.text(code));
      }
    }
    return vouchers;
  }

  static @Nullable Payment payment(Programme programme, String unit) {
    return programme.payments().stream()
        .filter(p -> p.unit().equals(unit))
        .findFirst()
        .orElse(null);
  }

  /// The money that units of one kind pay; nothing when they do not pay at all.
  static long worth(Programme programme, String unit, long amount) {
    Payment payment = payment(programme, unit);
    return payment == null ? 0 : payment.worth().of(amount, Rounding.DOWN);
  }

  private static long worth(Programme programme, Purchase purchase, long total, Account account) {
    if (purchase.pay().isEmpty()) {
      return 0;
    }
    SortedMap<String, Long> amounts = new TreeMap<>();
    purchase.pay().forEach(pay -> amounts.merge(pay.unit(), pay.amount(), Math::addExact));
    if (!purchase.offline()) {
      checkTerms(programme, amounts);
      checkPartner(programme, purchase.place().partner(), amounts.keySet());
    }
    long worth = 0;
    for (var pay : amounts.entrySet()) {
      worth = Math.addExact(worth, worth(programme, pay.getKey(), pay.getValue()));
    }
    if (worth > total && !purchase.offline()) {
      throw new Refused(
          Refusal.PAYS_TOO_MUCH,
          "worth",
          Param.money(worth, programme.money()),
          "total",
          Param.money(total, programme.money()));
    }
    SortedMap<String, Long> own = new TreeMap<>();
    purchase.pay().stream()
        .filter(pay -> pay.card() == 0)
        .forEach(pay -> own.merge(pay.unit(), pay.amount(), Math::addExact));
    for (var pay : own.entrySet()) {
      long available = account.available(pay.getKey());
      if (available < pay.getValue() && !purchase.offline()) {
        throw insufficient(programme.unit(pay.getKey()), pay.getValue(), available);
      }
    }
    return Math.min(worth, total);
  }

  /// Where a programme has partners, units pay at those that take them, and at its own shops.
  private static void checkPartner(Programme programme, String partner, Set<String> units) {
    Map<String, Partner> partners = programme.between().partners();
    if (partners.isEmpty() || partner.isEmpty()) {
      return;
    }
    Partner at = partners.get(partner);
    for (String unit : units) {
      if (at == null || at.accepting(unit) == null) {
        throw new Refused(
            Refusal.PARTNER_DOES_NOT_ACCEPT,
            "partner",
            Param.text(partner),
            "unit",
            Param.text(unit));
      }
    }
  }

  private static void checkTerms(Programme programme, Map<String, Long> amounts) {
    for (String unit : amounts.keySet()) {
      if (payment(programme, unit) == null) {
        throw new Refused(Refusal.UNIT_DOES_NOT_PAY, "unit", Param.text(unit));
      }
    }
    for (Payment payment : programme.payments()) {
      if (amounts.getOrDefault(payment.unit(), payment.least()) < payment.least()) {
        Unit unit = programme.unit(payment.unit());
        throw new Refused(Refusal.BELOW_LEAST, "least", Param.units(payment.least(), unit));
      }
    }
    for (Payment payment : programme.payments()) {
      if (amounts.getOrDefault(payment.unit(), 0L) % payment.step() != 0) {
        Unit unit = programme.unit(payment.unit());
        throw new Refused(Refusal.NOT_IN_STEPS, "step", Param.units(payment.step(), unit));
      }
    }
  }

  static Refused insufficient(Unit unit, long needs, long has) {
    return new Refused(
        Refusal.INSUFFICIENT_POINTS,
        "needs",
        Param.units(needs, unit),
        "has",
        Param.units(Math.max(0, has), unit));
  }

  private static List<Paid> pay(Draft draft, Purchase purchase) {
    List<Paid> paid = new ArrayList<>();
    for (Pay pay : purchase.pay()) {
      Unit unit = draft.programme.unit(pay.unit());
      long rest = pay.card() == 0 ? pay.amount() : 0;
      if (pay.card() != 0) {
        paid.add(new Paid(unit.id(), pay.amount(), null, false, pay.card()));
        draft.follow(
            pay.card(),
            key ->
                new Activity.Charge(
                    0, key, purchase.occurred(), pay.hold(), unit.id(), pay.amount()),
            purchase.id(),
            "card");
      }
      for (Lot lot : draft.take(unit, rest, Book.SPENT, 0, "")) {
        paid.add(new Paid(unit.id(), lot.amount(), lot.lastDay(), false));
        rest -= lot.amount();
      }
      if (rest > 0) {
        draft.post(Draft.transfer(unit, rest, Book.OWED, Book.SPENT, null, null, ""));
        paid.add(new Paid(unit.id(), rest, null, true));
        draft.note(
            unit.id(),
            Reason.Outcome.NOTED,
            Why.PAID_WITHOUT_HAVING,
            "units",
            Param.units(rest, unit));
      }
      draft.note(
          unit.id(),
          Reason.Outcome.GRANTED,
          Why.PAID,
          "units",
          Param.units(pay.amount(), unit),
          "money",
          Param.money(worth(draft.programme, unit.id(), pay.amount()), draft.programme.money()));
    }
    return List.copyOf(paid);
  }

  /// What the tallies of limits, counts and ladders are raised by.
  static SortedMap<String, Long> counted(Programme programme, Basket basket, List<Earned> earned) {
    SortedMap<String, Long> counted = basket.allowance.counted();
    for (Count count : programme.index().asked()) {
      long adds = Counts.adds(count, basket.scene.bought());
      if (adds != 0) {
        counted.put(count.tally(), adds);
      }
    }
    long visits = basket.empty() ? 0 : 1;
    Standings.count(basket.scene, ANY, earned, basket.total(), visits, counted);
    return counted;
  }
}
