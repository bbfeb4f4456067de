package org.laurel.core.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect.Transfer;

/// One effect applied to an account. An effect that does not fit is a bug, never a refusal.
final class Fold {

  private Fold() {}

  static Account apply(Account a, Effect effect) {
    return switch (effect) {
      case Transfer transfer -> enter(leave(a, transfer), transfer);
      case Effect.Counted counted -> a.with(counted(a.tallies(), counted));
      case Effect.ProfileSet(var profile) -> a.with(profile);
      case Effect.StandingSet(var standing) -> a.with(standing);
      case Effect.HoldOpened(var hold) -> a.withHolds(added(a.holds(), hold));
      case Effect.HoldClosed(var redemption, _) -> a.withHolds(closed(a, redemption));
      case Effect.VoucherIssued(var voucher) -> a.withVouchers(added(a.vouchers(), voucher));
      case Effect.VoucherClosed(var code, _) -> a.withVouchers(closed(a, code));
      case Effect.Settled(var moment) -> a.settledAt(moment);
      case Effect.Active(var day) -> a.activeOn(day);
      case Effect.Tied(var ties) -> a.with(ties);
      case Effect.OrderSet(var order) -> a.withOrders(set(a.orders(), order));
      case Effect.OrderClosed(var redemption, _) -> a.withOrders(without(a, redemption));
      case Effect.Used _,
          Effect.Stands _,
          Effect.TakenBack _,
          Effect.FollowUp _,
          Effect.MoneyDue _,
          Effect.By _,
          Effect.CodeUsed _ ->
          a;
    };
  }

  private static Account leave(Account a, Transfer t) {
    return switch (t.from()) {
      case MEMBER -> a.withLots(changed(a.lots(), lot(t, null), -t.amount()));
      case PENDING -> a.withLots(changed(a.lots(), lot(t, t.pendingUntil()), -t.amount()));
      case HELD -> a.withHolds(changed(a.holds(), t, -t.amount()));
      case OWED -> a.withOwed(changed(a.owed(), t.unit(), t.amount()));
      default -> a;
    };
  }

  private static Account enter(Account a, Transfer t) {
    return switch (t.to()) {
      case MEMBER -> a.withLots(changed(a.lots(), lot(t, null), t.amount()));
      case PENDING -> a.withLots(changed(a.lots(), lot(t, t.pendingUntil()), t.amount()));
      case HELD -> a.withHolds(changed(a.holds(), t, t.amount()));
      case OWED -> a.withOwed(changed(a.owed(), t.unit(), -t.amount()));
      default -> a;
    };
  }

  private static Lot lot(Transfer t, @Nullable LocalDate pendingUntil) {
    return new Lot(t.unit(), t.lastDay(), pendingUntil, 0);
  }

  /// The lots with `delta` more in the one that is alike but for its amount.
  private static List<Lot> changed(List<Lot> lots, Lot like, long delta) {
    int found = Collections.binarySearch(lots, like, Lot.ORDER);
    long before = found < 0 ? 0 : lots.get(found).amount();
    long after = Math.addExact(before, delta);
    if (after < 0) {
      throw new IllegalStateException("a lot of " + like.unit() + " holds less than leaves it");
    }
    int place = found < 0 ? -found - 1 : found;
    List<Lot> result = new ArrayList<>(lots.size() + 1);
    for (int i = 0; i < place; i++) {
      result.add(lots.get(i));
    }
    if (after > 0) {
      result.add(like.with(after));
    }
    for (int i = found < 0 ? place : place + 1; i < lots.size(); i++) {
      result.add(lots.get(i));
    }
    return Collections.unmodifiableList(result);
  }

  private static List<Hold> changed(List<Hold> holds, Transfer t, long delta) {
    List<Hold> result = new ArrayList<>(holds);
    for (int i = 0; i < result.size(); i++) {
      Hold hold = result.get(i);
      if (hold.redemption() == t.hold()) {
        result.set(i, hold.with(changed(hold.lots(), lot(t, null), delta)));
        return Collections.unmodifiableList(result);
      }
    }
    throw new IllegalStateException("no hold of redemption " + t.hold());
  }

  private static SortedMap<String, Long> changed(
      SortedMap<String, Long> owed, String unit, long delta) {
    long after = Math.addExact(owed.getOrDefault(unit, 0L), delta);
    if (after < 0) {
      throw new IllegalStateException("more " + unit + " is repaid than is owed");
    }
    return after == 0 ? SmallMap.of(owed).without(unit) : SmallMap.of(owed).with(unit, after);
  }

  private static SortedMap<String, Tally> counted(
      SortedMap<String, Tally> tallies, Effect.Counted counted) {
    Tally tally =
        tallies
            .getOrDefault(counted.tally(), Tally.EMPTY)
            .with(counted.day(), counted.amount())
            .since(counted.keepFrom());
    return tally.entries().isEmpty()
        ? SmallMap.of(tallies).without(counted.tally())
        : SmallMap.of(tallies).with(counted.tally(), tally);
  }

  private static <T> List<T> added(List<T> list, T element) {
    List<T> result = new ArrayList<>(list);
    result.add(element);
    return Collections.unmodifiableList(result);
  }

  private static List<Hold> closed(Account a, long redemption) {
    Hold hold = a.hold(redemption);
    if (hold == null || !hold.lots().isEmpty()) {
      throw new IllegalStateException("hold " + redemption + " is not there, or not empty");
    }
    return a.holds().stream().filter(h -> h != hold).toList();
  }

  private static List<Order> set(List<Order> orders, Order order) {
    List<Order> result = new ArrayList<>(orders);
    for (int i = 0; i < result.size(); i++) {
      if (result.get(i).redemption() == order.redemption()) {
        result.set(i, order);
        return Collections.unmodifiableList(result);
      }
    }
    result.add(order);
    return Collections.unmodifiableList(result);
  }

  private static List<Order> without(Account a, long redemption) {
    Order order = a.order(redemption);
    if (order == null) {
      throw new IllegalStateException("no order of redemption " + redemption);
    }
    return a.orders().stream().filter(o -> o != order).toList();
  }

  private static List<Voucher> closed(Account a, String code) {
    List<Voucher> left = a.vouchers().stream().filter(v -> !v.code().equals(code)).toList();
    if (left.size() == a.vouchers().size()) {
      throw new IllegalStateException("no voucher " + code);
    }
    return left;
  }
}
