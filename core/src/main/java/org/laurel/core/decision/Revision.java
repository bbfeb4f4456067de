package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Effect.Transfer;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Receipt.Paid;
import org.laurel.core.account.Receipt.Stand;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.account.Tally;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Pay;
import org.laurel.core.activity.Parcel;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// A purchase decided again without what came back, and the difference to what stands.
///
/// Everything is computed from the quantities kept, after what the last return of the purchase did
/// has been reversed, so the end does not depend on how returns were sliced. The cumulative share
/// of units paid comes back first, to the lots they came from (the last taken first); the rest of
/// what came back is money, never below zero.
final class Revision {

  private final Draft draft;
  private final Receipt receipt;
  private final Map<String, Long> left;
  private final Programme programme;
  private final LocalDate day;
  private final Basket basket;
  private final Clawback clawback;
  private final SequencedMap<String, Long> paidKept = new LinkedHashMap<>();
  private final List<Earned> earned = new ArrayList<>();
  private final List<Decision.UnitsBack> unitsBack = new ArrayList<>();
  private final List<Paid> cardsBack = new ArrayList<>();
  private List<Paid> paid = List.of();
  private List<Transfer> moves = List.of();
  private SortedMap<String, Long> counted = new TreeMap<>();

  /// What the purchase counts in tallies of limits that do not remember its day any more, and so
  /// goes on counting whatever comes back.
  private final SortedMap<String, Long> forgotten = new TreeMap<>();

  private long worth;
  private int mark;

  /// @param kept the quantity kept of every line
  /// @param left what is left of each budget now; kept up to date for the next revision
  Revision(Draft draft, Receipt receipt, List<Decimal> kept, Map<String, Long> left) {
    this.draft = draft;
    this.receipt = receipt;
    this.left = left;
    this.programme = receipt.programme();
    this.day = receipt.purchase().occurred().atZone(programme.zone()).toLocalDate();
    this.clawback = new Clawback(draft, programme, day);
    Then then = bounded(draft.account().tallies(), left);
    this.basket = Basket.of(programme, receipt.purchase(), kept, then);
  }

  /// What was known then; but a return must not overdraw limits and budgets that others have used
  /// since. What the purchase itself uses of them is its own in any case.
  private Then bounded(Map<String, Tally> tallies, Map<String, Long> leftNow) {
    Then then = receipt.then();
    Stand stand = receipt.stand();
    SortedMap<String, Long> used = new TreeMap<>(then.used());
    limits(
        (limit, rule) -> {
          Tallies kind = Tallies.of(limit, rule);
          Tally now = tallies.getOrDefault(Tallies.of(then.person(), kind.tally()), Tally.EMPTY);
          long own = stand.counted().getOrDefault(kind.tally(), 0L);
          // What others have used since is not known any more: then it gets no more than it had.
          boolean known = !kind.forgotten(now, day);
          if (!known) {
            forgotten.put(kind.tally(), own);
          }
          long others = known ? kind.used(now.with(kind.slot(day), -own), day) : limit.most() - own;
          used.merge(kind.tally(), Math.max(0, others), Math::max);
        });
    SortedMap<String, Long> left = new TreeMap<>(then.left());
    left.replaceAll(
        (counter, before) ->
            Math.min(
                before,
                leftNow.getOrDefault(counter, before) + stand.used().getOrDefault(counter, 0L)));
    return new Then(
        then.profile(),
        then.tiers(),
        then.balances(),
        used,
        left,
        then.vouchers(),
        then.ties(),
        then.person());
  }

  private void limits(BiConsumer<Limit, String> each) {
    for (EarningRule rule : programme.earning()) {
      if (rule.limit() != null) {
        each.accept(rule.limit(), rule.id());
      }
    }
    for (Offer offer : programme.offers()) {
      if (offer.limit() != null) {
        each.accept(offer.limit(), offer.id());
      }
    }
  }

  /// Posts what changes for the member; [#stands] has to follow.
  void post() {
    Stand before = receipt.stand();
    draft.at(programme, receipt.purchase().place());
    draft.by(receipt.then().person());
    clawback.reversed(Reversal.of(draft, before.moves()));
    keepPaid();
    for (var units : paidKept.entrySet()) {
      worth += Purchases.worth(programme, units.getKey(), units.getValue());
    }
    worth = Math.min(worth, basket.total());
    basket.paid(worth);
    var stands = Counts.stands(programme, draft.account().tallies(), day, before);
    earned.addAll(new Earnings(basket.scene, Purchases.ANY, basket.allowance, stands).earned);
    paid = giveUnitsBack(before.paid());
    mark = draft.mark();
    clawback.settle(before.earned(), earned);
    moves = draft.since(mark);
    counted = Purchases.counted(programme, basket, earned);
    counted.putAll(forgotten);
    count(before.counted(), counted);
    use(before.used(), basket.allowance.used());
  }

  /// Writes down what stands of the purchase from now on.
  ///
  /// @param alone whether the activity returned nothing else, so that all it did since may be
  ///   reversed by the next return
  Decision.Refund stands(boolean alone) {
    Stand before = receipt.stand();
    long due = Math.min(before.due(), basket.total() - worth);
    long money = before.due() - due;
    draft.post(
        new Effect.Stands(
            new Stand(
                before.purchase(),
                basket.kept(),
                basket.discounts.chosen,
                basket.total(),
                due,
                List.copyOf(earned),
                paid,
                moves(alone),
                counted,
                basket.allowance.used())));
    draft.note(
        "",
        Reason.Outcome.TAKEN_BACK,
        Why.REFUNDED,
        "money",
        Param.money(money, programme.money()));
    return new Decision.Refund(before.purchase(), money, List.copyOf(unitsBack));
  }

