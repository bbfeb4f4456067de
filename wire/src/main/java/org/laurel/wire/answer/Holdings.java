package org.laurel.wire.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Lot;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.tiers.Progress;

/// What a member sees of an account: balances and tiers.
///
/// @param balances by unit; units of which there is nothing may be missing
/// @param tiers by ladder, the membership's among them
public record Holdings(SortedMap<String, Balance> balances, SortedMap<String, Tier> tiers) {

  /// In smallest amounts.
  ///
  /// @param available what can be spent; below 0 when something is owed
  /// @param owed how much of a debt lowers `available`
  public record Balance(long available, long pending, long held, long owed) {
    public static final Balance NONE = new Balance(0, 0, 0, 0);
  }

  /// @param until last day for which the level is kept; `null`: no end
  /// @param counted what counts towards levels, in the window of that day: by the word for it, in
  ///   smallest amounts
  /// @param by last day of that window; `null`: no end
  public record Tier(
      String level,
      @Nullable LocalDate until,
      SortedMap<String, Long> counted,
      @Nullable LocalDate by) {}

  /// What an account holds at the moment up to which it is settled.
  public static Holdings of(Programme programme, Account account) {
    return of(programme, account, account.settled());
  }

  /// What an account holds at a moment up to which nothing more is due.
  public static Holdings of(Programme programme, Account account, Instant now) {
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
    LocalDate day = now.atZone(programme.zone()).toLocalDate();
    SortedMap<String, Tier> tiers = new TreeMap<>();
    for (Ladder ladder : programme.ladders()) {
      Progress at = Progress.of(ladder, account, day);
      tiers.put(ladder.id(), new Tier(at.level(), at.until(), at.counted(), at.by()));
    }
    return new Holdings(
        Collections.unmodifiableSortedMap(balances), Collections.unmodifiableSortedMap(tiers));
  }
}
