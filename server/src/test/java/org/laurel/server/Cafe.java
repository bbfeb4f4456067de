package org.laurel.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.laurel.server.Client.Answered;

/// A programme on a server for tests to play in, with members of each test's own.
public final class Cafe {

  public static final String PATH = "/v1/programmes/corner-cafe";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Client client;

  private Cafe(Client client) {
    this.client = client;
  }

  /// The programme on that server, published if it is not.
  public static Cafe on(TestServer server) {
    server.owner().publish(PATH, text());
    return new Cafe(server.owner());
  }

  public static String text() {
    try (InputStream file = Cafe.class.getResourceAsStream("corner-cafe.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A card that no other test has.
  public static String card() {
    return "test-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
  }

  /// A key that no other test uses.
  public static String key() {
    return "key-" + NUMBER.incrementAndGet();
  }

  /// Enrols somebody.
  ///
  /// @return the card
  public String member() {
    String card = card();
    client
        .post(
            PATH + "/members",
            """
            {"key":"%s","joined":"2025-01-01","identifiers":[{"kind":"card","value":"%s"}]}"""
                .formatted(key(), card))
        .hasStatus(201);
    return card;
  }

  /// A purchase of one thing.
  public static String purchase(String card, String key, String amount) {
    return """
    {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-03T09:17:05+01:00","money":"PLN",
     "lines":[{"line":1,"sku":"espresso","category":"coffee","quantity":1,"amount":"%s"}]}"""
        .formatted(key, card, amount);
  }

  public Answered buys(String card, String key, String amount) {
    return client.post(PATH + "/purchases", purchase(card, key, amount));
  }

  public Answered holdings(String card) {
    return client.get(PATH + "/members/card:" + card);
  }

  /// Everything that a refused request must leave as it is: where all histories end, and what the
  /// member holds.
  public String world(String card) {
    return client.get(PATH + "/feed").text() + holdings(card).text();
  }
}