  /// What a gift card paid goes back to it.
  ///
  /// @param cause id of the return
  void giveCardsBack(long cause) {
    for (Paid back : cardsBack) {
      draft.follow(
          back.card(),
          key ->
              new Activity.Receive(
                  0,
                  key,
                  draft.occurred(),
                  draft.account().id(),
                  List.of(new Parcel(back.unit(), back.amount(), back.lastDay(), null)),
                  Activity.Receive.How.PAID_BACK),
          cause,
          "card-" + purchase() + "-" + back.unit());
    }
  }

  long purchase() {
    return receipt.stand().purchase();
  }

  /// The account whose purchase it was, when it is another one; else 0.
  long bought() {
    return receipt.bought();
  }

  /// Whether all of the purchase has come back.
  boolean empty() {
    return basket.empty();
  }

  /// What the next return has to reverse. What was forgiven stays forgiven.
  private List<Transfer> moves(boolean alone) {
    if (!clawback.elsewhere() && draft.programme.exchanges().isEmpty()) {
      return List.of();
    }
    return (alone ? draft.since(mark) : moves)
        .stream().filter(t -> t.from() != Book.FORGIVEN).toList();
  }

  /// How much of every unit paid is still kept by the shop: the share that the kept goods have in
  /// the whole total.
  private void keepPaid() {
    Basket whole = Basket.whole(programme, receipt.purchase(), receipt.then());
    long total = whole.total();
    long share = 0;
    for (int i = 0; i < whole.lines.size(); i++) {
      BasketLine line = whole.lines.get(i);
      share += BasketLine.part(line.line, line.total(), basket.lines.get(i).quantity);
    }
    SequencedMap<String, Long> amounts = new LinkedHashMap<>();
    for (Pay pay : receipt.purchase().pay()) {
      amounts.merge(pay.unit(), pay.amount(), Math::addExact);
    }
    long worth = 0;
    for (var pay : amounts.entrySet()) {
      worth += Purchases.worth(programme, pay.getKey(), pay.getValue());
    }
    long due = total - Math.min(worth, total);
    long value = total == 0 ? 0 : share - Ratio.divide(due, share, total, Rounding.HALF_UP);
    for (var pay : amounts.entrySet()) {
      long units = basket.empty() ? 0 : unitsFor(pay.getKey(), pay.getValue(), value);
      paidKept.put(pay.getKey(), units);
      value -= Math.min(value, Purchases.worth(programme, pay.getKey(), units));
    }
  }

  /// The fewest units, of those paid, that are worth `value`.
  private long unitsFor(String unit, long paid, long value) {
    Payment payment = Purchases.payment(programme, unit);
    if (payment == null || value >= payment.worth().of(paid, Rounding.DOWN)) {
      return paid;
    }
    Ratio worth = payment.worth();
    long units = Ratio.divide(value, worth.denominator(), worth.numerator(), Rounding.UP);
    return Math.min(paid, units);
  }

  private List<Paid> giveUnitsBack(List<Paid> before) {
    List<Paid> kept = new ArrayList<>(before);
    paidKept.forEach(
        (unitId, keeps) -> {
          Unit unit = programme.unit(unitId);
          long stands =
              kept.stream().filter(p -> p.unit().equals(unitId)).mapToLong(Paid::amount).sum();
          long rest = Math.max(0, stands - keeps);
          if (rest == 0) {
            return;
          }
          unitsBack.add(new Decision.UnitsBack(unitId, rest));
          draft.note(
              unitId, Reason.Outcome.TAKEN_BACK, Why.UNITS_BACK, "units", Param.units(rest, unit));
          for (int i = kept.size() - 1; i >= 0 && rest > 0; i--) {
            Paid paid = kept.get(i);
            if (paid.unit().equals(unitId)) {
              long part = Math.min(rest, paid.amount());
              LocalDate last = paid.owed() ? unit.lastDay(day) : paid.lastDay();
              if (paid.card() == 0) {
                draft.give(Book.SPENT, unit, part, last, null, "");
              } else {
                cardsBack.add(new Paid(unitId, part, unit.lastDay(day), false, paid.card()));
              }
              kept.set(i, paid.with(paid.amount() - part));
              rest -= part;
            }
          }
        });
    kept.removeIf(p -> p.amount() == 0);
    return List.copyOf(kept);
  }

  private void count(SortedMap<String, Long> before, SortedMap<String, Long> after) {
    for (String tally : names(before, after)) {
      long change = after.getOrDefault(tally, 0L) - before.getOrDefault(tally, 0L);
      Tallies kind = Tallies.of(programme, tally);
      Tally now = Tallies.entries(draft.account(), tally, draft.person());
      if (change != 0 && !kind.forgotten(now, day)) {
        draft.post(kind.counted(day, change));
      }
    }
  }

  private void use(SortedMap<String, Long> before, SortedMap<String, Long> after) {
    for (String counter : names(before, after)) {
      long more = after.getOrDefault(counter, 0L) - before.getOrDefault(counter, 0L);
      draft.use(counter, more);
      left.computeIfPresent(counter, (_, rest) -> rest - more);
    }
  }

  private static TreeSet<String> names(
      SortedMap<String, Long> before, SortedMap<String, Long> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names;
  }
}
