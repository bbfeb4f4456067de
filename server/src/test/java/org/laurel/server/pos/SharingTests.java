package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;

/// Shared accounts and duplicates over HTTP: wrong use, retries across joining and leaving, and
/// races.
class SharingTests {

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();

  @Test
  void whatOneOfThemBuysIsOnTheSharedAccount() {
    String anna = cafe.member();
    String boris = cafe.member();
    cafe.buys(boris, Cafe.key(), "5.00").hasStatus(201);

    join(boris, anna).hasStatus(201);
    Answered bought = cafe.buys(boris, Cafe.key(), "10.00").hasStatus(201);

    assertThat(bought.at("/member")).isEqualTo(cafe.holdings(anna).at("/member"));
    assertThat(bought.at("/by")).isEqualTo(cafe.holdings(boris).at("/member"));
    assertThat(beans(anna)).isEqualTo("15");
    assertThat(beans(boris)).isEqualTo("15");
    assertThat(cafe.holdings(boris).at("/shares")).isEqualTo(cafe.holdings(anna).at("/member"));
    assertThat(cafe.holdings(anna).at("/sharedBy/0")).isEqualTo(cafe.holdings(boris).at("/member"));
  }

  @Test
  void wrongUseOfASharedAccountIsRefused() {
    String anna = cafe.member();
    String boris = cafe.member();
    String chloe = cafe.member();

    join(anna, anna).isProblem(422, "shared-with-itself");
    post("joinings", anna, ",\"into\":{\"card\":\"nobody\"}")
        .isProblem(422, "unknown-other-member");
    post("joinings", "nobody", ",\"into\":{\"card\":\"%s\"}".formatted(anna))
        .isProblem(404, "unknown-member");
    leave(boris).isProblem(422, "not-shared");
    join(boris, anna).hasStatus(201);
    join(boris, chloe).isProblem(422, "already-shares");
    join(anna, chloe).isProblem(422, "shared-by-others");
    leave(anna).isProblem(422, "not-shared");
  }

  @Test
  void nobodyLeavesAHouseholdWithANegativeBalance() {
    String anna = cafe.member();
    String boris = cafe.member();
    String bought = Cafe.key();
    join(boris, anna).hasStatus(201);
    cafe.buys(boris, bought, "5.00").hasStatus(201);
    send(anna, cafe.member(), "5").hasStatus(201);
    back(boris, bought).hasStatus(201);
    assertThat(beans(anna)).isEqualTo("-5");

    leave(boris).isProblem(422, "still-owes");
    join(cafe.member(), anna).hasStatus(201);
    adjust(boris, "5").hasStatus(201);
    leave(boris).hasStatus(201);

    assertThat(beans(boris)).isEqualTo("0");
  }

  @Test
  void aRetryAcrossJoiningAndLeavingChangesNothing() {
    String anna = cafe.member();
    String boris = cafe.member();
    String before = Cafe.key();
    String during = Cafe.key();

    cafe.buys(boris, before, "5.00").hasStatus(201);
    join(boris, anna).hasStatus(201);
    cafe.buys(boris, before, "5.00").hasStatus(200);
    cafe.buys(boris, during, "7.00").hasStatus(201);
    cafe.buys(boris, during, "7.00").hasStatus(200);
    cafe.buys(boris, during, "7.01").isProblem(409, "key-used-before");
    leave(boris).hasStatus(201);
    cafe.buys(boris, during, "7.00").hasStatus(200);
    cafe.buys(boris, before, "5.00").hasStatus(200);

    assertThat(beans(anna)).isEqualTo("12");
    assertThat(beans(boris)).isEqualTo("0");
  }

  @Test
  void goodsBoughtBeforeComeBackOnceWhereverTheAccountLeads() {
    String anna = cafe.member();
    String boris = cafe.member();
    String key = Cafe.key();
    cafe.buys(boris, key, "5.00").hasStatus(201);
    join(boris, anna).hasStatus(201);

    back(boris, key).hasStatus(201);
    leave(boris).hasStatus(201);
    back(boris, key).isProblem(422, "returned-too-much");

    assertThat(beans(anna)).isEqualTo("0");
    assertThat(beans(boris)).isEqualTo("0");
  }

