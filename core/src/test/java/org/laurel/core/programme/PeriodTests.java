package org.laurel.core.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurel.core.programme.Period.Place;

class PeriodTests {

  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

  private static Place place(Period period, String moment) {
    return period.place(ZonedDateTime.parse(moment).withZoneSameInstant(WARSAW), ATHENS);
  }

  @Test
  void aCampaignIncludesItsLastDayToTheLastSecond() {
    Period campaign =
        new Period(
            LocalDateTime.parse("2022-08-12T00:00"),
            LocalDateTime.parse("2022-11-01T00:00"),
            Set.of(),
            null,
            null,
            false);
    assertThat(place(campaign, "2022-08-11T23:59:59+02:00")).isEqualTo(Place.BEFORE);
    assertThat(place(campaign, "2022-08-12T00:00:00+02:00")).isEqualTo(Place.INSIDE);
    assertThat(place(campaign, "2022-10-31T23:59:59+01:00")).isEqualTo(Place.INSIDE);
    assertThat(place(campaign, "2022-11-01T00:00:00+01:00")).isEqualTo(Place.AFTER);
  }

  @Test
  void aHappyHourIsReadInTheStoresTimeWhenItSaysSo() {
    LocalTime four = LocalTime.of(16, 0);
    LocalTime six = LocalTime.of(18, 0);
    Period programme = new Period(null, null, Set.of(), four, six, false);
    Period store = new Period(null, null, Set.of(), four, six, true);
    assertThat(place(programme, "2026-02-03T15:30:00+01:00")).isEqualTo(Place.BESIDE);
    assertThat(place(store, "2026-02-03T15:30:00+01:00")).isEqualTo(Place.INSIDE);
    assertThat(place(programme, "2026-02-03T17:30:00+01:00")).isEqualTo(Place.INSIDE);
    assertThat(place(store, "2026-02-03T17:30:00+01:00")).isEqualTo(Place.BESIDE);
  }

  @Test
  void hoursThatCrossMidnightBelongToTheDayOnWhichTheyOpened() {
    Period night =
        new Period(
            null, null, Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(2, 0), false);
    assertThat(place(night, "2026-02-06T22:00:00+01:00")).isEqualTo(Place.INSIDE);
    assertThat(place(night, "2026-02-07T01:59:59+01:00")).isEqualTo(Place.INSIDE);
    assertThat(place(night, "2026-02-07T02:00:00+01:00")).isEqualTo(Place.BESIDE);
    assertThat(place(night, "2026-02-06T01:00:00+01:00")).isEqualTo(Place.BESIDE);
  }

  @Test
  void anHourThatTheClockSkipsOrRepeatsIsStillAnHourOfTheDay() {
    Period early = new Period(null, null, Set.of(), LocalTime.of(2, 0), LocalTime.of(3, 0), false);
    assertThat(place(early, "2026-10-25T00:30:00Z")).isEqualTo(Place.INSIDE);
    assertThat(place(early, "2026-10-25T01:30:00Z")).isEqualTo(Place.INSIDE);
    assertThat(place(early, "2026-03-29T00:59:59Z")).isEqualTo(Place.BESIDE);
    assertThat(place(early, "2026-03-29T01:00:00Z")).isEqualTo(Place.BESIDE);
  }
}
