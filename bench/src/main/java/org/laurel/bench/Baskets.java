package org.laurel.bench;

import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/// Shopping as it might be: three to ten lines, from twenty categories and thousands of articles.
///
/// One belongs to one sender; each has a seed of its own and names no key twice.
final class Baskets {

  private static final String[] CATEGORIES = {
    "bakery", "dairy", "fruit", "meat", "fish", "drinks", "sweets", "frozen", "home", "care",
    "baby", "pets", "tobacco", "lottery", "garden", "books", "toys", "clothes", "spices", "cheese"
  };
  private static final String[] BRANDS = {"laurel", "north", "south", "east", "west", "hill"};

  private final SplittableRandom random;
  private final String sender;
  private final int accounts;
  private long number;

  Baskets(long seed, String sender, int accounts) {
    this.random = new SplittableRandom(seed);
    this.sender = sender;
    this.accounts = accounts;
  }

  static String card(int account) {
    return "2900" + (1_000_000_000L + account);
  }

  /// A purchase that anybody makes.
  String purchase(Instant occurred, boolean typed) {
    return purchase(occurred, typed, random.nextInt(accounts));
  }

  String purchase(Instant occurred, boolean typed, int account) {
    StringBuilder text = new StringBuilder(1024).append('{');
    if (typed) {
      text.append("\"type\":\"purchase\",");
    }
    text.append("\"key\":\"")
        .append(sender)
        .append('-')
        .append(number++)
        .append("\",\"member\":{\"card\":\"")
        .append(card(account))
        .append("\"},\"occurred\":\"")
        .append(occurred)
        .append("\",\"place\":{\"store\":\"W-")
        .append(String.valueOf(1001 + random.nextInt(900)).substring(1))
        .append("\",\"channel\":\"")
        .append(random.nextInt(5) < 2 ? "app" : "till")
        .append("\"},\"money\":\"PLN\",\"lines\":[");
    int lines = 3 + random.nextInt(8);
    for (int line = 1; line <= lines; line++) {
      line(text, line);
    }
    return text.append("]}").toString();
  }

  private void line(StringBuilder text, int line) {
    int article = random.nextInt(5000);
    int cents = 99 + random.nextInt(4000);
    text.append(line == 1 ? "" : ",")
        .append("{\"line\":")
        .append(line)
        .append(",\"sku\":\"590")
        .append(1_000_000_000L + article)
        .append("\",\"category\":\"")
        .append(CATEGORIES[article % CATEGORIES.length])
        .append("\",\"brand\":\"")
        .append(BRANDS[article % BRANDS.length])
        .append(article % 7 == 0 ? "\",\"tags\":[\"organic\"]" : "\"")
        .append(",\"quantity\":")
        .append(1 + random.nextInt(3))
        .append(",\"amount\":\"")
        .append(cents / 100)
        .append('.')
        .append(cents % 100 < 10 ? "0" : "")
        .append(cents % 100)
        .append("\"}");
  }

  /// Somebody joins; who is the same for every seed.
  static String enrolment(int account) {
    return String.format(
        Locale.ROOT,
        """
    {"type":"enrol","key":"join-%d","joined":"2025-0%d-1%d","identifiers":[{"kind":"card","value":"%s"}],\
    "profile":{"language":"%s","born":"%d-0%d-1%d"%s}%s}""",
        account,
        1 + account % 9,
        account % 10,
        card(account),
        account % 4 == 0 ? "en" : "pl",
        1950 + account % 60,
        1 + account % 9,
        account % 9,
        account % 5 == 0
            ? ",\"segments\":[\"parents\"]"
            : account % 7 == 0 ? ",\"segments\":[\"pets\"]" : "",
        account % 3 == 0 ? ",\"consents\":[\"marketing\"]" : "");
  }
}
