package org.laurel.core.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A programme that declares a little of everything, to try fragments and phrases in.
final class Samples {

  private static final Map<String, List<String>> DECLARED = new LinkedHashMap<>();

  static {
    DECLARED.put(
        "units",
        List.of(
            "point: {kind: points}",
            "mile: {kind: points}",
            "stamp: {kind: count}",
            "entry: {kind: count}",
            "night: {kind: count}",
            "zloty: {kind: money}"));
    DECLARED.put(
        "products",
        List.of("coffee: category coffee", "food: category food", "tobacco: category tobacco"));
    DECLARED.put(
        "acts",
        List.of(
            "vaccination: {}",
            "flight: {with: {distance: number of miles, cabin: text, fare: money, booked: date}}"));
  }

  private static final String TIERS =
      """
      membership:
        given: {on: enrolment, lasts: 12 months}
      tiers:
        - ladder: status
          counts: spend
          within: calendar year
          levels: {member: {}, silver: {from: 1000.00 PLN}, gold: {from: 3500.00 PLN}}
      """;

  private Samples() {}

  /// A whole programme around a fragment of one: what the fragment does not declare is declared.
  static String around(String fragment) {
    Node.Mapping said = Outline.of(fragment).root();
    StringBuilder text = new StringBuilder("programme: sample\nzone: Europe/Warsaw\nmoney: PLN\n");
    List<String> lines = fragment.lines().toList();
    text.append(fragment.indent(0));
    DECLARED.forEach(
        (section, things) -> {
          Node.Entry entry = said.entry(section);
          if (entry == null) {
            text.append(section).append(":\n");
            things.forEach(thing -> line(text, thing));
          } else if (entry.value() instanceof Node.Mapping mapping) {
            StringBuilder missing = new StringBuilder();
            things.forEach(
                thing -> {
                  if (mapping.entry(thing.substring(0, thing.indexOf(':'))) == null) {
                    line(missing, thing);
                  }
                });
            int at = text.indexOf("\n" + lines.get(entry.key().at().line() - 1) + "\n");
            text.insert(text.indexOf("\n", at + 1) + 1, missing);
          }
        });
    List<String> sections = TIERS.lines().toList();
    int second = sections.indexOf("tiers:");
    if (said.entry("membership") == null) {
      sections.subList(0, second).forEach(line -> text.append(line).append('\n'));
    }
    if (said.entry("tiers") == null) {
      sections.subList(second, sections.size()).forEach(line -> text.append(line).append('\n'));
    }
    if (said.entry("contests") == null) {
      text.append("contests: [{contest: star-of-the-week, counts: spend,")
          .append(" within: calendar week}]\n");
    }
    if (said.entry("shared accounts") == null) {
      text.append("shared accounts: {}\n");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String thing) {
    text.append("  ").append(thing).append('\n');
  }

  /// A programme in which a phrase stands as the value of a field.
  static String with(String field, String phrase) {
    String value = "'" + phrase.replace("'", "''") + "'";
    String fragment =
        switch (field) {
          case "expires" -> "units:\n  token: {kind: points, expires: %s}\n";
          case "products" -> "products:\n  sample-set: %s\n";
          case "on" -> "earn:\n  - {rule: r, on: %s, give: 1 point}\n";
          case "give" -> "earn:\n  - {rule: r, on: purchase, give: %s}\n";
          case "on for spend" -> "earn:\n  - {rule: r, on: %s, give: 5 points at 9.00 PLN}\n";
          case "on for purchases" ->
              "earn:\n  - {rule: r, on: %s, give: 5 points per 2 purchases}\n";
          case "give for spend" -> "earn:\n  - {rule: r, on: spend, give: %s}\n";
          case "give for purchases" -> "earn:\n  - {rule: r, on: purchases, give: %s}\n";
          case "give for a flight" -> "earn:\n  - {rule: r, on: flight, give: %s}\n";
          case "limit" -> "earn:\n  - {rule: r, on: purchase, give: 5 points, limit: %s}\n";
          case "when" -> "earn:\n  - {rule: r, on: purchase, give: 5 points, when: %s}\n";
          case "when for a flight" ->
              "earn:\n  - {rule: r, on: flight, give: 5 points, when: %s}\n";
          case "during" -> "earn:\n  - {rule: r, on: purchase, give: 5 points, during: %s}\n";
          case "discount" -> "offers:\n  - {offer: o, on: purchase, discount: %s}\n";
          case "on for an offer" -> "offers:\n  - {offer: o, on: %s, discount: free}\n";
          case "discount of three coffees" ->
              "offers:\n  - {offer: o, on: purchase of 3 coffee, discount: %s}\n";
          case "discount of a bundle" ->
              "offers:\n  - {offer: o, on: purchase of 2 coffee and food, discount: %s}\n";
          case "counts" ->
              "tiers:\n  - {ladder: l, counts: %s, within: lifetime, levels: {member: {}}}\n";
          case "within" ->
              "tiers:\n  - {ladder: l, counts: spend, within: %s, levels: {member: {}}}\n";
          case "kept" ->
              "tiers:\n  - {ladder: l, counts: spend, within: calendar year, levels: {member: {}},"
                  + " kept: %s}\n";
          case "from" ->
              "tiers:\n  - {ladder: l, counts: [night, spend, purchases, friends], within: lifetime,"
                  + " levels: {member: {}, gold: {from: %s}}}\n";
          case "lifetime" ->
              "tiers:\n  - {ladder: l, counts: night, within: calendar year, levels: {member: {},"
                  + " gold: {from: 9, lifetime: %s}}}\n";
          case "spend" -> "spend:\n  - %s\n";
          case "gives" -> "rewards:\n  - {reward: w, cost: 5 points, gives: %s}\n";
          case "gives a place" ->
              "rewards:\n  - {reward: w, cost: 5 points, gives: %s,"
                  + " takes place: 2026-12-04 19:00}\n";
          case "cost" -> "rewards:\n  - {reward: w, cost: %s}\n";
          case "back" -> "rewards:\n  - {reward: w, cost: 5 points, gives: goods, back: %s}\n";
          case "with" ->
              "acts:\n  call: {with: {told: %s}}\n"
                  + "rewards:\n  - {reward: w, cost: 5 points, with: {told: number}}\n";
          default -> throw new IllegalArgumentException("no sample for " + field);
        };
    return around(fragment.formatted(value));
  }
}
