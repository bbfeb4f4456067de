package org.laurel.core.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.programme.Versions.Version;

class ScheduleTests {

  private static final Programme WITH =
      read("contests: [{contest: best, counts: points, within: calendar month}]");
  private static final Programme WITHOUT = read("");
  private static final Instant JANUARY = Instant.parse("2026-01-10T12:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-05T12:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-31T22:00:00Z");

  private static Programme read(String contests) {
    return Objects.requireNonNull(
        Language.read(
                "test.yaml",
                """
                programme: test
                zone: Europe/Warsaw
                money: PLN
                units: {point: {kind: points}}
                earn:
                  - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of due}
                %s
                """
                    .formatted(contests))
            .programme());
  }

  private static Schedule schedule(Instant published, Instant moment, Version... versions) {
    Map<String, Schedule> schedules =
        Schedule.of(new Versions(List.of(versions)), _ -> published, moment);
    return Objects.requireNonNull(schedules.get("best"));
  }

  private static List<LocalDate> days(String... days) {
    return List.of(days).stream().map(LocalDate::parse).toList();
  }

  @Test
  void theFirstPeriodIsThatInWhichTheContestIsPublished() {
    Version version = new Version(1, JANUARY, WITH);
    assertThat(schedule(MARCH, MAY, version).due(null, MAY))
        .isEqualTo(days("2026-03-01", "2026-04-01", "2026-05-01"));
    assertThat(schedule(MARCH, MAY, version).due(null, MAY.minusMillis(1)))
        .as("the zone's midnight decides")
        .isEqualTo(days("2026-03-01", "2026-04-01"));
    assertThat(
            schedule(JANUARY, MAY, new Version(1, JANUARY, WITHOUT), new Version(2, MARCH, WITH))
                .begin())
        .as("published early, in force later")
        .isEqualTo("2026-03-01");
  }

  @Test
  void periodsFollowTheLastOneThatWasDecided() {
    Schedule schedule = schedule(JANUARY, MAY, new Version(1, JANUARY, WITH));
    assertThat(schedule.due(LocalDate.parse("2026-03-01"), MAY))
        .isEqualTo(days("2026-04-01", "2026-05-01"));
    assertThat(schedule.due(LocalDate.parse("2026-05-01"), MAY)).isEmpty();
  }

  @Test
  void aContestThatIsLeftOutDecidesNothingFromThenOn() {
    Version[] versions = {new Version(1, JANUARY, WITH), new Version(2, MARCH, WITHOUT)};
    Schedule schedule = schedule(JANUARY, MAY, versions);
    assertThat(schedule.end()).isEqualTo(MARCH);
    assertThat(schedule.due(null, MAY)).isEqualTo(days("2026-01-01", "2026-02-01"));
    assertThat(schedule.isHeld(LocalDate.parse("2026-03-04"))).isFalse();
    assertThat(schedule(JANUARY, MARCH.minusMillis(1), versions).end())
        .as("a version yet to come changes nothing")
        .isNull();
  }

  @Test
  void aContestThatComesBackBeginsAnew() {
    Schedule schedule =
        schedule(
            JANUARY,
            MAY,
            new Version(1, JANUARY, WITH),
            new Version(2, MARCH, WITHOUT),
            new Version(3, Instant.parse("2026-04-20T00:00:00Z"), WITH));
    assertThat(schedule.begin()).isEqualTo("2026-04-01");
    assertThat(schedule.due(LocalDate.parse("2026-02-01"), MAY))
        .isEqualTo(days("2026-04-01", "2026-05-01"));
  }

  @Test
  void whatWasToBeDecidedBeforeAContestWasLeftOutStillIsWhenItComesBack() {
    Schedule schedule =
        schedule(
            JANUARY,
            MAY,
            new Version(1, JANUARY, WITH),
            new Version(2, MARCH, WITHOUT),
            new Version(3, Instant.parse("2026-04-20T00:00:00Z"), WITH));
    assertThat(schedule.due(LocalDate.parse("2026-01-01"), MAY))
        .isEqualTo(days("2026-02-01", "2026-04-01", "2026-05-01"));
    assertThat(schedule.open(LocalDate.parse("2026-01-01"))).isEqualTo("2026-02-01");
    assertThat(schedule.open(LocalDate.parse("2026-02-01"))).isEqualTo("2026-04-01");
    assertThat(schedule.isHeld(LocalDate.parse("2026-02-11"))).isTrue();
    assertThat(schedule.isHeld(LocalDate.parse("2026-03-11"))).isFalse();
  }

  @Test
  void aContestThatComesBackWithALongerPeriodBeginsWithTheFirstThatIsAllItsOwn() {
    Programme quarterly =
        read("contests: [{contest: best, counts: points, within: calendar quarter}]");
    Version first = new Version(1, JANUARY, WITH);
    Version without = new Version(2, Instant.parse("2026-02-15T12:00:00Z"), WITHOUT);
    Version back = new Version(3, Instant.parse("2026-02-20T12:00:00Z"), quarterly);
    Version changed = new Version(2, Instant.parse("2026-02-15T12:00:00Z"), quarterly);
    Instant july = Instant.parse("2026-07-05T12:00:00Z");

    for (Version[] versions : new Version[][] {{first, without, back}, {first, changed}}) {
      Schedule schedule = schedule(JANUARY, july, versions);

      assertThat(schedule.due(null, july)).isEqualTo(days("2026-01-01", "2026-04-01"));
      assertThat(schedule.due(LocalDate.parse("2026-01-01"), july)).isEqualTo(days("2026-04-01"));
      assertThat(schedule.isHeld(LocalDate.parse("2026-01-31"))).isTrue();
      assertThat(schedule.isHeld(LocalDate.parse("2026-03-10"))).isFalse();
    }
  }
}
