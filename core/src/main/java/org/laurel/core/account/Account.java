package org.laurel.core.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.activity.Profile;

/// All that an account holds: the fold of its effects, from [#empty].
///
/// @param profile `null` until it is enrolled
/// @param settled everything due up to this moment has been done
/// @param active day of the last activity that keeps it alive (not `Time`); `null`: none yet
/// @param lots sorted by unit, then last day (none last), then end of pending (available first);
///   amounts above 0
/// @param owed what could not be taken back, by unit; amounts above 0
/// @param tallies by name: what windows look back on
/// @param ties to other accounts
/// @param orders what was redeemed and is not over yet, the oldest first
public record Account(
    long id,
    @Nullable Profile profile,
    Instant settled,
    @Nullable LocalDate active,
    List<Lot> lots,
    SortedMap<String, Long> owed,
    List<Hold> holds,
    SortedMap<String, Standing> standings,
    SortedMap<String, Tally> tallies,
    List<Voucher> vouchers,
    List<Order> orders,
    Ties ties) {

  public static Account empty(long id) {
    return new Account(
        id,
        null,
        Instant.EPOCH,
        null,
        List.of(),
        SmallMap.empty(),
        List.of(),
        SmallMap.empty(),
        SmallMap.empty(),
        List.of(),
        List.of(),
        Ties.NONE);
  }

  /// This account after one more effect: the only way in which state comes about.
  ///
  /// @throws IllegalStateException when the effect does not fit, such as more leaving a lot than it
  ///   holds
  public Account after(Effect effect) {
    return Fold.apply(this, effect);
  }

  /// The account on which an activity of this member's has to be decided instead; 0: on this one.
  public long elsewhere(Activity activity) {
    boolean own =
        switch (activity) {
          case Activity.Time _, Activity.Enrol _ -> true;
          case Activity.Change _, Activity.Join _, Activity.Merge _ -> ties.bond() == Bond.SHARED;
          default -> activity.follows();
        };
    return own || ties.bond() == Bond.NONE ? 0 : ties.movedTo();
  }

  /// What can be spent of a unit: lots not pending, less what is owed; below 0 only when owed.
  public long available(String unit) {
    long sum = -owed.getOrDefault(unit, 0L);
    for (Lot lot : lots) {
      if (lot.pendingUntil() == null && lot.unit().equals(unit)) {
        sum += lot.amount();
      }
    }
    return sum;
  }

  /// What lies in one lot.
  public long amount(String unit, @Nullable LocalDate lastDay, @Nullable LocalDate pendingUntil) {
    Lot like = new Lot(unit, lastDay, pendingUntil, 0);
    for (Lot lot : lots) {
      if (Lot.ORDER.compare(lot, like) == 0) {
        return lot.amount();
      }
    }
    return 0;
  }

  /// What can be spent of a unit, and what is pending of it.
  public long total(String unit) {
    long sum = -owed.getOrDefault(unit, 0L);
    for (Lot lot : lots) {
      if (lot.unit().equals(unit)) {
        sum += lot.amount();
      }
    }
    return sum;
  }

  public long pending(String unit) {
    long sum = 0;
    for (Lot lot : lots) {
      if (lot.pendingUntil() != null && lot.unit().equals(unit)) {
        sum += lot.amount();
      }
    }
    return sum;
  }

  public long held(String unit) {
    long sum = 0;
    for (Hold hold : holds) {
      for (Lot lot : hold.lots()) {
        if (lot.unit().equals(unit)) {
          sum += lot.amount();
        }
      }
    }
    return sum;
  }

  public @Nullable Hold hold(long redemption) {
    return holds.stream().filter(h -> h.redemption() == redemption).findFirst().orElse(null);
  }

  public @Nullable Order order(long redemption) {
    return orders.stream().filter(o -> o.redemption() == redemption).findFirst().orElse(null);
  }

  Account with(Profile profile) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account with(SortedMap<String, Tally> tallies) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account with(Standing standing) {
    return new Account(
        id,
        profile,
        settled,
        active,
        lots,
        owed,
        holds,
        SmallMap.of(standings).with(standing.ladder(), standing),
        tallies,
        vouchers,
        orders,
        ties);
  }

  Account withLots(List<Lot> lots) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account withOwed(SortedMap<String, Long> owed) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account withHolds(List<Hold> holds) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account withVouchers(List<Voucher> vouchers) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account withOrders(List<Order> orders) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account settledAt(Instant settled) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account activeOn(LocalDate active) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }

  Account with(Ties ties) {
    return new Account(
        id, profile, settled, active, lots, owed, holds, standings, tallies, vouchers, orders,
        ties);
  }
}
