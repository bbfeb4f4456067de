package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.server.fire.Street.key;
import static org.laurel.server.fire.Street.tea;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.laurel.server.desk.Answer;
import org.laurel.server.programmes.Publication;
import org.laurel.wire.request.Request.Type;

/// New versions in every round, published on one node and then on the other while tills of both go
/// on.
class PublishFireTests {

  private final Fire fire = Fire.of(PublishFireTests.class);

  private static String version(int points) {
    return """
    programme: fire
    zone: Europe/Vienna
    money: EUR
    starts: 2025-01-01
    units:
      point: {kind: points}
    products: {tea: category drinks}
    budgets: {pot: 1000000000 points}
    earn:
      - {rule: flat, on: purchase, give: %s points, budget: pot}
    """
        .formatted(points);
  }

  /// A purchase, and the versions that were published for certain before it was sent and before it
  /// was answered.
  private record Sold(Answer.Granted answer, int before, int after) {}

  @Test
  void everyPurchaseIsDecidedByAVersionThatIsInForceWhenItIsTaken() throws Exception {
    try (Street street = Street.with(version(1))) {
      List<Long> members = street.members(Fire.CLIENTS, "");
      AtomicInteger published = new AtomicInteger(1);
      List<List<Sold>> sold =
          fire.light(
              (round, client, _) -> {
                if (client == round % Fire.CLIENTS) {
                  street.first.clock.pass(Duration.ofSeconds(1));
                  Publication done =
                      street
                          .node(client)
                          .programmes
                          .publish(Street.PROGRAMME, version(round + 2), null);
                  assertThat(done).isInstanceOf(Publication.Done.class);
                  published.set(round + 2);
                }
                int before = published.get();
                String purchase =
                    tea(key("buy"), 1, "1.00", "")
                        .replaceFirst(
                            "\"occurred\":\"[^\"]*\"",
                            "\"occurred\":\"" + street.first.clock.instant() + "\"");
                Answer answer = street.take(client, members.get(client), Type.PURCHASE, purchase);
                return new Sold(Street.granted(answer), before, round + 2);
              });

      assertThat(sold.stream().flatMap(List::stream))
          .allMatch(one -> one.answer.entry().version() >= one.before)
          .allMatch(one -> one.answer.entry().version() <= one.after);
      for (int client = 0; client < Fire.CLIENTS; client++) {
        int till = client;
        long earned = sold.stream().mapToLong(r -> r.get(till).answer.entry().version()).sum();
        assertThat(street.available(members.get(client), "point")).isEqualTo(earned);
      }
      street.audit();
    }
  }
}
