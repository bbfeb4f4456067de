package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.TestDatabase;
import org.laurel.server.programmes.Programmes;

/// One gift card at many tills at once, over HTTP and through two whole servers: first the card is
/// asked, then the purchase is taken, and nobody comes in between.
class CardFireTests {

  private final Fire fire = Fire.of(CardFireTests.class);

  private static TestServer first;
  private static TestServer second;
  private static Cafe cafe;

  @BeforeAll
  static void open() {
    Address database = TestDatabase.fresh();
    first = TestServer.on(database);
    second = TestServer.on(database);
    cafe = Cafe.on(first);
  }

  @AfterAll
  static void close() throws Exception {
    try (TestServer _ = first;
        TestServer _ = second) {
      assertThat(
              new Audit(first.bean(javax.sql.DataSource.class), first.bean(Programmes.class))
                  .run(4, _ -> {})
                  .findings())
          .isEmpty();
    }
  }

  @Test
  void oneCardIsSpentToItsLastGroszAndNoFurther() throws Exception {
    List<String> cards = Fire.all(Fire.ROUNDS, _ -> loaded("50.00"));
    List<String> members = Fire.all(Fire.CLIENTS, _ -> cafe.member());
    List<List<Integer>> statuses =
        fire.light(
            (round, client, _) ->
                pay(client, members.get(client), Cafe.key(), cards.get(round)).status());

    for (int round = 0; round < Fire.ROUNDS; round++) {
      assertThat(statuses.get(round)).containsOnly(201, 422);
      assertThat(statuses.get(round)).filteredOn(status -> status == 201).hasSize(5);
      assertThat(at(cards.get(round), "available")).isEqualTo("0.00");
      assertThat(at(cards.get(round), "held")).isEqualTo("0.00");
    }
  }

  @Test
  void onePurchaseSentByManyAtOnceIsPaidOnce() throws Exception {
    List<String> cards = Fire.all(Fire.ROUNDS, _ -> loaded("50.00"));
    List<String> members = Fire.all(Fire.ROUNDS, _ -> cafe.member());
    List<String> keys = Fire.all(Fire.ROUNDS, _ -> Cafe.key());
    List<List<Integer>> statuses =
        fire.light(
            (round, client, _) ->
                pay(client, members.get(round), keys.get(round), cards.get(round)).status());

    for (int round = 0; round < Fire.ROUNDS; round++) {
      assertThat(statuses.get(round)).containsOnly(200, 201);
      assertThat(statuses.get(round)).filteredOn(status -> status == 201).hasSize(1);
      assertThat(at(cards.get(round), "available")).isEqualTo("40.00");
      assertThat(at(cards.get(round), "held")).isEqualTo("0.00");
    }
  }

  private static Answered pay(int till, String member, String key, String card) {
    return (till % 2 == 0 ? first : second)
        .owner()
        .hurried()
        .post(
            Cafe.PATH + "/purchases",
            Cafe.purchase(member, key, "10.00")
                .replace(
                    "\"lines\"",
                    "\"pay\":[{\"unit\":\"zloty\",\"amount\":\"10.00\",\"giftCard\":\"%s\"}],\"lines\""
                        .formatted(card)));
  }

  private static String loaded(String amount) {
    String number = "6006" + Cafe.card().replaceAll("[^0-9]", "");
    post("/gift-cards", "\"number\":\"%s\"".formatted(number));
    post(
        "/loads",
        "\"member\":{\"giftcard\":\"%s\"},\"unit\":\"zloty\",\"amount\":\"%s\""
            .formatted(number, amount));
    return number;
  }

  private static void post(String path, String fields) {
    first
        .owner()
        .post(Cafe.PATH + path, "{\"key\":\"%s\",%s}".formatted(Cafe.key(), fields))
        .hasStatus(201);
  }

  private static String at(String card, String part) {
    return second
        .owner()
        .get(Cafe.PATH + "/members/giftcard:" + card)
        .hasStatus(200)
        .at("/balances/zloty/" + part);
  }
}
