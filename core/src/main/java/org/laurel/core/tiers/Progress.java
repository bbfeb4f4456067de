package org.laurel.core.tiers;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Standing;
import org.laurel.core.programme.Ladder;

/// Where an account stands on a ladder and how far it has come.
///
/// @param level its id
/// @param until last day for which the level is kept; `null`: no end
/// @param counted in the window that the day lies in, by the word for what is counted; smallest
///   amounts
/// @param by last day of that window, until which there is time to reach more; `null`: no end
public record Progress(
    String level,
    @Nullable LocalDate until,
    SortedMap<String, Long> counted,
    @Nullable LocalDate by) {

  /// @param day in the programme's zone
  public static Progress of(Ladder ladder, Account account, LocalDate day) {
    Climb climb = new Climb(ladder, account, day);
    SortedMap<String, Long> counted = new TreeMap<>();
    ladder.counts().forEach(counts -> counted.put(counts.word(), climb.now(counts)));
    Standing standing = account.standings().get(ladder.id());
    return new Progress(
        standing == null ? ladder.levels().getFirst().id() : standing.level(),
        standing == null ? null : standing.until(),
        Collections.unmodifiableSortedMap(counted),
        climb.windowEnds());
  }
}
