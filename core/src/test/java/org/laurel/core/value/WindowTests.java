package org.laurel.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class WindowTests {

  private static final LocalDate LEAP_DAY = LocalDate.parse("2024-02-29");

  @Test
  void aCalendarWindowIsThePeriodTheDayLiesIn() {
    Window month = new Window.InCalendar(Window.Calendar.MONTH);
    assertThat(month.start(LEAP_DAY)).isEqualTo("2024-02-01");
    assertThat(month.end(LEAP_DAY)).isEqualTo(LEAP_DAY);
    Window week = new Window.InCalendar(Window.Calendar.WEEK);
    assertThat(week.start(LEAP_DAY)).isEqualTo("2024-02-26");
    assertThat(week.end(LEAP_DAY)).isEqualTo("2024-03-03");
    Window quarter = new Window.InCalendar(Window.Calendar.QUARTER);
    assertThat(quarter.start(LocalDate.parse("2024-12-31"))).isEqualTo("2024-10-01");
  }

  @Test
  void twelveRollingMonthsEndingOnALeapDayBeginTheDayAfterTheLastTwentyEighth() {
    Window year = new Window.Rolling(Period.ofMonths(12));
    assertThat(year.start(LEAP_DAY)).isEqualTo("2023-03-01");
    assertThat(year.end(LEAP_DAY)).isEqualTo(LEAP_DAY);
  }

  @Test
  void thirtyRollingDaysAreThirtyDays() {
    Window window = new Window.Rolling(Period.ofDays(30));
    assertThat(window.start(LEAP_DAY).datesUntil(LEAP_DAY.plusDays(1))).hasSize(30);
  }

  @Test
  void daysAWindowCannotTellApartShareASlot() {
    Window year = new Window.InCalendar(Window.Calendar.YEAR);
    assertThat(year.slot(LEAP_DAY)).isEqualTo(year.slot(LocalDate.parse("2024-11-30")));
    Window rolling = new Window.Rolling(Period.ofMonths(12));
    assertThat(rolling.slot(LEAP_DAY)).isEqualTo(LEAP_DAY);
  }

  @Test
  void aMembershipYearGoesFromAnAnniversaryToTheDayBeforeTheNext() {
    Window year = new Window.MembershipYear(null).since(LocalDate.of(2024, 5, 10));

    assertThat(year.start(LocalDate.of(2026, 5, 9))).isEqualTo("2025-05-10");
    assertThat(year.end(LocalDate.of(2026, 5, 9))).isEqualTo("2026-05-09");
    assertThat(year.start(LocalDate.of(2026, 5, 10))).isEqualTo("2026-05-10");
  }

  @Test
  void whoJoinedOnALeapDayHasTheTwentyEighthInOtherYears() {
    Window.MembershipYear year = new Window.MembershipYear(LocalDate.of(2024, 2, 29));

    assertThat(year.end(LocalDate.of(2024, 2, 29))).isEqualTo("2025-02-27");
    assertThat(year.start(LocalDate.of(2025, 2, 28))).isEqualTo("2025-02-28");
    assertThat(year.end(LocalDate.of(2027, 3, 1))).isEqualTo("2028-02-28");
    assertThat(year.end(LocalDate.of(2027, 3, 1), 1)).isEqualTo("2029-02-27");
  }
}
