package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;

/// Gift cards and sending over HTTP, and what must not happen when tills race.
class GiftCardTests {

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();

  @Test
  void aCardPaysInPartAndGetsItsShareBack() {
    String card = loaded("30.00");
    String member = cafe.member();
    String key = Cafe.key();

    Answered paid = pay(member, key, "20.00", card, "8.00").hasStatus(201);

    assertThat(paid.at("/due")).isEqualTo("12.00");
    assertThat(paid.at("/followUps/0/type")).isEqualTo("charge");
    assertThat(balance(card)).isEqualTo("22.00");
    owner
        .post(
            Cafe.PATH + "/returns",
            """
            {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-04T09:00:00+01:00",
             "of":{"key":"%s"}}"""
                .formatted(Cafe.key(), member, key))
        .hasStatus(201);
    assertThat(balance(card)).isEqualTo("30.00");
  }

  @Test
  void aCardLoadedTwiceWithOneKeyIsLoadedOnce() {
    String card = opened();
    String key = Cafe.key();

    load(card, key, "20.00").hasStatus(201);
    load(card, key, "20.00").hasStatus(200);
    load(card, key, "30.00").isProblem(409, "key-used-before");

    assertThat(balance(card)).isEqualTo("20.00");
  }

  @Test
  void wrongUseOfACardIsRefused() {
    String card = loaded("20.00");
    String member = cafe.member();

    load(card, Cafe.key(), "4.99").isProblem(422, "below-least");
    assertThat(
            load(card, Cafe.key(), "180.01")
                .isProblem(422, "above-most")
                .at("/details/left/amount"))
        .isEqualTo("180.00");
    pay(member, Cafe.key(), "50.00", card, "20.01").isProblem(422, "insufficient-points");
    pay(member, Cafe.key(), "10.00", card, "10.01").isProblem(422, "pays-too-much");
    assertThat(
            pay(member, Cafe.key(), "10.00", "6999", "5.00")
                .isProblem(422, "unknown-other-member")
                .at("/pointer"))
        .isEqualTo("/pay/0/giftCard");
    post("/gift-cards", "\"number\":\"%s\"".formatted(card)).isProblem(409, "identifier-taken");
    post("/mergers", of(card) + ",\"into\":{\"giftcard\":\"%s\"}".formatted(opened()))
        .isProblem(422, "card-not-registered");
    post("/blocks", "\"member\":{\"card\":\"%s\"},\"blocked\":true".formatted(member))
        .isProblem(422, "only-gift-cards");
    post("/blocks", of(card) + ",\"blocked\":true").hasStatus(201);
    load(card, Cafe.key(), "10.00").isProblem(422, "card-blocked");
    pay(member, Cafe.key(), "10.00", card, "5.00").isProblem(422, "card-blocked");
    post("/blocks", of(card) + ",\"blocked\":false").hasStatus(201);
    assertThat(balance(card)).isEqualTo("20.00");
    assertThat(held(card)).isEqualTo("0.00");
  }

  @Test
  void aCardThatIsUnknownOrOfAnotherProgrammeDoesNothing() {
    String member = cafe.member();
    String elses = "6111" + Cafe.card().replaceAll("[^0-9]", "");
    String shop = "/v1/programmes/other-shop";
    owner.publish(
        shop,
        """
        programme: other-shop
        zone: Europe/Warsaw
        money: PLN
        units:
          zloty: {kind: money}
        spend: 1.00 zloty pays 1.00 PLN
        gift cards: {unit: zloty}
        """);
    owner
        .post(
            shop + "/gift-cards", "{\"key\":\"%s\",\"number\":\"%s\"}".formatted(Cafe.key(), elses))
        .hasStatus(201);
    owner
        .post(
            shop + "/loads",
            "{\"key\":\"%s\",%s,\"unit\":\"zloty\",\"amount\":\"50.00\"}"
                .formatted(Cafe.key(), of(elses)))
        .hasStatus(201);

    load("6999", Cafe.key(), "20.00").isProblem(404, "unknown-member");
    load(elses, Cafe.key(), "20.00").isProblem(404, "unknown-member");
    pay(member, Cafe.key(), "10.00", elses, "5.00").isProblem(422, "unknown-other-member");
    post("/registrations", of(elses) + ",\"to\":{\"card\":\"%s\"}".formatted(member))
        .isProblem(404, "unknown-member");
  }

