package org.laurel.wire.answer;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Lot;

/// What a member sees of an account: balances and tiers.
///
/// @param balances by unit; units of which there is nothing may be missing
/// @param tiers by ladder
public record Holdings(SortedMap<String, Balance> balances, SortedMap<String, Tier> tiers) {

  /// In smallest amounts.
  ///
  /// @param available what can be spent; below 0 when something is owed
  /// @param owed how much of a debt lowers `available`
  public record Balance(long available, long pending, long held, long owed) {
    public static final Balance NONE = new Balance(0, 0, 0, 0);
  }

  /// @param until last day for which the level is kept; `null`: no end
  public record Tier(String level, @Nullable LocalDate until) {}

  public static Holdings of(Account account) {
    TreeSet<String> units = new TreeSet<>(account.owed().keySet());
    account.lots().forEach(lot -> units.add(lot.unit()));
    account.holds().forEach(hold -> hold.lots().stream().map(Lot::unit).forEach(units::add));
    SortedMap<String, Balance> balances = new TreeMap<>();
    for (String unit : units) {
      balances.put(
          unit,
          new Balance(
              account.available(unit),
              account.pending(unit),
              account.held(unit),
              account.owed().getOrDefault(unit, 0L)));
    }
    SortedMap<String, Tier> tiers = new TreeMap<>();
    account
        .standings()
        .forEach((ladder, at) -> tiers.put(ladder, new Tier(at.level(), at.until())));
    return new Holdings(
        Collections.unmodifiableSortedMap(balances), Collections.unmodifiableSortedMap(tiers));
  }
}
