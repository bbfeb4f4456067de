package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;

class RedemptionTests {

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();

  @Test
  void unitsBuyARewardAndGiveAVoucher() {
    String card = cafe.member();
    cafe.buys(card, Cafe.key(), "25.00");

    Answered answer = redeem(card, "free-coffee", "").hasStatus(201);

    assertThat(answer.at("/spent/0/amount")).isEqualTo("10");
    assertThat(answer.at("/vouchers/0/state")).isEqualTo("issued");
    assertThat(cafe.holdings(card).at("/vouchers/0/code")).isEqualTo(answer.at("/vouchers/0/code"));
  }

  @Test
  void whetherARewardMayBeHadIsAskedWithoutHavingIt() {
    String card = cafe.member();
    String question = "{\"member\":{\"card\":\"" + card + "\"},\"reward\":\"free-coffee\"}";
    owner.post(Cafe.PATH + "/quotes", question).isProblem(422, "insufficient-points");
    cafe.buys(card, Cafe.key(), "25.00");
    String before = cafe.world(card);

    Answered answer = owner.post(Cafe.PATH + "/quotes", question).hasStatus(200);

    assertThat(answer.at("/spent/0/amount")).isEqualTo("10");
    assertThat(answer.json().has("vouchers")).isFalse();
    assertThat(answer.json().get("reasons").toString()).doesNotContain("voucher-issued");
    assertThat(cafe.world(card)).isEqualTo(before);
  }

  @Test
  void aHoldIsCapturedOnce() {
    String card = cafe.member();
    cafe.buys(card, Cafe.key(), "25.00");
    Answered held = redeem(card, "free-coffee", ",\"hold\":\"PT15M\"").hasStatus(201);
    String redemption = Cafe.PATH + "/redemptions/" + held.at("/activity");

    assertThat(held.at("/balances/bean/held")).isEqualTo("10");
    assertThat(held.at("/balances/bean/available")).isEqualTo("15");
    assertThat(cafe.holdings(card).at("/holds/0/redemption")).isEqualTo(held.at("/activity"));
    owner.post(redemption + "/capture", "{}").hasStatus(201);
    owner.send("POST", redemption + "/capture", null, null).hasStatus(200);
    String before = cafe.world(card);
    owner.post(redemption + "/release", "{}").isProblem(422, "hold-not-open");
    owner.post(redemption + "/capture", "{\"key\":\"another\"}").isProblem(422, "hold-not-open");
    assertThat(cafe.world(card)).isEqualTo(before);
    assertThat(cafe.holdings(card).at("/balances/bean/held")).isEqualTo("0");
  }

  @Test
  void aReleasedHoldGivesUnitsBackAndCannotBeCaptured() {
    String card = cafe.member();
    cafe.buys(card, Cafe.key(), "25.00");
    Answered held = redeem(card, "free-coffee", ",\"hold\":\"PT15M\"").hasStatus(201);
    String redemption = Cafe.PATH + "/redemptions/" + held.at("/activity");

    Answered released = owner.post(redemption + "/release", "{}").hasStatus(201);

    assertThat(released.at("/balances/bean/available")).isEqualTo("25");
    owner.post(redemption + "/capture", "{}").isProblem(422, "hold-not-open");
  }

  @Test
  void nobodySpendsMoreThanThereIs() {
    String card = cafe.member();
    cafe.buys(card, Cafe.key(), "9.00");
    String before = cafe.world(card);

    Answered refused = redeem(card, "free-coffee", "").isProblem(422, "insufficient-points");

    assertThat(refused.at("/detail")).contains("10 bean");
    assertThat(cafe.world(card)).isEqualTo(before);
  }

  @Test
  void theLastPieceGoesToOne() {
    String first = cafe.member();
    String second = cafe.member();
    cafe.buys(first, Cafe.key(), "5.00");
    cafe.buys(second, Cafe.key(), "5.00");

    redeem(first, "golden-cup", "").hasStatus(201);

    redeem(second, "golden-cup", "").isProblem(422, "out-of-stock");
    assertThat(cafe.holdings(second).at("/balances/bean/available")).isEqualTo("5");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String card = cafe.member();

    redeem(card, "free-elephant", "").isProblem(404, "unknown-reward");
    owner.post(Cafe.PATH + "/redemptions/1/capture", "{}").isProblem(404, "unknown-redemption");
    owner.post(Cafe.PATH + "/redemptions/x/capture", "{}").isProblem(404, "unknown-redemption");
    Answered purchase = cafe.buys(card, Cafe.key(), "5.00");
    owner
        .post(Cafe.PATH + "/redemptions/" + purchase.at("/activity") + "/release", "{}")
        .isProblem(404, "unknown-redemption");
    assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("5");
  }

  private Answered redeem(String card, String reward, String more) {
    return owner.post(
        Cafe.PATH + "/redemptions",
        """
        {"key":"%s","member":{"card":"%s"},"reward":"%s"%s}\
        """
            .formatted(Cafe.key(), card, reward, more));
  }
}
