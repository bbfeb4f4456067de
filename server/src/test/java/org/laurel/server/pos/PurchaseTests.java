package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;

class PurchaseTests {

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();

  @Test
  void aPurchaseEarnsAndSaysWhy() {
    Answered answer = cafe.buys(cafe.member(), Cafe.key(), "12.90").hasStatus(201);

    assertThat(answer.at("/decision")).isEqualTo("granted");
    assertThat(answer.at("/due")).isEqualTo("12.90");
    assertThat(answer.at("/earned/0/amount")).isEqualTo("12");
    assertThat(answer.at("/earned/0/expires")).isEqualTo("2028-02-03");
    assertThat(answer.at("/balances/zloty/available")).isEqualTo("0.25");
    assertThat(answer.at("/reasons/1/text")).isEqualTo("0.25 złoty: 2% of PLN 12.90");
  }

  @Test
  void theSameAgainIsAnsweredTheSameAndChangesNothing() {
    String card = cafe.member();
    String key = Cafe.key();
    Answered first = cafe.buys(card, key, "12.90").hasStatus(201);
    String before = cafe.world(card);

    Answered again = cafe.buys(card, key, "12.90").hasStatus(200);

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(cafe.world(card)).isEqualTo(before);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedNamingTheField() {
    String card = cafe.member();
    String key = Cafe.key();
    String activity = cafe.buys(card, key, "12.90").at("/activity");
    String before = cafe.world(card);

    Answered other = cafe.buys(card, key, "13.90").isProblem(409, "key-used-before");
    Answered elses = cafe.buys(cafe.member(), key, "12.90").isProblem(409, "key-used-before");

    assertThat(other.at("/pointer")).isEqualTo("/lines/0/amount");
    assertThat(other.at("/activity")).isEqualTo(activity);
    assertThat(elses.at("/pointer")).isEqualTo("/member");
    assertThat(cafe.holdings(card).text())
        .isEqualTo(before.substring(before.indexOf("{\"member\"")));
  }

  @Test
  void theKeyMayComeInTheHeader() {
    String card = cafe.member();
    String key = Cafe.key();
    String keyless = Cafe.purchase(card, "x", "5.00").replace("\"key\":\"x\",", "");
    String path = Cafe.PATH + "/purchases";

    owner.post(path, keyless).isProblem(400, "missing-field");
    owner.with("Idempotency-Key", key).post(path, keyless).hasStatus(201);
    owner.with("Idempotency-Key", '"' + key + '"').post(path, keyless).hasStatus(200);
    cafe.buys(card, key, "5.00").hasStatus(200);
    owner
        .with("Idempotency-Key", "another")
        .post(path, Cafe.purchase(card, key, "5.00"))
        .isProblem(400, "two-keys");
  }

  @Test
  void aQuoteSaysTheSameAsThePurchaseAndWritesNothing() {
    String card = cafe.member();
    String before = cafe.world(card);

    Answered quote =
        owner.post(Cafe.PATH + "/quotes", Cafe.purchase(card, "any", "20.00")).hasStatus(200);

    assertThat(cafe.world(card)).isEqualTo(before);
    Answered purchase = cafe.buys(card, Cafe.key(), "20.00");
    for (String part : new String[] {"earned", "due", "balances", "reasons"}) {
      assertThat(quote.json().get(part)).as(part).isEqualTo(purchase.json().get(part));
    }
    assertThat(quote.json().has("activity")).isFalse();
  }

  @Test
  void whatWasDecidedCanBeAskedLaterAndInEveryLanguage() {
    String card = cafe.member();
    Answered taken = cafe.buys(card, Cafe.key(), "12.90");
    String path = Cafe.PATH + "/activities/" + taken.at("/activity");

    assertThat(owner.get(path).hasStatus(200).json()).isEqualTo(taken.json());
    Answered polish = owner.with("Accept-Language", "pl-PL,pl;q=0.9").get(path);
    assertThat(polish.at("/reasons/0/name")).isEqualTo("Ziarno za złotówkę");
    assertThat(polish.at("/reasons/0/text")).contains("12,90 zł");
    assertThat(polish.header("Content-Language")).isEqualTo("pl");
    assertThat(owner.get(path + "?lang=el").at("/reasons/0/name"))
        .isEqualTo("Ένας κόκκος ανά ζλότι");
    assertThat(owner.with("Accept-Language", "fr").get(path).json()).isEqualTo(taken.json());
    owner.get(Cafe.PATH + "/activities/1").isProblem(404, "unknown-activity");
    owner.get(Cafe.PATH + "/activities/nonsense").isProblem(404, "unknown-activity");
  }

  @Test
  void goodsComeBackWithWhatTheyEarned() {
    String card = cafe.member();
    String key = Cafe.key();
    cafe.buys(card, key, "12.90");

    Answered back =
        owner
            .post(
                Cafe.PATH + "/returns",
                """
                {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-04T10:00:00+01:00",
                 "of":{"key":"%s"},"lines":[{"line":1,"quantity":1}]}"""
                    .formatted(Cafe.key(), card, key))
            .hasStatus(201);

    assertThat(back.at("/refunds/0/money")).isEqualTo("12.90");
    assertThat(back.at("/takenBack/0/amount")).isEqualTo("12");
    assertThat(back.at("/balances/bean/available")).isEqualTo("0");
  }

  @Test
  void goodsComeBackBlind() {
    String card = cafe.member();
    cafe.buys(card, Cafe.key(), "12.90");

    Answered back =
        owner
            .post(
                Cafe.PATH + "/returns",
                """
                {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-04T10:00:00+01:00",
                 "lines":[{"sku":"espresso","quantity":1,"amount":"12.90"},
                          {"sku":"never-sold","quantity":1,"amount":"1.00"}]}"""
                    .formatted(Cafe.key(), card))
            .hasStatus(201);

    assertThat(back.at("/balances/bean/available")).isEqualTo("0");
    assertThat(back.text()).contains("no-purchase-found");
  }

  @Test
  void anActEarns() {
    Answered answer =
        owner
            .post(
                Cafe.PATH + "/acts",
                """
                {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-03T09:17:05+01:00",
                 "act":"review","attributes":{"stars":5,"words":"Μια χαρά! Świetna kawa ☕"}}"""
                    .formatted(Cafe.key(), cafe.member()))
            .hasStatus(201);

    assertThat(answer.at("/earned/0/amount")).isEqualTo("5");
  }
}
