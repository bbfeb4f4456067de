package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Programme;

/// Rules, offers and exchanges that hold for a while, by campaign.
final class Campaigns {

  private final Voice voice;
  private final String id;
  private final List<EarningRule> rules;
  private final List<Offer> offers;
  private final List<Exchange> exchanges;

  private Campaigns(Voice voice, String id) {
    Programme programme = voice.programme();
    this.voice = voice;
    this.id = id;
    this.rules = programme.earning().stream().filter(r -> id.equals(r.campaign())).toList();
    this.offers = programme.offers().stream().filter(o -> id.equals(o.campaign())).toList();
    this.exchanges = programme.exchanges().stream().filter(e -> id.equals(e.campaign())).toList();
  }

  static List<Block> blocks(Voice voice) {
    Programme programme = voice.programme();
    SequencedSet<String> ids = new LinkedHashSet<>();
    Stream.of(
            programme.earning().stream().map(EarningRule::campaign),
            programme.offers().stream().map(Offer::campaign),
            programme.exchanges().stream().map(Exchange::campaign),
            programme.draws().stream().map(Draw::campaign))
        .flatMap((Stream<@Nullable String> campaigns) -> campaigns)
        .filter(Objects::nonNull)
        .forEach(ids::add);
    return ids.stream().map(id -> new Campaigns(voice, id).group()).toList();
  }

  /// The periods that all of it has in common are told once.
  private Block group() {
    List<Period> common = common();
    List<Block> blocks = new ArrayList<>();
    if (!common.isEmpty()) {
      String when = When.of(voice, common);
      blocks.add(new Block.Paragraph(voice.say("detail.when", "periods", when)));
    }
    rules.forEach(r -> blocks.add(Earning.entry(voice, r, rest(common, r.periods()))));
    offers.forEach(o -> blocks.add(Offers.entry(voice, o, rest(common, o.periods()))));
    exchanges.forEach(e -> blocks.add(Exchanges.entry(voice, e, rest(common, e.periods()))));
    voice.programme().draws().stream()
        .filter(draw -> draw.campaign().equals(id))
        .forEach(draw -> Draws.add(blocks, voice, draw));
    return new Block.Group(voice.headingOf(id), List.copyOf(blocks));
  }

  private List<Period> common() {
    List<List<Period>> all =
        Stream.of(
                rules.stream().map(EarningRule::periods),
                offers.stream().map(Offer::periods),
                exchanges.stream().map(Exchange::periods))
            .flatMap(periods -> periods)
            .toList();
    List<Period> common = all.isEmpty() ? List.of() : all.getFirst();
    for (List<Period> periods : all) {
      int same = 0;
      while (same < Math.min(common.size(), periods.size())
          && common.get(same).equals(periods.get(same))) {
        same++;
      }
      common = common.subList(0, same);
    }
    return common;
  }

  private static List<Period> rest(List<Period> common, List<Period> periods) {
    return periods.subList(common.size(), periods.size());
  }
}
