package org.laurel.server.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.laurel.wire.json.Json;

/// Tills that go on selling whatever happens to the server: what was not answered, or was turned
/// away, they send again, word for word, until they know.
final class Tills {

  static final String PATH = "/v1/programmes/market";

  static final String TEXT =
      """
      programme: market
      zone: Europe/Warsaw
      money: PLN
      starts: 2025-01-01
      units:
        point: {kind: points}
        gift: {kind: points}
        zloty: {kind: money}
      products: {tea: category drinks}
      acts:
        visit: {}
      budgets: {pot: 500 gifts}
      earn:
        - {rule: worth, on: purchase, give: 1 point per 1.00 PLN of due}
        - {rule: visited, on: visit, give: 3 gifts, budget: pot}
      spend: 1.00 zloty pays 1.00 PLN
      rewards:
        - {reward: mug, cost: 5 points, stock: 100}
      sending: [{unit: point}]
      gift cards: {unit: zloty}
      """;

  private static final int MANY = 16;
  private static final int MEMBERS = 24;
  private static final int CARDS = 4;
  private static final Duration PAUSE = Duration.ofMillis(20);

  /// Something that was sent, and what was told of it in the end.
  record Told(String path, String key, String body, String activity) {}

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final URI server;
  private final String ownerKey;
  private final AtomicInteger keys = new AtomicInteger();
  private final Map<String, Integer> created = new ConcurrentHashMap<>();
  private final Queue<Told> taken = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Semaphore answered = new Semaphore(0);
  private final Semaphore turnedAway = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open = true;

  Tills(int port, String ownerKey) {
    this.server = URI.create("http://127.0.0.1:" + port);
    this.ownerKey = ownerKey;
  }

  /// Publishes the programme and enrols the members.
  void prepare() {
    until("PUT", PATH, "application/yaml", TEXT);
    for (int i = 0; i < MEMBERS; i++) {
      send("/members", "\"identifiers\":[{\"kind\":\"card\",\"value\":\"m%s\"}]".formatted(i));
    }
    for (int i = 0; i < CARDS; i++) {
      send("/gift-cards", "\"number\":\"g%s\"".formatted(i));
      send(
          "/loads",
          "\"member\":{\"giftcard\":\"g%s\"},\"unit\":\"zloty\",\"amount\":\"100.00\""
              .formatted(i));
    }
  }

  void sell(long seed) {
    for (int i = 0; i < MANY; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      threads.add(Thread.ofVirtual().start(() -> sellOn(random)));
    }
  }

  private void sellOn(SplittableRandom random) {
    String last = "";
    while (open) {
      last = sellOne(random, last);
    }
  }

  /// @return key of the purchase that may still come back
  private String sellOne(SplittableRandom random, String last) {
    int card = random.nextInt(MEMBERS);
    String member = "\"member\":{\"card\":\"m%s\"},".formatted(card);
    switch (random.nextInt(10)) {
      case 0 -> send("/redemptions", member + "\"reward\":\"mug\"");
      case 1 -> {
        int other = (card + 1 + random.nextInt(MEMBERS - 1)) % MEMBERS;
        String to = "\"to\":{\"card\":\"m%s\"},".formatted(other);
        send("/sendings", member + to + "\"unit\":\"point\",\"amount\":\"2\"");
      }
      case 2 -> send("/acts", member + "\"act\":\"visit\"");
      case 3 -> {
        if (!last.isEmpty()) {
          String[] what = last.split("/");
          send(
              "/returns",
              "\"member\":{\"card\":\"%s\"},\"of\":{\"key\":\"%s\"}".formatted(what[0], what[1]));
        }
        return "";
      }
      case 4 -> {
        String pay =
            "\"pay\":[{\"unit\":\"zloty\",\"amount\":\"1.00\",\"giftCard\":\"g%s\"}],"
                .formatted(random.nextInt(CARDS));
        send("/purchases", member + pay + lines(random));
      }
      default -> {
        Told bought = send("/purchases", member + lines(random));
        return bought == null ? "" : "m" + card + "/" + bought.key;
      }
    }
    return last;
  }

  private static String lines(SplittableRandom random) {
    return """
    "money":"PLN","lines":[{"line":1,"sku":"tea","category":"drinks","quantity":1,"amount":"%s.00"}]"""
        .formatted(1 + random.nextInt(9));
  }

  /// @return `null` when it was refused
  private Told send(String path, String fields) {
    String key = "k" + keys.incrementAndGet();
    String occurred = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    String when =
        path.matches("/(members|gift-cards|loads)") ? "" : ",\"occurred\":\"" + occurred + "\"";
    String body = "{\"key\":\"" + key + "\"" + when + "," + fields + "}";
    HttpResponse<String> answer = until("POST", PATH + path, "application/json", body);
    answered.release();
    if (answer.statusCode() == 422) {
      return null;
    }
    if (answer.statusCode() / 100 != 2) {
      wrong.add(path + " " + body + " -> " + answer.statusCode() + " " + answer.body());
      return null;
    }
    Told told = new Told(path, key, body, activity(answer));
    taken.add(told);
    return told;
  }

  private static String activity(HttpResponse<String> answer) {
    return Json.read(answer.body()).at("/activity").asString();
  }

  /// Sends until there is an answer that says something.
  private HttpResponse<String> until(String method, String path, String type, String body) {
    while (true) {
      HttpResponse<String> answer = once(method, path, type, body);
      if (answer != null
          && answer.statusCode() == 201
          && created.merge(body, 1, Integer::sum) > 1) {
        wrong.add("taken twice: " + body);
      }
      if (answer != null && answer.statusCode() != 503 && answer.statusCode() != 429) {
        return answer;
      }
      if (answer != null) {
        turnedAway.release();
        if (answer.headers().firstValue("Retry-After").isEmpty()) {
          wrong.add("not told when to come again: " + answer.body());
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private HttpResponse<String> once(String method, String path, String type, String body) {
    try {
      return http.send(
          HttpRequest.newBuilder(server.resolve(path))
              .timeout(Duration.ofSeconds(40))
              .header("Authorization", "Bearer " + ownerKey)
              .header("Content-Type", type)
              .method(method, BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException nobodyThere) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits until so many more were answered.
  boolean answered(int more, Duration most) throws InterruptedException {
    return answered.tryAcquire(more, most.toSeconds(), TimeUnit.SECONDS);
  }

  /// Waits until so many more were turned away.
  boolean turnedAway(int more, Duration most) throws InterruptedException {
    return turnedAway.tryAcquire(more, most.toSeconds(), TimeUnit.SECONDS);
  }

  /// Starts counting anew.
  void countAnew() {
    answered.drainPermits();
    turnedAway.drainPermits();
  }

  /// Every till ends its sale; then nothing is open.
  void close() throws InterruptedException {
    open = false;
    for (Thread till : threads) {
      till.join();
    }
  }

  List<Told> taken() {
    return List.copyOf(taken);
  }

  /// What should never have been answered.
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /// Asks once more for what was taken.
  ///
  /// @return what is told otherwise than before
  List<String> askAgain() {
    Queue<String> found = new ConcurrentLinkedQueue<>();
    taken.parallelStream()
        .forEach(
            told -> {
              HttpResponse<String> again =
                  until("POST", PATH + told.path, "application/json", told.body);
              if (again.statusCode() != 200 || !activity(again).equals(told.activity)) {
                found.add(told + " -> " + again.statusCode() + " " + again.body());
              }
            });
    return List.copyOf(found);
  }
}
