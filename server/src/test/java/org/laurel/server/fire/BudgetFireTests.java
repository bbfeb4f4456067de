package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.server.fire.Street.key;
import static org.laurel.server.fire.Street.othersRefused;
import static org.laurel.server.fire.Street.tea;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Effect;
import org.laurel.core.decision.Refusal;
import org.laurel.server.desk.Answer;
import org.laurel.wire.request.Request.Type;

/// A campaign's budget, used by everybody at once through both nodes and by different ways into the
/// campaign: used to the last unit, and never further.
class BudgetFireTests {

  /// Seven at a time, so that somebody gets the odd rest: for three clients in four.
  private static final int BUDGET = Fire.CLIENTS * Fire.ROUNDS * 7 * 3 / 4 + 3;

  private static final String TEXT =
      """
      programme: fire
      zone: Europe/Vienna
      money: EUR
      starts: 2025-01-01
      units:
        gift: {kind: points}
        bonus: {kind: points}
      products: {tea: category drinks}
      acts:
        cap-code: {with: {code: unique code}}
      budgets:
        pot: {BUDGET} gifts
        hero: {BUDGET}.00 EUR
      earn:
        - {rule: web, on: purchase, when: channel is web, give: 7 gifts, budget: pot}
        - {rule: app, on: purchase, when: channel is app, give: 5 gifts, budget: pot}
        - {rule: collect, on: cap-code, give: 7 gifts, budget: pot}
        - {rule: first, on: cap-code, give: 1 bonus, limit: 3 ever}
      spend:
        - 1 gift pays 1.00 EUR
      offers:
        - {offer: ice, on: purchase, when: channel is shop, discount: 7.00 EUR each, budget: hero}
      """
          .replace("{BUDGET}", Integer.toString(BUDGET));

  private final Fire fire = Fire.of(BudgetFireTests.class);

  private static String channel(String channel) {
    return "\"place\":{\"channel\":\"" + channel + "\"},";
  }

  private static long used(Street street, String budget) {
    return street
        .first
        .jdbc
        .sql("select used from counter where name = :name")
        .param("name", "budget:" + budget)
        .query(Long.class)
        .single();
  }

  @Test
  void differentCodesOfOneCampaignShareItsBudgetAndTheMembersLimit() throws Exception {
    try (Street street = Street.with(TEXT)) {
      List<String> codes = LastPieceFireTests.made(street, Fire.CLIENTS * Fire.ROUNDS);
      // Four clients are one member, so that each limit is fought for as well.
      List<Long> members = street.members(Fire.CLIENTS / 4, "");
      AtomicInteger next = new AtomicInteger();
      List<List<Answer>> answers =
          fire.light(
              (_, client, _) ->
                  street.take(
                      client,
                      members.get(client / 4),
                      Type.ACT,
                      LastPieceFireTests.told(key("cap"), codes.get(next.getAndIncrement()))));

      // A code that no longer brings anything is not used up.
      assertThat(answers).allMatch(round -> othersRefused(round, Refusal.OUT_OF_STOCK));
      assertThat(members.stream().mapToLong(m -> street.available(m, "gift")).sum())
          .isEqualTo(BUDGET)
          .isEqualTo(used(street, "pot"));
      assertThat(members).allMatch(m -> street.available(m, "bonus") == 3);
      street.audit();
    }
  }

  @Test
  void whoeverIsRefusedUsesNothingUp() throws Exception {
    try (Street street = Street.with(TEXT)) {
      List<Long> members = street.members(Fire.CLIENTS, "");
      String pays = "\"pay\":[{\"unit\":\"gift\",\"amount\":\"1\"}],";
      List<List<Answer>> answers =
          fire.light(
              (_, client, _) ->
                  street.take(
                      client,
                      members.get(client),
                      Type.PURCHASE,
                      tea(key("poor"), 1, "9.00", pays + channel("web"))));

      assertThat(answers).allMatch(round -> Street.taken(round) == 0);
      assertThat(answers).allMatch(round -> othersRefused(round, Refusal.INSUFFICIENT_POINTS));
      assertThat(used(street, "pot")).isZero();
      street.audit();
    }
  }

  @Test
  void whatReturnsGiveBackToABudgetIsUsedAgain() throws Exception {
    try (Street street = Street.with(TEXT)) {
      List<Long> members = street.members(Fire.CLIENTS, "");
      fire.light(
          (_, client, random) -> {
            long member = members.get(client);
            String bought = key("gift");
            String purchase = tea(bought, 1, "1.00", channel(random.nextBoolean() ? "web" : "app"));
            Street.granted(street.take(client, member, Type.PURCHASE, purchase));
            if (random.nextInt(16) == 0) {
              // The other till takes it back.
              String back = Street.other(key("back"), "\"of\":{\"key\":\"" + bought + "\"}");
              Street.granted(street.take(client + 1, member, Type.RETURN, back));
            }
            return member;
          });
      long held = members.stream().mapToLong(m -> street.available(m, "gift")).sum();
      assertThat(used(street, "pot")).isEqualTo(held).isBetween(1L, (long) BUDGET);

      fire.light(
          (_, client, _) ->
              Street.granted(
                  street.take(
                      client,
                      members.get(client),
                      Type.PURCHASE,
                      tea(key("gift"), 1, "1.00", channel("web")))));
      assertThat(members.stream().mapToLong(m -> street.available(m, "gift")).sum())
          .isEqualTo(used(street, "pot"))
          .isEqualTo(BUDGET);
      street.audit();
    }
  }

  @Test
  void aBudgetOfMoneyIsTakenOffBillsToTheLastCent() throws Exception {
    try (Street street = Street.with(TEXT)) {
      List<Long> members = street.members(Fire.CLIENTS, "");
      List<List<Long>> off =
          fire.light(
              (_, client, _) -> {
                String purchase = tea(key("ice"), 1, "9.00", channel("shop"));
                Answer answer = street.take(client, members.get(client), Type.PURCHASE, purchase);
                return discount(Street.granted(answer));
              });

      assertThat(off.stream().flatMap(List::stream).mapToLong(cents -> cents).sum())
          .isEqualTo(BUDGET * 100L)
          .isEqualTo(used(street, "hero"));
      street.audit();
    }
  }

  private static long discount(Answer.Granted granted) {
    return granted.outcome().effects().stream()
        .mapToLong(effect -> effect instanceof Effect.Used(_, var amount) ? amount : 0)
        .sum();
  }
}
