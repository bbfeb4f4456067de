package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.server.fire.Street.key;
import static org.laurel.server.fire.Street.pays;
import static org.laurel.server.fire.Street.tea;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Bond;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.House;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.Request.Type;

/// Tills that sell to two cards of one member while staff make one account of them.
class MergeFireTests {

  private static final String TEXT =
      """
      programme: fire
      zone: Europe/Vienna
      money: EUR
      starts: 2025-01-01
      units:
        point: {kind: points}
      products: {tea: category drinks}
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of due}
      spend:
        - 1 point pays 1.00 EUR
      sending: [{unit: point}]
      """;

  private final Fire fire = Fire.of(MergeFireTests.class);

  @Test
  void nothingIsLostOrDoubledWhenAccountsBecomeOneWhileTheirMembersBuy() throws Exception {
    try (Street street = Street.with(TEXT)) {
      List<Long> kept = street.members(Fire.ROUNDS, "20.00");
      List<Long> duplicates = street.members(Fire.ROUNDS, "20.00");
      List<List<Long>> moved =
          fire.light(
              (round, client, random) -> {
                long member = random.nextBoolean() ? kept.get(round) : duplicates.get(round);
                return switch (client % 8) {
                  case 0 -> merge(street, client, duplicates.get(round), kept.get(round));
                  case 1, 2 -> {
                    String purchase = tea(key("pay"), 1, "4.00", pays(4));
                    yield moves(street.take(client, member, Type.PURCHASE, purchase), -4);
                  }
                  default -> {
                    String purchase = tea(key("buy"), 1, "3.00", "");
                    yield moves(street.take(client, member, Type.PURCHASE, purchase), 3);
                  }
                };
              });
      street.first.timekeeper.round();

      for (int round = 0; round < Fire.ROUNDS; round++) {
        long all = 40 + moved.get(round).stream().mapToLong(points -> points).sum();
        assertThat(street.available(kept.get(round), "point")).isEqualTo(all);
        assertThat(street.available(duplicates.get(round), "point")).isZero();
        Account duplicate = street.first.desk.look(Street.PROGRAMME, duplicates.get(round));
        assertThat(duplicate.ties().bond()).isEqualTo(Bond.SAME);
      }
      street.audit();
    }
  }

  @Test
  void whatMembersSendEachOtherInCirclesIsNeitherMoreNorLessAfterwards() throws Exception {
    try (Street street = Street.with(TEXT)) {
      List<Long> members = street.members(6, "100.00");
      fire.light(
          (_, client, random) -> {
            long from = members.get(random.nextInt(members.size()));
            long to = members.get(random.nextInt(members.size()));
            String json =
                """
                {"key":"%s","member":"1","to":"1","occurred":"%s","unit":"point","amount":"%s"}"""
                    .formatted(key("send"), House.NOON, 1 + random.nextInt(60));
            return naming(street, client, from, to, Type.SEND, json);
          });
      street.first.timekeeper.round();

      assertThat(members).allMatch(m -> street.available(m, "point") >= 0);
      assertThat(members.stream().mapToLong(m -> street.available(m, "point")).sum())
          .isEqualTo(600);
      street.audit();
    }
  }

  /// Tried until it is granted once; what has to arrive first may be on its way.
  private static long merge(Street street, int till, long duplicate, long kept) {
    List<Answer> answers = new ArrayList<>();
    while (answers.isEmpty() || answers.getLast() instanceof Answer.Overloaded) {
      String json = "{\"key\":\"merge-%s\",\"member\":\"1\",\"into\":\"1\"}".formatted(duplicate);
      answers.add(naming(street, till, duplicate, kept, Type.MERGE, json));
    }
    Street.granted(answers.getLast());
    return 0;
  }

  private static Answer naming(
      Street street, int till, long member, long other, Type type, String json) {
    House node = street.node(till);
    Request request = node.read(Street.PROGRAMME, type, json).naming(other);
    return node.desk.take(Street.PROGRAMME, House.TILL, member, request).join();
  }

  private static long moves(Answer answer, long points) {
    return answer instanceof Answer.Granted ? points : 0;
  }
}
