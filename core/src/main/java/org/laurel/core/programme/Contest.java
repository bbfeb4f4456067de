package org.laurel.core.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window;
import org.laurel.core.value.Window.Calendar;

/// Who has most of something in a month, or another period of the calendar, wins.
///
/// What winners get is said by rules and levels that listen to [Trigger.OnWin].
///
/// @param decidedAfter whole days after a period until it is decided, so that late tills and
///   returns count; 0: at its end
/// @param winners how many there are; 1 or more
/// @param named who is shown by name; `null`: nobody
public record Contest(
    String id,
    Names name,
    Counts counts,
    Calendar period,
    int decidedAfter,
    int winners,
    @Nullable Condition named) {

  /// The attribute that conditions of what winners get can ask about: 1 for the first.
  public static final String RANK = "rank";

  /// The name of the account's tally of what is counted.
  public String tally() {
    return "contest:" + id;
  }

  /// First day of the period in which a day lies.
  public LocalDate first(LocalDate day) {
    return Window.startOf(period, day);
  }

  /// Last day of the period in which a day lies.
  public LocalDate last(LocalDate day) {
    return Window.endOf(period, day);
  }

  /// The moment at which the period in which a day lies is decided: the beginning of a day.
  public Instant decided(LocalDate day, ZoneId zone) {
    return last(day).plusDays(decidedAfter + 1L).atStartOfDay(zone).toInstant();
  }
}
