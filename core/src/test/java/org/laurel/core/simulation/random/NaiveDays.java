package org.laurel.core.simulation.random;

import java.time.LocalDate;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Window;

/// The model's calendar: everything by trying one day after the other.
final class NaiveDays {

  private NaiveDays() {}

  static LocalDate lastDay(Unit unit, LocalDate earned) {
    if (unit.expiry() instanceof Unit.Expiry.OnDate on) {
      return on.day();
    }
    if (!(unit.expiry() instanceof Unit.Expiry.AfterEarning after)) {
      return null;
    }
    LocalDate day = earned.plus(after.length());
    while (after.roundedTo() != null
        && period(after.roundedTo(), day) == period(after.roundedTo(), day.plusDays(1))) {
      day = day.plusDays(1);
    }
    return day;
  }

  /// A number for the calendar period that a day lies in.
  static long period(Window.Calendar calendar, LocalDate day) {
    return switch (calendar) {
      case DAY -> day.toEpochDay();
      case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L).toEpochDay();
      case MONTH -> 12L * day.getYear() + day.getMonthValue();
      case QUARTER -> 4L * day.getYear() + (day.getMonthValue() - 1) / 3;
      case YEAR -> day.getYear();
    };
  }

  /// How many anniversaries of a day there have been up to another.
  private static int year(LocalDate joined, LocalDate day) {
    int years = -10;
    while (!joined.plusYears(years + 1).isAfter(day)) {
      years++;
    }
    return years;
  }

  /// Whether a window as seen from one day takes in another.
  static boolean sees(Window window, LocalDate from, LocalDate day) {
    return switch (window) {
      case Window.InCalendar(var calendar) -> period(calendar, from) == period(calendar, day);
      case Window.Rolling(var length) -> !day.isAfter(from) && day.isAfter(from.minus(length));
      case Window.MembershipYear(var joined) -> year(joined, from) == year(joined, day);
      case Window.Lifetime _ -> true;
    };
  }
}