  @Test
  void twoWhoShareDoNotSpendTheSameTwice() {
    String anna = cafe.member();
    String boris = cafe.member();
    join(boris, anna).hasStatus(201);
    cafe.buys(anna, Cafe.key(), "25.00").hasStatus(201);
    String other = cafe.member();
    List<CompletableFuture<Answered>> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        String who = i % 2 == 0 ? anna : boris;
        sent.add(CompletableFuture.supplyAsync(() -> send(who, other, "10"), threads));
      }
    }

    assertThat(sent.stream().filter(one -> one.join().response().statusCode() == 201)).hasSize(2);
    assertThat(beans(anna)).isEqualTo("5");
    assertThat(beans(other)).isEqualTo("20");
  }

  @Test
  void aDuplicatesCardLeadsToTheOtherAccountUntilTheyPart() {
    String anna = cafe.member();
    String twin = cafe.member();
    String key = Cafe.key();
    cafe.buys(anna, Cafe.key(), "3.00").hasStatus(201);
    cafe.buys(twin, key, "5.00").hasStatus(201);

    merge(twin, anna).hasStatus(201);
    cafe.buys(twin, Cafe.key(), "10.00").hasStatus(201);
    assertThat(beans(anna)).isEqualTo("18");
    assertThat(cafe.holdings(twin).at("/movedTo")).isEqualTo(cafe.holdings(anna).at("/member"));
    cafe.buys(twin, key, "5.00").hasStatus(200);
    separate(anna, twin).hasStatus(201);
    back(twin, key).hasStatus(201);

    assertThat(beans(anna)).isEqualTo("13");
    assertThat(beans(twin)).isEqualTo("0");
  }

  @Test
  void wrongUseOfMergersIsRefused() {
    String anna = cafe.member();
    String twin = cafe.member();

    merge(anna, anna).isProblem(422, "merged-into-itself");
    assertThat(
            post("mergers", anna, ",\"into\":{\"card\":\"nobody\"}")
                .isProblem(422, "unknown-other-member")
                .at("/pointer"))
        .isEqualTo("/into");
    separate(anna, twin).isProblem(422, "not-merged");
    merge(twin, anna).hasStatus(201);
    merge(twin, anna).isProblem(422, "merged-into-itself");
    merge(anna, twin).isProblem(422, "merged-into-itself");
  }

  @Test
  void aReturnIsTakenOnceAcrossMergingAndParting() {
    String anna = cafe.member();
    String twin = cafe.member();
    String key = Cafe.key();
    cafe.buys(twin, key, "5.00").hasStatus(201);
    merge(twin, anna).hasStatus(201);

    back(twin, key).hasStatus(201);
    back(anna, key).isProblem(422, "returned-too-much");
    separate(anna, twin).hasStatus(201);
    back(twin, key).isProblem(422, "returned-too-much");

    assertThat(beans(anna)).isEqualTo("0");
    assertThat(beans(twin)).isEqualTo("0");
  }

  private Answered merge(String who, String into) {
    return post("mergers", who, ",\"into\":{\"card\":\"%s\"}".formatted(into));
  }

  private Answered separate(String who, String from) {
    return post("separations", who, ",\"from\":{\"card\":\"%s\"}".formatted(from));
  }

  private Answered join(String who, String into) {
    return post("joinings", who, ",\"into\":{\"card\":\"%s\"}".formatted(into));
  }

  private Answered leave(String who) {
    return post("leavings", who, "");
  }

  private Answered send(String who, String to, String amount) {
    return post(
        "sendings",
        who,
        ",\"to\":{\"card\":\"%s\"},\"unit\":\"bean\",\"amount\":\"%s\"".formatted(to, amount));
  }

  private Answered adjust(String who, String amount) {
    return post(
        "adjustments",
        who,
        ",\"unit\":\"bean\",\"amount\":\"%s\",\"reason\":\"test\",\"by\":\"desk\""
            .formatted(amount));
  }

  private Answered back(String who, String purchase) {
    return post(
        "returns",
        who,
        ",\"occurred\":\"2026-02-04T09:00:00+01:00\",\"of\":{\"key\":\"%s\"},\"lines\":[{\"line\":1,\"quantity\":1}]"
            .formatted(purchase));
  }

  private Answered post(String path, String who, String fields) {
    return owner.post(
        Cafe.PATH + "/" + path,
        "{\"key\":\"%s\",\"member\":{\"card\":\"%s\"}%s}".formatted(Cafe.key(), who, fields));
  }

  private String beans(String card) {
    return cafe.holdings(card).hasStatus(200).at("/balances/bean/available");
  }
}
