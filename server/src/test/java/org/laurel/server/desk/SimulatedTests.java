package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.core.account.Account;
import org.laurel.core.decision.Decision;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.Simulation;
import org.laurel.wire.answer.Holdings;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.Request.Type;

/// The desk, which takes many at once and keeps everything in tables, comes to the same as the
/// simulation, which takes one at a time and keeps everything in memory.
class SimulatedTests {

  private static final String RICH =
      """
      programme: rich
      name: {en: Rich}
      zone: Europe/Warsaw
      money: EUR
      starts: 2025-01-01
      blind returns: 20 days
      units:
        point: {name: {en: point}, kind: points, expires: 40 days after earning, pending: 3 days}
        cash: {name: {en: cash}, kind: money, expires: "3 months after earning, at end of month"}
        stamp: {name: {en: stamp}, kind: count}
        prize: {name: {en: prize}, kind: count}
      products:
        tea: sku tea
      acts:
        visit: {name: {en: visit}}
      tiers:
        - ladder: status
          counts: spend
          within: calendar year
          levels:
            basic: {}
            silver: {from: 100.00 EUR}
          kept: until end of next calendar year
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of total}
        - {rule: back, on: purchase, give: 3% of due in cash}
        - {rule: tea-stamp, on: purchase of tea, give: 1 stamp each}
        - {rule: visited, on: visit, give: 5 points, limit: 1 per calendar day}
      campaigns:
        - campaign: stamps
          during: 2025-01-01 .. 2030-12-31
          exchange: 5 stamps for 1 prize
      spend:
        - 1.00 cash pays 1.00 EUR
      rewards:
        - {reward: mug, cost: 8 points}
      """;

  private static final Programme PROGRAMME =
      Objects.requireNonNull(Language.read("rich.yaml", RICH).programme());
  private static final int MEMBERS = 6;
  private static final int STEPS = 400;

  private final Map<Integer, Long> accounts = new HashMap<>();
  private final List<String> purchases = new ArrayList<>();
  private final List<Integer> buyers = new ArrayList<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void theDeskComesToTheSameAsTheSimulation(long seed) throws Exception {
    Random random = new Random(seed);
    try (House house = House.fresh();
        House second = house.node()) {
      assertThat(house.publish(RICH).toString()).startsWith("Done");
      Simulation simulation = new Simulation(house.programmes.find("rich").versions());
      for (int member = 0; member < MEMBERS; member++) {
        enrol(house, simulation, member);
      }
      List<CompletableFuture<Answer>> waiting = new ArrayList<>();
      List<Decision> decided = new ArrayList<>();
      List<String> sent = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        // A member's activities all go through one node, so that they arrive in their order.
        int member = random.nextInt(MEMBERS);
        House node = member % 2 == 0 ? house : second;
        String form = form(random, step, member, node.clock.instant());
        Request request = node.read("rich", type(form), form);
        sent.add(form);
        waiting.add(node.desk.take("rich", House.TILL, accounts.get(member), request));
        decided.add(
            simulation
                .take("m" + member, request.activity(step + 100L, null), node.clock.instant())
                .decision());
        if (random.nextInt(12) == 0) {
          waiting.forEach(CompletableFuture::join);
          house.clock.pass(Duration.ofHours(random.nextInt(100)));
        }
      }
      for (int step = 0; step < STEPS; step++) {
        assertThat(said(waiting.get(step).join()))
            .as("seed %s, step %s: %s", seed, step, sent.get(step))
            .isEqualTo(said(decided.get(step)));
      }
      assertThat(decided)
          .filteredOn(Decision.Granted.class::isInstance)
          .hasSizeGreaterThan(STEPS / 2);
      assertThat(decided)
          .filteredOn(Decision.Refused.class::isInstance)
          .hasSizeGreaterThan(STEPS / 40);
      for (int member = 0; member < MEMBERS; member++) {
        simulation.settle("m" + member, house.clock.instant());
        Account account = house.desk.look("rich", accounts.get(member));
        assertThat(held(account))
            .as("seed %s, member %s", seed, member)
            .isEqualTo(held(simulation.account("m" + member)));
      }
      house.audit();
    }
  }

  private void enrol(House house, Simulation simulation, int member) {
    String form =
        """
        {"key":"e%s","identifiers":[{"kind":"card","value":"m%s"}],"joined":"2026-01-01"}\
        """
            .formatted(member, member);
    Answer.Granted granted = (Answer.Granted) house.enrol("rich", form);
    accounts.put(member, granted.entry().account());
    Request request = house.read("rich", Type.ENROL, form);
    simulation.take("m" + member, request.activity(member + 1L, null), house.clock.instant());
  }

  private static Type type(String form) {
    return form.contains("\"money\"")
        ? Type.PURCHASE
        : form.contains("\"act\"")
            ? Type.ACT
            : form.contains("\"reward\"") ? Type.REDEMPTION : Type.RETURN;
  }

  private String form(Random random, int step, int member, Instant now) {
    Instant occurred =
        now.minus(Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(3000) : 0));
    String head =
        "{\"key\":\"k%s\",\"member\":\"1\",\"occurred\":\"%s\",".formatted(step, occurred);
    return head
        + switch (random.nextInt(10)) {
          case 0, 1, 2, 3, 4 -> purchase(random, step, member);
          case 5 -> "\"act\":\"visit\"}";
          case 6 -> "\"reward\":\"mug\"" + (random.nextBoolean() ? ",\"hold\":\"PT5H\"}" : "}");
          case 7 ->
              "\"lines\":[{\"sku\":\"%s\",\"quantity\":%s,\"amount\":\"1.00\"}]}"
                  .formatted(random.nextBoolean() ? "tea" : "cake", 1 + random.nextInt(3));
          default -> receipted(random, member);
        };
  }

  private String purchase(Random random, int step, int member) {
    purchases.add("k" + step);
    buyers.add(member);
    String pay = random.nextInt(4) == 0 ? ",\"pay\":[{\"unit\":\"cash\",\"amount\":\"0.10\"}]" : "";
    return """
    "money":"EUR","lines":[{"line":1,"sku":"tea","quantity":%s,"amount":"%s.99"},\
    {"line":2,"sku":"cake","quantity":%s,"amount":"%s.50"}]%s}\
    """
        .formatted(
            1 + random.nextInt(3),
            random.nextInt(9),
            1 + random.nextInt(2),
            random.nextInt(20),
            pay);
  }

  private String receipted(Random random, int member) {
    String of = "k-none";
    if (!purchases.isEmpty()) {
      int which = random.nextInt(purchases.size());
      // Mostly the member's own.
      for (int i = 0; i < purchases.size() && buyers.get(which) != member; i++) {
        which = (which + 1) % purchases.size();
      }
      of = purchases.get(which);
    }
    String lines =
        random.nextInt(4) == 0
            ? ""
            : ",\"lines\":[{\"line\":%s,\"quantity\":1}]".formatted(1 + random.nextInt(2));
    return "\"of\":{\"key\":\"%s\"}%s}".formatted(of, lines);
  }

  private static String said(Answer answer) {
    return switch (answer) {
      case Answer.Granted granted ->
          "granted " + granted.outcome().after() + granted.outcome().refunds().size();
      case Answer.Refused refused -> "refused " + refused.decision().refusal();
      default -> answer.toString();
    };
  }

  private static String said(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted ->
          "granted " + held(granted.after()) + granted.refunds().size();
      case Decision.Refused refused -> "refused " + refused.refusal();
    };
  }

  private static Holdings held(Account account) {
    return Holdings.of(PROGRAMME, account);
  }
}
