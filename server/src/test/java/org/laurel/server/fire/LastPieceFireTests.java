package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.server.fire.Street.key;
import static org.laurel.server.fire.Street.othersRefused;
import static org.laurel.server.fire.Street.redeem;
import static org.laurel.server.fire.Street.taken;
import static org.laurel.server.fire.Street.tea;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Voucher;
import org.laurel.core.decision.Refusal;
import org.laurel.server.codes.Codes;
import org.laurel.server.codes.Pools;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.House;
import org.laurel.wire.request.Request.Type;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What there is once, or so many times: the last piece in stock, a voucher, a code. Everybody
/// wants it at the same moment, through both nodes.
class LastPieceFireTests {

  private static final String HEAD =
      """
      programme: fire
      zone: Europe/Vienna
      money: EUR
      starts: 2025-01-01
      units:
        point: {kind: points}
        cap: {kind: count}
      products: {tea: category drinks}
      acts:
        cap-code: {with: {code: unique code}}
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of due}
        - {rule: collect, on: cap-code, give: 1 cap}
      """;

  private final Fire fire = Fire.of(LastPieceFireTests.class);

  private static String rewards(String... lines) {
    return HEAD + "rewards:\n" + String.join("\n", lines) + "\n";
  }

  @Test
  void theLastPieceGoesToOneAndTheOthersKeepTheirPoints() throws Exception {
    String lamps =
        IntStream.range(0, Fire.ROUNDS)
            .mapToObj(i -> "  - {reward: lamp-" + i + ", cost: 1 point, stock: 1}")
            .collect(Collectors.joining("\n"));
    try (Street street = Street.with(rewards(lamps))) {
      List<Long> members = street.members(Fire.CLIENTS, Fire.ROUNDS + ".00");
      List<List<Answer>> answers =
          fire.light(
              (round, client, _) ->
                  street.take(
                      client,
                      members.get(client),
                      Type.REDEMPTION,
                      redeem(key("lamp"), "lamp-" + round)));

      assertThat(answers).allMatch(round -> taken(round) == 1);
      assertThat(answers).allMatch(round -> othersRefused(round, Refusal.OUT_OF_STOCK));
      assertThat(members.stream().mapToLong(m -> street.available(m, "point")).sum())
          .isEqualTo((long) Fire.CLIENTS * Fire.ROUNDS - Fire.ROUNDS);
      // Whoever came too late has no trace of it in his history.
      assertThat(members)
          .allMatch(
              m ->
                  street.first.ledger.statement(m, 0, 1000).size()
                      == 2 + vouchers(street, m).size());
      street.audit();
    }
  }

  @Test
  void aVoucherIsUsedOnce() throws Exception {
    String tea = "  - {reward: free-tea, cost: free, gives: 100% off one tea}";
    try (Street street = Street.with(rewards(tea))) {
      List<Long> members = street.members(Fire.ROUNDS, "");
      List<String> codes =
          Fire.all(
              Fire.ROUNDS,
              i -> {
                long member = members.get(i);
                street.take(i, member, Type.REDEMPTION, redeem(key("free"), "free-tea"));
                return vouchers(street, member).getFirst().code();
              });
      List<List<Answer>> answers =
          fire.light(
              (round, client, _) ->
                  street.take(
                      client,
                      members.get(round),
                      Type.PURCHASE,
                      tea(key("use"), 1, "5.00", "\"codes\":[\"" + codes.get(round) + "\"],")));

      for (int round = 0; round < Fire.ROUNDS; round++) {
        assertThat(vouchers(street, members.get(round))).isEmpty();
        long used = answers.get(round).stream().filter(LastPieceFireTests::closesVoucher).count();
        assertThat(used).isEqualTo(1);
        // Whoever came too late pays, and earns for it.
        assertThat(street.available(members.get(round), "point"))
            .isEqualTo(5 * (taken(answers.get(round)) - 1));
      }
      street.audit();
    }
  }

  private static List<Voucher> vouchers(Street street, long member) {
    return street.first.desk.look(Street.PROGRAMME, member).vouchers();
  }

  private static boolean closesVoucher(Answer answer) {
    return answer instanceof Answer.Granted granted
        && granted.outcome().effects().stream().anyMatch(Effect.VoucherClosed.class::isInstance);
  }

  @Test
  void aUniqueCodeIsUsedByOneMemberOnce() throws Exception {
    try (Street street = Street.with(HEAD)) {
      List<String> codes = made(street, Fire.ROUNDS);
      List<Long> members = street.members(Fire.CLIENTS, "");
      List<List<Answer>> answers =
          fire.light(
              (round, client, _) ->
                  street.take(
                      client, members.get(client), Type.ACT, told(key("cap"), codes.get(round))));

      assertThat(answers).allMatch(round -> taken(round) == 1);
      assertThat(answers).allMatch(round -> othersRefused(round, Refusal.CODE_USED));
      assertThat(members.stream().mapToLong(m -> street.available(m, "cap")).sum())
          .isEqualTo(Fire.ROUNDS);
      street.audit();
    }
  }

  /// Unique codes of the act "cap-code".
  static List<String> made(Street street, int many) {
    House house = street.first;
    TransactionTemplate transaction = transaction(house);
    Codes codes = new Codes(house.jdbc, transaction, house.clock);
    codes.make(Street.PROGRAMME, "cap-code", "run", many);
    return IntStream.range(0, many)
        .mapToObj(i -> codes.mint(Street.PROGRAMME).code("cap-code", i))
        .toList();
  }

  static String told(String key, String code) {
    return Street.other(key, "\"act\":\"cap-code\",\"attributes\":{\"code\":\"" + code + "\"}");
  }

  private static TransactionTemplate transaction(House house) {
    return new TransactionTemplate(new JdbcTransactionManager(house.source));
  }

  @Test
  void everyImportedCodeIsGivenToOneAndNoneIsLeftOver() throws Exception {
    String cinema = "  - {reward: cinema, cost: free, gives: an imported code}";
    try (Street street = Street.with(rewards(cinema))) {
      // Enough for three clients in four.
      int many = Fire.CLIENTS * Fire.ROUNDS * 3 / 4;
      List<String> partners = IntStream.range(0, many).mapToObj(i -> "CINEMA-" + i).toList();
      new Pools(street.first.jdbc, transaction(street.first))
          .add(Street.PROGRAMME, "cinema", partners);
      List<Long> members = street.members(Fire.CLIENTS, "");
      ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
      fire.light(
          (_, client, _) ->
              answers.add(
                  street.take(
                      client,
                      members.get(client),
                      Type.REDEMPTION,
                      redeem(key("cinema"), "cinema"))));

      List<Answer> all = List.copyOf(answers);
      assertThat(taken(all)).isEqualTo(many);
      assertThat(othersRefused(all, Refusal.OUT_OF_STOCK)).isTrue();
      assertThat(members.stream().flatMap(m -> vouchers(street, m).stream()).map(Voucher::code))
          .containsExactlyInAnyOrderElementsOf(partners);
      street.audit();
    }
  }
}
