package org.laurel.core.account;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Decimal;

/// A purchase as a return needs to see it: what was bought, what was known then, and what stands of
/// it now.
///
/// @param programme the version it was decided by
/// @param purchase as it was taken
/// @param then what it was decided by
/// @param stand after its last return
/// @param bought the account whose purchase it was, when another one decides now; 0: it is its own
public record Receipt(
    Programme programme, Activity.Purchase purchase, Then then, Stand stand, long bought) {

  public Receipt(Programme programme, Activity.Purchase purchase, Then then, Stand stand) {
    this(programme, purchase, then, stand, 0);
  }

  /// The same as the account sees it by which it is decided now.
  ///
  /// @param here that account's ties
  /// @param bought the account whose purchase it was
  public Receipt seenFrom(Ties here, long bought) {
    long person = here.person(bought);
    Then seen = person == 0 ? then : then.by(person);
    return new Receipt(programme, purchase, seen, stand, bought);
  }

  /// What the decision knew besides the purchase itself, kept so that it can be had again.
  ///
  /// @param tiers level by ladder
  /// @param balances what could be spent by unit, for conditions that ask
  /// @param used by tally: what the member had used of a limit before
  /// @param left by global counter: what was left of it
  /// @param vouchers used: code to reward
  /// @param ties to other accounts
  /// @param person who of those who share the account; 0: its owner
  public record Then(
      @Nullable Profile profile,
      SortedMap<String, String> tiers,
      SortedMap<String, Long> balances,
      SortedMap<String, Long> used,
      SortedMap<String, Long> left,
      SortedMap<String, String> vouchers,
      Ties ties,
      long person) {

    /// With those vouchers only.
    public Then with(Collection<String> codes) {
      if (codes.containsAll(vouchers.keySet())) {
        return this;
      }
      SortedMap<String, String> kept = new TreeMap<>(vouchers);
      kept.keySet().retainAll(codes);
      return new Then(profile, tiers, balances, used, left, kept, ties, person);
    }

    /// The same, of somebody who shares the account by now.
    Then by(long person) {
      return new Then(profile, tiers, balances, used, left, vouchers, ties, person);
    }
  }

  /// What stands of a purchase.
  ///
  /// @param purchase its id
  /// @param lines every line of the purchase, in its order
  /// @param chosen how its discounts came about
  /// @param total after discounts, of what is kept
  /// @param due after units paid, of what is kept
  /// @param earned what rules gave and still stands, in order of rules
  /// @param paid units paid with that still stand, in the order they were taken
  /// @param moves the transfers of the last return that the next one reverses before it decides
  ///   anew, so that any slicing of returns ends the same; empty when nothing depends on it
  /// @param counted what each limit's tally was raised by
  /// @param used what each global counter was raised by
  public record Stand(
      long purchase,
      List<Kept> lines,
      Chosen chosen,
      long total,
      long due,
      List<Earned> earned,
      List<Paid> paid,
      List<Effect.Transfer> moves,
      SortedMap<String, Long> counted,
      SortedMap<String, Long> used) {}

  /// @param quantity not brought back
  /// @param price of that quantity, before discounts
  /// @param offs what offers took off it, in the order of the text
  public record Kept(int line, Decimal quantity, long price, List<Off> offs) {

    public long discount() {
      long discount = 0;
      for (Off off : offs) {
        discount += off.amount();
      }
      return discount;
    }
  }

  /// @param offer that took it off, or the reward of a voucher
  /// @param amount above 0
  public record Off(String offer, long amount) {}

  /// How the discounts came about.
  public enum Chosen {
    /// No other combination of offers and vouchers is better: takes more off or, for the margin,
    /// takes less off and leaves nothing out.
    BEST,
    /// The best one found within a fixed number of steps; there may be a better one.
    BEST_FOUND,
    /// The till gave them.
    GIVEN
  }

  /// @param rule that gave it
  /// @param pendingUntil as it was at earning, even if that day has passed
  public record Earned(
      String rule,
      String unit,
      long amount,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate pendingUntil) {}

  /// @param lastDay of the lot it was taken from
  /// @param owed taken from no lot: paid offline without having it
  /// @param card the gift card that paid; 0: the member did
  public record Paid(
      String unit, long amount, @Nullable LocalDate lastDay, boolean owed, long card) {

    public Paid(String unit, long amount, @Nullable LocalDate lastDay, boolean owed) {
      this(unit, amount, lastDay, owed, 0);
    }

    /// So much of it.
    public Paid with(long amount) {
      return new Paid(unit, amount, lastDay, owed, card);
    }
  }
}
