package org.laurel.core.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Products.Mark;
import org.laurel.core.programme.Programme;

/// What can only be judged when the whole programme is known.
final class Checker {

  private static final int DEEPEST = 32;

  private final Programme programme;
  private final Scope scope;

  Checker(Programme programme, Scope scope) {
    this.programme = programme;
    this.scope = scope;
  }

  void check() {
    scope.runLater(programme);
    programme.offers().forEach(offer -> Offers.ends(scope, offer));
    products();
    exchanges();
    Gains.check(programme, scope);
    Apart.check(programme, scope);
  }

  private void products() {
    Map<String, Set<String>> contained = new LinkedHashMap<>();
    for (Products products : programme.products().values()) {
      contained.put(
          products.id(),
          Stream.concat(products.included().stream(), products.excluded().stream())
              .filter(selector -> selector.what() == Mark.SET)
              .flatMap(selector -> selector.values().stream())
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
    Circles circles = Circles.in(contained);
    if (!circles.circle().isEmpty()) {
      String first = circles.circle().getFirst();
      scope.problems.add(
          Code.CIRCULAR_PRODUCTS,
          scope.products.at(first),
          "these product sets contain each other: %s. Write out in one of them what it holds"
              .formatted(String.join(" > ", shortened(circles.circle()))));
    }
    circles
        .depths()
        .forEach(
            (id, depth) -> {
              if (depth == DEEPEST) {
                scope.problems.add(
                    Code.TOO_DEEP,
                    scope.products.at(id),
                    "product sets name product sets more than " + DEEPEST + " deep");
              }
            });
  }

  /// However the amounts stand, units that go round in a circle never come to rest as one thing.
  private void exchanges() {
    Map<String, Set<String>> turns = new LinkedHashMap<>();
    for (Exchange exchange : programme.exchanges()) {
      turns.computeIfAbsent(exchange.from(), _ -> new LinkedHashSet<>()).add(exchange.to());
      turns.computeIfAbsent(exchange.to(), _ -> new LinkedHashSet<>());
    }
    List<String> circle = Circles.in(turns).circle();
    if (circle.isEmpty()) {
      return;
    }
    Exchange last =
        programme.exchanges().stream()
            .filter(exchange -> circle.contains(exchange.from()) && circle.contains(exchange.to()))
            .reduce((_, second) -> second)
            .orElseThrow();
    scope.problems.add(
        Code.CIRCULAR_EXCHANGE,
        Exchanges.spot(scope, last),
        "exchanges happen by themselves, and these would go round for ever: %s. Remove one of them"
            .formatted(String.join(" > ", shortened(circle))));
  }

  private static List<String> shortened(List<String> way) {
    return way.size() <= 8
        ? way
        : Stream.concat(way.stream().limit(7), Stream.of("…", way.getLast())).toList();
  }
}
