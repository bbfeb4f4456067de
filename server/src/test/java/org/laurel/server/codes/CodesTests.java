package org.laurel.server.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.core.code.Mint;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.TestClock;
import org.laurel.server.programmes.Programmes;

/// Unique codes from being made to being used, and codes that partners handed over.
class CodesTests {

  private static final String PATH = "/v1/programmes/caps";
  private static final String TEXT =
      """
      programme: caps
      zone: Europe/Warsaw
      money: PLN
      starts: 2026-06-01
      units:
        cap: {kind: count}
      acts:
        cap-code: {with: {code: unique code}}
        tray-code: {with: {code: unique code}}
        visit: {}
      earn:
        - {rule: collect, on: cap-code, give: 1 cap}
        - {rule: trays, on: tray-code, give: 24 caps}
        - {rule: visits, on: visit, give: 100 caps}
      rewards:
        - {reward: cinema, cost: 1 cap, gives: an imported code}
        - {reward: mug, cost: 1 cap}
      """;

  private static final TestClock CLOCK = new TestClock("2026-06-02T10:00:00Z");
  private static TestServer server;
  private static Client owner;

  @BeforeAll
  static void open() {
    server = TestServer.start(CLOCK, "--laurel.desk.rounds=0");
    owner = server.owner();
    owner.publish(PATH + "?from=2026-06-01T00:00:00Z", TEXT).hasStatus(201);
    for (String card : List.of("anna", "boris", "celia")) {
      owner
          .post(
              PATH + "/members",
              """
              {"key":"join-%s","joined":"2026-06-01","identifiers":[{"kind":"card","value":"%s"}]}\
              """
                  .formatted(card, card))
          .hasStatus(201);
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static Answered make(String key, String act, int count) {
    return owner.post(
        PATH + "/codes", "{\"key\":\"%s\",\"act\":\"%s\",\"count\":%s}".formatted(key, act, count));
  }

  private static List<String> codes(String key) {
    return owner.get(PATH + "/codes/" + key).hasStatus(200).text().lines().toList();
  }

  private static Answered tell(String key, String card, String act, String code) {
    return owner.post(
        PATH + "/acts",
        """
        {"key":"%s","member":{"card":"%s"},"occurred":"2026-06-02T09:00:00Z","act":"%s","attributes":{"code":"%s"}}\
        """
            .formatted(key, card, act, code));
  }

  private static Answered redeem(String key, String card) {
    return owner.post(
        PATH + "/redemptions",
        "{\"key\":\"%s\",\"member\":{\"card\":\"%s\"},\"reward\":\"cinema\"}".formatted(key, card));
  }

  @Test
  void manyCodesAreOneRowAndAreToldAgainAsOftenAsAsked() {
    make("big-run", "cap-code", 100_000).hasStatus(201);
    make("big-run", "cap-code", 100_000).hasStatus(200);
    List<String> once = codes("big-run");
    assertThat(once).hasSize(100_000).doesNotHaveDuplicates().isEqualTo(codes("big-run"));
    make("next-run", "cap-code", 10).hasStatus(201);
    assertThat(once).doesNotContainAnyElementsOf(codes("next-run"));
    Answered other = make("big-run", "cap-code", 7).hasStatus(409);
    assertThat(other.at("/code")).isEqualTo("key-used-before");
    assertThat(owner.get(PATH + "/codes").hasStatus(200).text()).contains("big-run", "100000");
  }

  @Test
  void aCodeIsUsedOnceHoweverItIsTypedAndARetryIsHarmless() {
    make("once", "cap-code", 2).hasStatus(201);
    String code = codes("once").getFirst();
    tell("use-1", "anna", "cap-code", code).hasStatus(201);
    tell("use-1", "anna", "cap-code", code).hasStatus(200);
    Answered again = tell("use-2", "boris", "cap-code", Mint.normal(code)).hasStatus(422);
    assertThat(again.at("/code")).isEqualTo("code-used");
    assertThat(again.at("/detail")).contains(Mint.normal(code), "2026");
  }

  @Test
  void inventedCodesAndThoseOfOthersAreToldApart() {
    make("trays", "tray-code", 1).hasStatus(201);
    String tray = codes("trays").getFirst();
    assertThat(tell("odd-1", "anna", "cap-code", "2222-2222-2222").hasStatus(422).at("/code"))
        .isEqualTo("invented-code");
    Answered another = tell("odd-2", "anna", "cap-code", tray).hasStatus(422);
    assertThat(another.at("/code")).isEqualTo("code-of-another");
    assertThat(another.at("/detail")).contains("tray-code");
    tell("odd-3", "anna", "tray-code", tray).hasStatus(201);
  }

  @Test
  void aCodeSentByManyAtOnceIsUsedByOne() throws Exception {
    make("race", "cap-code", 20).hasStatus(201);
    List<String> codes = codes("race");
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      String code = codes.get(i);
      int number = i;
      for (String card : List.of("anna", "boris", "celia")) {
        all.add(
            CompletableFuture.supplyAsync(
                () -> tell("race-" + number + card, card, "cap-code", code).status()));
      }
    }
    List<Integer> answers = all.stream().map(CompletableFuture::join).toList();
    assertThat(answers).filteredOn(status -> status == 201).hasSize(codes.size());
    assertThat(answers).filteredOn(status -> status == 422).hasSize(2 * codes.size());
    assertThat(
            new Audit(server.bean(DataSource.class), server.bean(Programmes.class))
                .run(4, _ -> {})
                .findings())
        .isEmpty();
  }

  @Test
  void importedCodesAreGivenOnceEachAndAnEmptyPoolDoesNothing() {
    owner
        .post(
            PATH + "/acts",
            """
            {"key":"visit","member":{"card":"celia"},"occurred":"2026-06-02T09:00:00Z","act":"visit"}""")
        .hasStatus(201);
    assertThat(redeem("early", "celia").hasStatus(422).at("/code")).isEqualTo("out-of-stock");
    List<String> pool = IntStream.range(0, 12).mapToObj("FILM-%02d"::formatted).toList();
    Answered added = handOver("cinema", String.join("\n", pool)).hasStatus(200);
    assertThat(added.at("/added")).isEqualTo("12");
    Answered twice = handOver("cinema", "FILM-03\r\n\nFILM-04\n").hasStatus(200);
    assertThat(twice.at("/added") + " " + twice.at("/known")).isEqualTo("0 2");
    String before = balance();

    List<CompletableFuture<Answered>> all =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> redeem("film-" + i, "celia")))
            .toList();
    List<Answered> answers = all.stream().map(CompletableFuture::join).toList();
    TreeSet<String> given = new TreeSet<>();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).status() == 201) {
        String code = answers.get(i).at("/vouchers/0/code");
        assertThat(given.add(code)).as(code + " is given once").isTrue();
        assertThat(redeem("film-" + i, "celia").hasStatus(200).at("/vouchers/0/code"))
            .isEqualTo(code);
      } else {
        assertThat(answers.get(i).at("/code")).isEqualTo("out-of-stock");
      }
    }
    assertThat(given).containsExactlyElementsOf(pool);
    assertThat(Integer.parseInt(before) - Integer.parseInt(balance())).isEqualTo(12);
  }

  private static String balance() {
    return owner.get(PATH + "/members/card:celia").hasStatus(200).at("/balances/cap/available");
  }

  private static Answered handOver(String reward, String lines) {
    return owner.send("POST", PATH + "/rewards/" + reward + "/codes", "text/plain", lines);
  }

  @Test
  void wrongUseIsRefusedAndTaught() {
    assertThat(make("odd", "visit", 5).hasStatus(400).at("/detail")).contains("cap-code");
    assertThat(make("odd", "cap-code", 0).hasStatus(400).text()).contains("/count");
    for (int i = 0; i < 2; i++) {
      make("much-" + i, "tray-code", 10_000_000).hasStatus(201);
    }
    Answered much = make("too-much", "tray-code", 10_000_000).hasStatus(422);
    assertThat(much.at("/code")).isEqualTo("too-many-codes");
    assertThat(owner.get(PATH + "/codes/nothing").hasStatus(404).at("/code"))
        .isEqualTo("unknown-codes");
    assertThat(handOver("mug", "X").hasStatus(404).at("/code")).isEqualTo("unknown-pool");
    assertThat(handOver("cinema", " \n").hasStatus(400).at("/code")).isEqualTo("no-codes");
    assertThat(handOver("cinema", "A\nB\u0007\n").hasStatus(400).at("/detail"))
        .contains("Line 2", "Nothing was taken");
  }

  @Test
  void tillsNeitherMakeNorReadCodes() {
    String key =
        owner
            .post("/v1/keys", "{\"name\":\"till\",\"role\":\"programme\",\"programme\":\"caps\"}")
            .hasStatus(201)
            .at("/key");
    Client till = owner.withKey(key);
    till.get(PATH + "/codes").hasStatus(403);
    till.get(PATH + "/codes/once").hasStatus(403);
    till.post(PATH + "/codes", "{}").hasStatus(403);
    till.send("POST", PATH + "/rewards/cinema/codes", "text/plain", "X").hasStatus(403);
  }
}
