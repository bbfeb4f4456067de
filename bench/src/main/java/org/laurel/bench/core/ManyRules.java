package org.laurel.bench.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;

/// The same rules, as many as one likes, in the words of each engine.
///
/// One rule in thirty listens to every purchase, up to ten of them; each other one to the products
/// of a category, four to a category. All are in force.
public final class ManyRules {

  /// A rule in the words of each engine.
  ///
  /// @param category it listens to; empty: any purchase
  /// @param laurel the entry of a programme
  /// @param drools the body of a DRL rule
  /// @param cel an expression: the points it gives
  public record Rule(String category, String laurel, String drools, String cel) {}

  public final List<Rule> rules = new ArrayList<>();
  public final List<String> categories;

  public ManyRules(int count) {
    int everywhere = Math.min(10, (count + 29) / 30);
    this.categories = names(Math.max(1, (count - everywhere + 3) / 4));
    for (int i = 0; i < everywhere; i++) {
      rules.add(onAnything(i));
    }
    for (int i = 0; rules.size() < count; i++) {
      rules.add(onCategory(i, categories.get(i / 4)));
    }
  }

  /// All rules listen to every purchase: nothing can be passed over.
  public static Programme everywhere(int count) {
    List<Rule> rules = IntStream.range(0, count).mapToObj(ManyRules::onAnything).toList();
    return programme(List.of(), rules);
  }

  static List<String> names(int categories) {
    return IntStream.range(0, categories).mapToObj(i -> "c" + i).toList();
  }

  private static Rule onAnything(int number) {
    int least = 10 + number % 190;
    String id = "any-" + number;
    return new Rule(
        "",
        "{rule: " + id + ", on: purchase, when: basket >= " + least + ".00 PLN, give: 3 points}",
        "rule \"" + id + "\" when Cart(total >= " + least + "00) then points.add(3); end\n",
        "total >= " + least + "00 ? 3 : 0");
  }

  private static Rule onCategory(int number, String category) {
    String id = "r" + number;
    String entry = "{rule: " + id + ", on: purchase of " + category + ", ";
    String part = "rule \"" + id + "\" when ";
    String bought = "$part : Part(category == \"" + category + "\"";
    return switch (number % 4) {
      case 0 ->
          new Rule(
              category,
              entry + "give: 1 point per 2.00 PLN of total}",
              part + bought + ") then points.add($part.getTotal() / 200); end\n",
              "part_total / 200");
      case 1 ->
          new Rule(
              category,
              entry + "when: channel is app, give: 5 points}",
              part + bought + ") Cart(channel == \"app\") then points.add(5); end\n",
              "channel == 'app' ? 5 : 0");
      case 2 ->
          new Rule(
              category,
              entry + "when: total of " + category + " >= 30.00 PLN, give: 40 points}",
              part + bought + ", total >= 3000) then points.add(40); end\n",
              "part_total >= 3000 ? 40 : 0");
      default ->
          new Rule(
              category,
              entry
                  + "when: quantity of "
                  + category
                  + " >= 2 and segment is parents, give: 15 points}",
              part
                  + bought
                  + ", quantity >= 2) Cart(segments contains \"parents\") then points.add(15); end\n",
              "part_quantity >= 2 && 'parents' in segments ? 15 : 0");
    };
  }

  public Programme programme() {
    return programme(categories, rules);
  }

  private static Programme programme(List<String> categories, List<Rule> rules) {
    StringBuilder text =
        new StringBuilder(
            """
            programme: many-rules
            zone: Europe/Warsaw
            money: PLN
            starts: 2025-01-01
            units:
              point: {kind: points}
            """);
    text.append(categories.isEmpty() ? "" : "products:\n");
    for (String category : categories) {
      text.append("  ").append(category).append(": category ").append(category).append('\n');
    }
    text.append("earn:\n");
    for (Rule rule : rules) {
      text.append("  - ").append(rule.laurel()).append('\n');
    }
    return read("many-rules.yaml", text.toString());
  }

  public static Programme read(String name, String text) {
    var reading = Language.read(name, text);
    if (reading.programme() == null) {
      throw new IllegalStateException(reading.problems().toString());
    }
    return reading.programme();
  }
}
