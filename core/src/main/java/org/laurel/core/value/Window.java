package org.laurel.core.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The stretch of days that a limit or a ladder looks at, as seen from one day.
public sealed interface Window {

  enum Calendar {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }

  /// `per calendar month`: the calendar period that the day lies in. Weeks begin on Monday.
  record InCalendar(Calendar calendar) implements Window {}

  /// `in any 30 days`, `rolling 12 months`: the day and the days before it, `length` long.
  record Rolling(Period length) implements Window {}

  /// `membership year`: the year from joining, or from an anniversary of it, to the day before the
  /// next one. Who joined on 29 February has the 28th in other years.
  ///
  /// @param joined `null` until it is known whose year is meant: see [#since]
  record MembershipYear(@Nullable LocalDate joined) implements Window {

    /// Last day of the year in which a day lies, or so many years later.
    public LocalDate end(LocalDate day, int yearsLater) {
      return anniversary(number(day) + 1 + yearsLater).minusDays(1);
    }

    private LocalDate anniversary(int years) {
      return Objects.requireNonNull(joined, "whose year").plusYears(years);
    }

    private int number(LocalDate day) {
      int years = day.getYear() - anniversary(0).getYear();
      return anniversary(years).isAfter(day) ? years - 1 : years;
    }
  }

  /// Everything there ever was.
  record Lifetime() implements Window {}

  /// The window of a member who joined on a day.
  default Window since(LocalDate joined) {
    return this instanceof MembershipYear ? new MembershipYear(joined) : this;
  }

  /// First day of the window as seen from `day`.
  default LocalDate start(LocalDate day) {
    return switch (this) {
      case InCalendar(var calendar) -> startOf(calendar, day);
      case Rolling(var length) -> day.minus(length).plusDays(1);
      case MembershipYear year -> year.anniversary(year.number(day));
      case Lifetime _ -> LocalDate.EPOCH;
    };
  }

  /// Last day of the window as seen from `day`; a day that comes later is not counted.
  default LocalDate end(LocalDate day) {
    return switch (this) {
      case InCalendar(var calendar) -> endOf(calendar, day);
      case Rolling _ -> day;
      case MembershipYear year -> year.end(day, 0);
      case Lifetime _ -> LocalDate.MAX;
    };
  }

  /// The day under which an amount of `day` is tallied: windows that cannot tell two days apart
  /// keep them together.
  default LocalDate slot(LocalDate day) {
    return this instanceof Rolling || this instanceof MembershipYear ? day : start(day);
  }

  static LocalDate startOf(Calendar calendar, LocalDate day) {
    return switch (calendar) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  static LocalDate endOf(Calendar calendar, LocalDate day) {
    return switch (calendar) {
      case DAY -> day;
      case WEEK -> startOf(calendar, day).plusDays(6);
      case MONTH -> day.withDayOfMonth(day.lengthOfMonth());
      case QUARTER -> startOf(calendar, day).plusMonths(3).minusDays(1);
      case YEAR -> LocalDate.of(day.getYear(), 12, 31);
    };
  }
}