  @Test
  void aRegisteredCardsBalanceIsMovedToANewOne() {
    String card = loaded("20.00");
    String fresh = opened();
    String member = cafe.member();

    post("/registrations", of(card) + ",\"to\":{\"card\":\"%s\"}".formatted(member)).hasStatus(201);
    post("/blocks", of(card) + ",\"blocked\":true").hasStatus(201);
    post("/mergers", of(card) + ",\"into\":{\"giftcard\":\"%s\"}".formatted(card))
        .isProblem(422, "merged-into-itself");
    post("/mergers", of(card) + ",\"into\":{\"giftcard\":\"%s\"}".formatted(fresh)).hasStatus(201);

    assertThat(balance(fresh)).isEqualTo("20.00");
    assertThat(balance(card)).isEqualTo("0.00");
    load(card, Cafe.key(), "10.00").isProblem(422, "account-moved");
  }

  @Test
  void aRefusedPurchaseMayBeSentAgainUnderItsKey() {
    String card = loaded("20.00");
    String member = cafe.member();
    String key = Cafe.key();

    pay(member, key, "10.00", card, "10.01").isProblem(422, "pays-too-much");
    pay(member, key, "10.00", card, "10.00").hasStatus(201);
    pay(member, key, "10.00", card, "10.00").hasStatus(200);

    assertThat(balance(card)).isEqualTo("10.00");
    assertThat(held(card)).isEqualTo("0.00");
  }

  @Test
  void aKeyThatWasRefusedAHundredTimesDoesNotPayWithABlockedCard() {
    String card = loaded("20.00");
    String member = cafe.member();
    String key = Cafe.key();
    for (int i = 0; i < 102; i++) {
      pay(member, key, "10.00", card, "20.00").isProblem(422, "pays-too-much");
    }
    post("/blocks", of(card) + ",\"blocked\":true").hasStatus(201);

    pay(member, key, "20.00", card, "20.00").isProblem(422, "card-blocked");

    post("/blocks", of(card) + ",\"blocked\":false").hasStatus(201);
    pay(member, key, "20.00", card, "20.00").hasStatus(201);
    pay(member, key, "20.00", card, "20.00").hasStatus(200);
    assertThat(balance(card)).isEqualTo("0.00");
    assertThat(held(card)).isEqualTo("0.00");
  }

  @Test
  void aQuotePromisesNothingThatTheCardCannotPay() {
    String card = loaded("10.00");
    String member = cafe.member();

    quote(member, "40.00", card, "40.00").isProblem(422, "insufficient-points");
    quote(member, "40.00", "6999", "5.00").isProblem(422, "unknown-other-member");
    assertThat(quote(member, "40.00", card, "10.00").hasStatus(200).at("/due")).isEqualTo("30.00");
    post("/blocks", of(card) + ",\"blocked\":true").hasStatus(201);
    quote(member, "40.00", card, "10.00").isProblem(422, "card-blocked");
    assertThat(held(card)).isEqualTo("0.00");
  }

  @Test
  void aCardIsNobodyWhoCouldBeDealtWith() {
    String card = loaded("10.00");
    String other = opened();
    String anna = cafe.member();
    cafe.buys(anna, Cafe.key(), "25.00").hasStatus(201);

    send(anna, "{\"giftcard\":\"%s\"}".formatted(card), "10").isProblem(422, "only-members");
    post("/members", newcomer() + ",\"invitedBy\":{\"giftcard\":\"%s\"}".formatted(card))
        .isProblem(422, "only-members");
    post("/registrations", of(card) + ",\"to\":{\"giftcard\":\"%s\"}".formatted(other))
        .isProblem(422, "only-members");

    assertThat(cafe.holdings(anna).at("/balances/bean/available")).isEqualTo("25");
  }

  @Test
  void whatIsSetAsideOnACardCountsForItsMost() {
    String card = loaded("200.00");
    String member = cafe.member();
    load(card, Cafe.key(), "10.00").isProblem(422, "above-most");
    pay(member, Cafe.key(), "150.00", card, "150.00").hasStatus(201);
    load(card, Cafe.key(), "150.00").hasStatus(201);
  }

