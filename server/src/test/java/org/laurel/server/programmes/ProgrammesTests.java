package org.laurel.server.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.House;
import org.laurel.server.desk.Texts;

/// Texts become versions, in order, and every node goes by the newest.
class ProgrammesTests {

  private static final String DOUBLE =
      Texts.CLUB.replace("1 point per 1.00 EUR", "2 points per 1.00 EUR");

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Publication publish(String text, String from) {
    return house.programmes.publish("club", text, from == null ? null : Instant.parse(from));
  }

  @Test
  void aFirstVersionBeginsWhereItsTextSays() {
    Publication.Done done = (Publication.Done) publish(Texts.CLUB, null);
    assertThat(done.release().number()).isEqualTo(1);
    assertThat(done.release().from()).isEqualTo(Instant.parse("2024-12-31T23:00:00Z"));
    assertThat(house.programmes.text("club", 1)).isEqualTo(Texts.CLUB);
    assertThat(house.programmes.find("club").version(1).id()).isEqualTo("club");
  }

  @Test
  void theSameTextAgainIsNoNewVersion() {
    publish(Texts.CLUB, null);
    Publication.Done again = (Publication.Done) publish(Texts.CLUB, null);
    assertThat(again.unchanged()).isTrue();
    assertThat(house.programmes.find("club").releases()).hasSize(1);
  }

  @Test
  void laterVersionsBeginNowOrLater() {
    publish(Texts.CLUB, null);
    assertThat(publish(DOUBLE, "2026-03-02T11:59:59Z"))
        .isInstanceOfSatisfying(
            Publication.Refused.class, r -> assertThat(r.code()).isEqualTo("starts-in-the-past"));
    assertThat(publish(DOUBLE, "2026-04-01T00:00:00Z")).isInstanceOf(Publication.Done.class);
    assertThat(publish(Texts.CLUB, null))
        .isInstanceOfSatisfying(
            Publication.Refused.class,
            r -> assertThat(r.code()).isEqualTo("starts-before-the-newest"));
  }

  @Test
  void aVersionKeepsWhatMembersHold() {
    publish(Texts.CLUB, null);
    String without =
        Texts.CLUB
            .replace("stamp: {name: {en: stamp}, kind: count}", "")
            .replace("- {rule: visited, on: visit, give: 1 stamp}", "");
    assertRefused(without, "unit-missing");
    assertRefused(Texts.CLUB.replace("EUR", "USD"), "another-money");
    assertRefused(Texts.CLUB.replace("Europe/Vienna", "Europe/Paris"), "another-zone");
    assertRefused(
        Texts.CLUB.replace(
            "bonus: {name: {en: bonus}, kind: points}",
            "bonus: {name: {en: bonus}, kind: points, scale: 2}"),
        "another-scale");
    assertThat(house.programmes.publish("other", Texts.CLUB, null))
        .isInstanceOfSatisfying(
            Publication.Refused.class, r -> assertThat(r.code()).isEqualTo("another-programme"));
  }

  private void assertRefused(String text, String code) {
    assertThat(publish(text, null))
        .isInstanceOfSatisfying(
            Publication.Refused.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  @Test
  void anUnsoundTextIsToldWhatIsWrong() {
    assertThat(publish(Texts.CLUB.replace("kind: points", "kind: pints"), null))
        .isInstanceOfSatisfying(
            Publication.Unsound.class, unsound -> assertThat(unsound.problems()).isNotEmpty());
    assertThat(house.programmes.find("club")).isNull();
  }

  @Test
  void anotherNodeDecidesItsNextBatchByTheNewVersion() {
    publish(Texts.CLUB, null);
    long anna = house.enrol("club");
    try (House second = house.node()) {
      second.buy("club", anna, "one", "10.00");
      publish(DOUBLE, null);
      Answer.Granted granted = (Answer.Granted) second.buy("club", anna, "two", "10.00");
      assertThat(granted.entry().version()).isEqualTo(2);
      assertThat(second.available("club", anna, "point")).isEqualTo(30);
    }
  }

  @Test
  void whatOccurredBeforeAVersionIsDecidedByTheOneBefore() {
    publish(Texts.CLUB, null);
    long anna = house.enrol("club");
    Instant before = house.clock.instant().minusSeconds(60);
    publish(DOUBLE, null);
    house.take(
        "club",
        anna,
        org.laurel.wire.request.Request.Type.PURCHASE,
        House.basket("late", before, "10.00"));
    assertThat(house.available("club", anna, "point")).isEqualTo(10);
  }

  @Test
  void manyWhoPublishAtOnceGetNumbersOfTheirOwn() {
    try (House second = house.node()) {
      List<CompletableFuture<Publication>> publications =
          IntStream.range(0, 12)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              (i % 2 == 0 ? house : second)
                                  .programmes.publish(
                                      "club", Texts.CLUB + "\n# edition " + i + "\n", null)))
              .toList();
      assertThat(publications)
          .extracting(p -> ((Publication.Done) p.join()).release().number())
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
      assertThat(second.programmes.all().getFirst().releases()).hasSize(12);
    }
  }
}
