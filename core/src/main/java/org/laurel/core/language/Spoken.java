package org.laurel.core.language;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Access;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;

/// What a programme speaks of by an id or a text alone: what `words` can have a name for.
final class Spoken {

  private final Set<String> all = new TreeSet<>();

  private Spoken() {}

  static Set<String> in(Programme programme) {
    Spoken spoken = new Spoken();
    programme.products().values().forEach(spoken::products);
    programme.units().values().forEach(unit -> spoken.all.addAll(unit.unless()));
    for (ActType act : programme.acts().values()) {
      spoken.all.addAll(act.attributes().keySet());
      act.choices().values().forEach(spoken.all::addAll);
    }
    for (Reward reward : programme.rewards().values()) {
      spoken.all.addAll(reward.asks().types().keySet());
      reward.asks().choices().values().forEach(spoken.all::addAll);
      if (reward.price() instanceof Price.ByAttribute(_, var sums)) {
        spoken.all.addAll(sums.keySet());
      }
    }
    programme.ladders().stream()
        .filter(ladder -> !ladder.isMembership())
        .map(Ladder::id)
        .forEach(spoken.all::add);
    campaigns(programme).forEach(spoken.all::add);
    conditions(programme).forEach(spoken::condition);
    return spoken.all;
  }

  private static Stream<String> campaigns(Programme programme) {
    Stream<@Nullable String> all =
        Stream.of(
                programme.earning().stream().map(EarningRule::campaign),
                programme.offers().stream().map(Offer::campaign),
                programme.exchanges().stream().map(Exchange::campaign),
                programme.draws().stream().map(Draw::campaign))
            .flatMap(campaigns -> campaigns);
    return all.filter(Objects::nonNull);
  }

  private static Stream<Condition> conditions(Programme programme) {
    Stream<@Nullable Condition> all =
        Stream.of(
                programme.earning().stream().map(EarningRule::when),
                programme.offers().stream().map(Offer::when),
                programme.rewards().values().stream().map(Reward::when),
                programme.access().stream().map(Access::when),
                Stream.ofNullable(programme.admits()),
                programme.contests().stream().map(Contest::named),
                programme.ladders().stream()
                    .flatMap(ladder -> ladder.levels().stream())
                    .flatMap(level -> level.given().stream())
                    .map(Ladder.Given::when))
            .flatMap(conditions -> conditions);
    return all.filter(Objects::nonNull);
  }

  private void products(Products products) {
    all.add(products.id());
    Stream.of(products.included(), products.excluded())
        .flatMap(List::stream)
        .map(Products.Selector::values)
        .forEach(all::addAll);
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.All(var parts) -> parts.forEach(this::condition);
      case Condition.Any(var parts) -> parts.forEach(this::condition);
      case Condition.Not(var part) -> condition(part);
      case Condition.Compare(_, _, Term.OfText(var text)) -> all.add(text);
      case Condition.OneOf(_, var texts) -> all.addAll(texts);
      case Condition.Contains(_, var text) -> all.add(text);
      case Condition.Compare _, Condition.Holds _ -> {}
    }
  }
}