  @Test
  void unitsAreSentToNobodyNorToOneself() {
    String anna = cafe.member();
    String boris = cafe.member();
    cafe.buys(anna, Cafe.key(), "25.00");

    Answered nobody =
        send(anna, "{\"card\":\"nobody\"}", "10").isProblem(422, "unknown-other-member");
    assertThat(nobody.at("/detail"))
        .isEqualTo("Nobody is known by card:nobody. Name another member of the programme who is");
    send(anna, "{\"card\":\"%s\"}".formatted(anna), "10").isProblem(422, "sent-to-itself");
    send(anna, "{\"card\":\"%s\"}".formatted(boris), "1").isProblem(422, "below-least");
    send(anna, "{\"card\":\"%s\"}".formatted(boris), "26").isProblem(422, "insufficient-points");
    send(anna, "{\"referral\":\"X\"}", "10").isProblem(400, "bad-member");
    send(anna, "{\"card\":\"%s\"}".formatted(boris), "10").hasStatus(201);

    assertThat(cafe.holdings(anna).at("/balances/bean/available")).isEqualTo("15");
    assertThat(cafe.holdings(boris).at("/balances/bean/available")).isEqualTo("10");
  }

  @Test
  void aNewcomerSaysWhoInvitedByAReferralCode() {
    String code = "FRIEND-" + Cafe.card();
    Answered anna =
        post(
                "/members",
                "\"identifiers\":[{\"kind\":\"referral\",\"value\":\"%s\"}]".formatted(code))
            .hasStatus(201);

    Answered boris =
        post("/members", newcomer() + ",\"invitedBy\":{\"referral\":\"%s\"}".formatted(code))
            .hasStatus(201);

    Answered seen = owner.get(Cafe.PATH + "/members/" + boris.at("/member")).hasStatus(200);
    assertThat(seen.at("/invitedBy")).isEqualTo(anna.at("/member"));
    post("/members", newcomer() + ",\"invitedBy\":{\"referral\":\"NOBODY\"}")
        .isProblem(422, "unknown-other-member");
  }

  private static String newcomer() {
    return "\"identifiers\":[{\"kind\":\"card\",\"value\":\"%s\"}]".formatted(Cafe.card());
  }

  private String opened() {
    String number = "6006" + Cafe.card().replaceAll("[^0-9]", "");
    post("/gift-cards", "\"number\":\"%s\"".formatted(number)).hasStatus(201);
    return number;
  }

  private String loaded(String amount) {
    String card = opened();
    load(card, Cafe.key(), amount).hasStatus(201);
    return card;
  }

  private Answered load(String card, String key, String amount) {
    return owner.post(
        Cafe.PATH + "/loads",
        "{\"key\":\"%s\",%s,\"unit\":\"zloty\",\"amount\":\"%s\"}"
            .formatted(key, of(card), amount));
  }

  private Answered pay(String member, String key, String total, String card, String amount) {
    return owner.post(
        Cafe.PATH + "/purchases",
        Cafe.purchase(member, key, total)
            .replace(
                "\"lines\"",
                "\"pay\":[{\"unit\":\"zloty\",\"amount\":\"%s\",\"giftCard\":\"%s\"}],\"lines\""
                    .formatted(amount, card)));
  }

  private Answered quote(String member, String total, String card, String amount) {
    return owner.post(
        Cafe.PATH + "/quotes",
        Cafe.purchase(member, Cafe.key(), total)
            .replace(
                "\"lines\"",
                "\"pay\":[{\"unit\":\"zloty\",\"amount\":\"%s\",\"giftCard\":\"%s\"}],\"lines\""
                    .formatted(amount, card)));
  }

  private Answered send(String member, String to, String amount) {
    return post(
        "/sendings",
        "\"member\":{\"card\":\"%s\"},\"to\":%s,\"unit\":\"bean\",\"amount\":\"%s\""
            .formatted(member, to, amount));
  }

  private Answered post(String path, String fields) {
    return owner.post(Cafe.PATH + path, "{\"key\":\"%s\",%s}".formatted(Cafe.key(), fields));
  }

  private static String of(String card) {
    return "\"member\":{\"giftcard\":\"%s\"}".formatted(card);
  }

  private String balance(String card) {
    return at(card, "available");
  }

  private String held(String card) {
    return at(card, "held");
  }

  private String at(String card, String part) {
    return owner
        .get(Cafe.PATH + "/members/giftcard:" + card)
        .hasStatus(200)
        .at("/balances/zloty/" + part);
  }
}
