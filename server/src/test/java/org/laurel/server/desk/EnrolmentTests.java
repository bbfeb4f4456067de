package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.core.decision.Refusal;
import org.laurel.server.accounts.Member;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.request.Identifier.Kind;

/// Someone new: an account, what it is found by and its first activity, together or not at all.
class EnrolmentTests {

  private static House house;

  @BeforeAll
  static void open() {
    house = House.fresh();
    house.publish(Texts.CLUB);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String form(String key, String card, String name) {
    return """
    {"key":"%s","identifiers":[{"kind":"card","value":"%s"},{"kind":"email","value":"%s@example.org"}],
     "profile":{"name":"%s","language":"en"},"joined":"2026-01-01"}"""
        .formatted(key, card, card, name);
  }

  private static long account(Answer answer) {
    return ((Answer.Granted) answer).entry().account();
  }

  @Test
  void aMemberIsFoundByWhateverWasTold() {
    long anna = account(house.enrol("club", form("a", "anna", "Anna")));
    assertThat(
            house.accounts.find(
                "club",
                List.of(
                    new Identifier(Kind.CARD, "anna"),
                    new Identifier(Kind.EMAIL, "anna@example.org"),
                    new Identifier(Kind.EMAIL, "nobody@example.org"))))
        .hasSize(2)
        .containsValue(anna);
    assertThat(house.accounts.find("other", List.of(new Identifier(Kind.CARD, "anna")))).isEmpty();
    Member member = house.accounts.member("club", anna);
    assertThat(member.name()).isEqualTo("Anna");
    assertThat(member.identifiers())
        .containsExactly(
            new Identifier(Kind.CARD, "anna"), new Identifier(Kind.EMAIL, "anna@example.org"));
    assertThat(house.accounts.member("other", anna)).isNull();
    assertThat(house.accounts.exists("club", anna)).isTrue();
    assertThat(house.accounts.exists("club", anna + 1)).isFalse();
    assertThat(house.accounts.exists("other", anna)).isFalse();
  }

  @Test
  void enrollingAgainChangesNothing() {
    Answer.Granted first = (Answer.Granted) house.enrol("club", form("b", "ben", "Ben"));
    Answer.Granted again = (Answer.Granted) house.enrol("club", form("b", "ben", "Ben"));
    assertThat(again.retry()).isTrue();
    assertThat(again.entry()).isEqualTo(first.entry());
  }

  @Test
  void anotherEnrolmentUnderTheKeyIsAConflict() {
    Answer.Granted first = (Answer.Granted) house.enrol("club", form("c", "cleo", "Cleo"));
    assertThat(house.enrol("club", form("c", "cleopatra", "Cleo")))
        .isEqualTo(new Answer.Conflict(first.entry().id(), "/identifiers"));
    assertThat(house.accounts.find("club", List.of(new Identifier(Kind.CARD, "cleopatra"))))
        .isEmpty();
  }

  @Test
  void anIdentifierLeadsToOneMember() {
    house.enrol("club", form("d", "dora", "Dora"));
    assertThat(house.enrol("club", form("e", "dora", "Dorothea")))
        .isEqualTo(new Answer.IdentifierTaken(new Identifier(Kind.CARD, "dora")));
    assertThat(house.enrol("club", form("e", "dorothea", "Dorothea")))
        .as("the key is free still")
        .isInstanceOf(Answer.Granted.class);
  }

  @Test
  void whoIsRefusedLeavesNothingBehind() {
    String early = form("f", "early", "Early").replace("2026-01-01", "2020-01-01");
    Answer.Refused refused = (Answer.Refused) house.enrol("club", withMoment(early));
    assertThat(refused.decision().refusal()).isEqualTo(Refusal.BEFORE_PROGRAMME);
    assertThat(house.accounts.find("club", List.of(new Identifier(Kind.CARD, "early")))).isEmpty();
    assertThat(
            house
                .jdbc
                .sql("select count(*) from person where name = 'Early'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static String withMoment(String form) {
    return form.replace("\"key\":", "\"occurred\":\"2020-01-01T12:00:00Z\",\"key\":");
  }

  @Test
  void accountsFallIntoAllBuckets() {
    for (int i = 0; i < 300; i++) {
      house.enrol("club");
    }
    assertThat(
            house
                .jdbc
                .sql("select count(distinct bucket) from account")
                .query(Integer.class)
                .single())
        .isGreaterThan(55);
    assertThat(
            house
                .jdbc
                .sql("select count(*) from account where bucket <> ((id >> 16) & 63)")
                .query(Integer.class)
                .single())
        .isZero();
  }
}
