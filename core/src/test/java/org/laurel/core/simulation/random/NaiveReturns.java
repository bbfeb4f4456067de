package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Book;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.ReturnedLine;
import org.laurel.core.decision.Refusal;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.random.NaiveEarning.Gain;
import org.laurel.core.simulation.random.NaivePerson.Coin;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.simulation.random.NaivePerson.Paid;
import org.laurel.core.value.Rounding;

/// Returns in the model: the purchase without what came back, and the difference.
final class NaiveReturns {

  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.code(), null, false, false);
      this.refusal = refusal;
    }
  }

  /// The only purchase that the return touched.
  private Deed alone;

  private NaiveClawback clawback;

  private final Programme now;
  private final NaivePerson person;
  private final LocalDate today;
  private final Map<String, Long> budgets;

  /// @param now the version at the moment of the return
  /// @param budgets what is left of each budget
  NaiveReturns(Programme now, NaivePerson person, LocalDate today, Map<String, Long> budgets) {
    this.now = now;
    this.budgets = budgets;
    this.person = person;
    this.today = today;
  }

  /// @return what the till pays back, by purchase
  Map<Long, Long> back(Activity.Return back) {
    for (Deed deed : person.deeds) {
      if (deed.act != null && deed.act.key().equals(back.of())) {
        takeBack(deed, back);
        return Map.of();
      }
    }
    Map<Deed, List<BigDecimal>> kept = back.of() == null ? blind(back) : receipted(back);
    Map<Long, Long> refunds = new HashMap<>();
    kept.forEach((deed, quantities) -> refunds.put(deed.purchase.id(), revise(deed, quantities)));
    alone = kept.size() == 1 ? kept.keySet().iterator().next() : null;
    return refunds;
  }

  /// An act, as if it had never been done.
  private void takeBack(Deed deed, Activity.Return back) {
    refuseIf(back.occurred().isBefore(deed.act.occurred()), Refusal.BEFORE_PURCHASE);
    refuseIf(!back.lines().isEmpty(), Refusal.UNKNOWN_LINE);
    refuseIf(deed.takenBack, Refusal.ACT_TAKEN_BACK);
    int days = deed.programme.acts().get(deed.act.act()).back();
    refuseIf(days == 0, Refusal.ACT_STANDS);
    LocalDate day = LocalDate.ofInstant(back.occurred(), now.zone());
    refuseIf(day.isAfter(deed.day.plusDays(days)), Refusal.TOO_LATE);
    new NaiveClawback(now, person, today, deed).settle(List.of());
    deed.takenBack = true;
    deed.gains = List.of();
    deed.given = Map.of();
    deed.counted = Map.of();
    deed.used = Map.of();
  }

  private static void refuseIf(boolean wrong, Refusal refusal) {
    if (wrong) {
      throw new Refused(refusal);
    }
  }

  private Map<Deed, List<BigDecimal>> receipted(Activity.Return back) {
    Deed deed =
        person.deeds.stream()
            .filter(d -> d.purchase != null && d.purchase.key().equals(back.of()))
            .findFirst()
            .orElseThrow(() -> new Refused(Refusal.UNKNOWN_PURCHASE));
    if (back.occurred().isBefore(deed.purchase.occurred())) {
      throw new Refused(Refusal.BEFORE_PURCHASE);
    }
    List<BigDecimal> kept = new ArrayList<>(deed.kept);
    if (back.lines().isEmpty()) {
      kept.replaceAll(_ -> BigDecimal.ZERO);
    }
    List<Integer> numbers = deed.purchase.lines().stream().map(Activity.Line::number).toList();
    for (ReturnedLine line : back.lines()) {
      if (!numbers.contains(line.number())) {
        throw new Refused(Refusal.UNKNOWN_LINE);
      }
    }
    for (ReturnedLine line : back.lines()) {
      int i = numbers.indexOf(line.number());
      kept.set(i, kept.get(i).subtract(line.quantity().toBigDecimal()));
      if (kept.get(i).signum() < 0) {
        throw new Refused(Refusal.RETURNED_TOO_MUCH);
      }
    }
    return Map.of(deed, kept);
  }

  private Map<Deed, List<BigDecimal>> blind(Activity.Return back) {
    List<Deed> deeds = new ArrayList<>();
    LocalDate day = LocalDate.ofInstant(back.occurred(), now.zone());
    for (Deed deed : person.deeds) {
      if (deed.purchase != null
          && deed.purchase.occurred().compareTo(back.occurred()) <= 0
          && now.blindReturns() > 0
          && !deed.day.plusDays(now.blindReturns()).isBefore(day)) {
        deeds.add(deed);
      }
    }
    deeds.sort(
        Comparator.comparing((Deed deed) -> deed.purchase.occurred())
            .thenComparing(deed -> deed.purchase.id()));
    Map<Deed, List<BigDecimal>> touched = new LinkedHashMap<>();
    for (ReturnedLine line : back.lines()) {
      BigDecimal rest = line.quantity().toBigDecimal();
      for (Deed deed : deeds.reversed()) {
        for (int i = 0; i < deed.kept.size(); i++) {
          List<BigDecimal> kept = touched.getOrDefault(deed, deed.kept);
          BigDecimal part = rest.min(kept.get(i));
          if (deed.purchase.lines().get(i).sku().equals(line.sku()) && part.signum() > 0) {
            touched.computeIfAbsent(deed, d -> new ArrayList<>(d.kept));
            touched.get(deed).set(i, kept.get(i).subtract(part));
            rest = rest.subtract(part);
          }
        }
      }
    }
    return touched;
  }

  private long revise(Deed deed, List<BigDecimal> kept) {
    Map<String, Long> unitsKept = unitsKept(deed, kept);
    NaiveBasket basket = new NaiveBasket(deed.programme, deed.purchase, kept, known(deed));
    long worth = 0;
    for (var units : unitsKept.entrySet()) {
      worth += worth(deed.programme, units.getKey(), units.getValue());
    }
    worth = Math.min(worth, basket.total());
    basket.pay(worth);
    List<Gain> gains = NaiveEarning.of(basket.scene, null, false, basket.room);

    clawback = new NaiveClawback(now, person, today, deed);
    clawback.takeBackTheLast();
    giveUnitsBack(deed, unitsKept);
    person.log = new ArrayList<>();
    clawback.settle(gains);
    deed.moves = clawback.memorable(person.log);

    long due = Math.min(deed.due, basket.total() - worth);
    long refund = deed.due - due;
    deed.kept = kept;
    deed.total = basket.total();
    deed.due = due;
    deed.visit = !basket.nothingKept();
    deed.given = NaiveLadders.given(basket.scene, null, false);
    deed.gains = gains;
    deed.counted = basket.room.counted;
    NaiveCounts.count(deed, basket.scene);
    deed.used.forEach((budget, used) -> budgets.merge(budget.substring(7), used, Long::sum));
    deed.used = NaiveDesk.budgets(basket.room);
    deed.used.forEach((budget, used) -> budgets.merge(budget.substring(7), -used, Long::sum));
    return refund;
  }

  /// What was known then, but of limits and budgets no more than others have left by now.
  private NaiveKnown known(Deed deed) {
    Map<String, Long> counted = deed.counted;
    deed.counted = Map.of();
    Map<String, Long> used = new HashMap<>(deed.known.used());
    used.replaceAll(
        (rule, before) -> rule.contains(":") ? before : Math.max(before, usedByOthers(deed, rule)));
    deed.counted = counted;
    NaiveCounts.rules(used, deed.programme, person, deed.day, deed);
    Map<String, Long> left = new HashMap<>(deed.known.left());
    left.replaceAll(
        (budget, before) ->
            Math.min(
                before,
                budgets.getOrDefault(budget, before)
                    + deed.used.getOrDefault("budget:" + budget, 0L)));
    return new NaiveKnown(
        deed.known.profile(),
        deed.known.ranks(),
        deed.known.balances(),
        used,
        left,
        deed.known.vouchers());
  }

  private long usedByOthers(Deed deed, String rule) {
    Limit limit = null;
    for (EarningRule of : deed.programme.earning()) {
      limit = of.id().equals(rule) ? of.limit() : limit;
    }
    for (Offer of : deed.programme.offers()) {
      limit = of.id().equals(rule) ? of.limit() : limit;
    }
    return person.used(rule, limit, deed.day);
  }

  private static long worth(Programme programme, String unit, long amount) {
    return NaiveBasket.worth(programme, List.of(new Activity.Pay(unit, amount)));
  }

  /// How many of the units paid stay paid: as many as the kept goods' share of the totals takes.
  private static Map<String, Long> unitsKept(Deed deed, List<BigDecimal> kept) {
    Map<String, Long> result = new LinkedHashMap<>();
    List<BigDecimal> all =
        deed.purchase.lines().stream().map(line -> line.quantity().toBigDecimal()).toList();
    NaiveBasket whole = new NaiveBasket(deed.programme, deed.purchase, all, deed.known);
    long total = whole.total();
    long share = 0;
    boolean nothing = true;
    for (int i = 0; i < all.size(); i++) {
      NaiveLine line = whole.scene.lines.get(i);
      share += line.share(line.total(), kept.get(i));
      nothing &= kept.get(i).signum() == 0;
    }
    for (Activity.Pay pay : deed.purchase.pay()) {
      result.merge(pay.unit(), pay.amount(), Long::sum);
    }
    long due = total - Math.min(total, NaiveBasket.worth(deed.programme, deed.purchase.pay()));
    long value =
        total == 0
            ? 0
            : share
                - NaiveBasket.quotient(
                    BigInteger.valueOf(due).multiply(BigInteger.valueOf(share)),
                    BigInteger.valueOf(total),
                    Rounding.HALF_UP);
    for (String unit : List.copyOf(result.keySet())) {
      long units = nothing ? 0 : fewest(deed.programme, unit, result.get(unit), value);
      result.put(unit, units);
      value = Math.max(0, value - worth(deed.programme, unit, units));
    }
    return result;
  }

  /// The fewest units that are worth a value, of those paid; all of them, when they are not worth
  /// more.
  private static long fewest(Programme programme, String unit, long paid, long value) {
    for (Payment payment : programme.payments()) {
      if (payment.unit().equals(unit)) {
        if (value >= worth(programme, unit, paid)) {
          return paid;
        }
        long units =
            NaiveBasket.quotient(
                BigInteger.valueOf(value)
                    .multiply(BigInteger.valueOf(payment.worth().denominator())),
                BigInteger.valueOf(payment.worth().numerator()),
                Rounding.UP);
        return Math.min(paid, units);
      }
    }
    return paid;
  }

  /// After all that followed the return: the next one takes that back, too.
  void remember() {
    if (alone != null) {
      alone.moves = clawback.memorable(person.log);
    }
  }

  private void giveUnitsBack(Deed deed, Map<String, Long> unitsKept) {
    List<Paid> left = new ArrayList<>(deed.paid);
    unitsKept.forEach(
        (unit, keeps) -> {
          long stands =
              left.stream().filter(p -> p.unit().equals(unit)).mapToLong(Paid::amount).sum();
          long rest = Math.max(0, stands - keeps);
          for (int i = left.size() - 1; i >= 0; i--) {
            Paid paid = left.get(i);
            long part = paid.unit().equals(unit) ? Math.min(rest, paid.amount()) : 0;
            if (part > 0) {
              LocalDate lastDay =
                  paid.owed()
                      ? NaiveDays.lastDay(deed.programme.unit(unit), deed.day)
                      : paid.lastDay();
              person.receive(now, new Coin(unit, lastDay, null, part), Book.SPENT, today);
              left.set(i, new Paid(unit, paid.amount() - part, paid.lastDay(), paid.owed()));
              rest -= part;
            }
          }
        });
    left.removeIf(paid -> paid.amount() == 0);
    deed.paid = left;
  }
}
