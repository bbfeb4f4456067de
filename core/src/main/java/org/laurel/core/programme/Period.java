package org.laurel.core.programme;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a rule holds: between two moments, on some weekdays, between two hours.
///
/// @param from first moment, inclusive; `null`: from ever
/// @param until first moment that is too late (the midnight after a last day); `null`: for ever
/// @param weekdays empty: all
/// @param opens with `closes`, hours of the day, `closes` exclusive; the span may cross midnight
///   and then belongs to the weekday on which it opened; both `null`: all day
/// @param storeTime read in the zone of the store instead of the programme's
public record Period(
    @Nullable LocalDateTime from,
    @Nullable LocalDateTime until,
    Set<DayOfWeek> weekdays,
    @Nullable LocalTime opens,
    @Nullable LocalTime closes,
    boolean storeTime) {

  public static final Period ALWAYS = new Period(null, null, Set.of(), null, null, false);

  /// How a moment lies to a period.
  public enum Place {
    INSIDE,
    BEFORE,
    AFTER,
    /// Between the first and the last moment, but on another weekday or at another hour.
    BESIDE
  }

  /// The first moment that is too late for any of them; `null` when none names one.
  public static @Nullable LocalDateTime end(List<Period> periods) {
    LocalDateTime end = null;
    for (Period period : periods) {
      if (period.until != null && (end == null || period.until.isBefore(end))) {
        end = period.until;
      }
    }
    return end;
  }

  public Place place(ZonedDateTime programmeTime, ZoneId store) {
    LocalDateTime time =
        storeTime
            ? programmeTime.withZoneSameInstant(store).toLocalDateTime()
            : programmeTime.toLocalDateTime();
    if (from != null && time.isBefore(from)) {
      return Place.BEFORE;
    }
    if (until != null && !time.isBefore(until)) {
      return Place.AFTER;
    }
    DayOfWeek weekday = time.getDayOfWeek();
    if (opens != null && closes != null) {
      LocalTime hour = time.toLocalTime();
      boolean crossesMidnight = !opens.isBefore(closes);
      boolean open =
          crossesMidnight
              ? !hour.isBefore(opens) || hour.isBefore(closes)
              : !hour.isBefore(opens) && hour.isBefore(closes);
      if (!open) {
        return Place.BESIDE;
      }
      if (crossesMidnight && hour.isBefore(closes)) {
        weekday = weekday.minus(1);
      }
    }
    return weekdays.isEmpty() || weekdays.contains(weekday) ? Place.INSIDE : Place.BESIDE;
  }
}
