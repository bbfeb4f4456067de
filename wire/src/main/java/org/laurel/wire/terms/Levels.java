package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window;

/// Ladders: what counts, and a table of levels.
final class Levels {

  private final Voice voice;
  private final Ladder ladder;

  private Levels(Voice voice, Ladder ladder) {
    this.voice = voice;
    this.ladder = ladder;
  }

  static List<Block> blocks(Voice voice) {
    List<Block> blocks = new ArrayList<>();
    List<Ladder> ladders = ladders(voice.programme());
    for (Ladder ladder : ladders) {
      List<Block> one = new Levels(voice, ladder).blocks();
      if (ladders.size() == 1) {
        blocks.addAll(one);
      } else {
        blocks.add(new Block.Group(voice.headingOf(ladder.id()), one));
      }
    }
    return blocks;
  }

  /// All but the membership.
  static List<Ladder> ladders(Programme programme) {
    return programme.ladders().stream().filter(ladder -> !ladder.isMembership()).toList();
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Climbing climbing = new Climbing(voice, ladder);
    blocks.add(new Block.Paragraph(climbing.counts()));
    blocks.add(table(climbing));
    boolean everFalls =
        !ladder.counts().isEmpty()
            && !(ladder.kept() instanceof Kept.Forever)
            && !(ladder.kept() == null && ladder.window() instanceof Window.Lifetime);
    if (everFalls) {
      blocks.add(new Block.Paragraph(voice.say("levels.falls." + Voice.key(ladder.falls()))));
    }
    return List.copyOf(blocks);
  }

  private Block table(Climbing climbing) {
    List<String> heads =
        Stream.of("level", "from", "brings", "kept")
            .map(head -> voice.say("levels.head." + head))
            .toList();
    List<Block.Row> rows =
        IntStream.range(0, ladder.levels().size()).mapToObj(rank -> row(climbing, rank)).toList();
    return new Block.Table(voice.say("section.levels"), heads, rows);
  }

  private Block.Row row(Climbing climbing, int rank) {
    Ladder.Level level = ladder.levels().get(rank);
    List<String> ways = climbing.ways(level);
    return new Block.Row(
        voice.heading(level.id(), level.name()),
        List.of(
            rank == 0 ? List.of(voice.say("levels.from-start")) : ways,
            brings(level, rank),
            rank == 0
                ? List.of(voice.say("levels.kept.always"))
                : level.from().isEmpty() ? List.of() : List.of(climbing.kept())));
  }

  /// What a level has in words, and then the rules, offers, products and rewards that not every
  /// level has.
  private List<String> brings(Ladder.Level level, int rank) {
    Programme programme = voice.programme();
    List<String> brings = new ArrayList<>();
    level.benefits().forEach(benefit -> brings.add(voice.heading("", benefit)));
    programme.earning().forEach(r -> add(brings, rank, r.when(), r.id(), r.text()));
    programme.offers().forEach(o -> add(brings, rank, o.when(), o.id(), o.text()));
    programme.access().forEach(a -> add(brings, rank, a.when(), a.id(), a.text()));
    programme.rewards().values().forEach(r -> add(brings, rank, r.when(), r.id(), r.name()));
    return List.copyOf(brings);
  }

  private void add(
      List<String> brings, int rank, @Nullable Condition when, String id, Names names) {
    if (when == null || !isPossible(when, false, rank)) {
      return;
    }
    boolean everywhere =
        IntStream.range(0, ladder.levels().size()).allMatch(each -> isPossible(when, false, each));
    if (!everywhere) {
      brings.add(voice.heading(id, names));
    }
  }

  /// Whether a condition can hold at a level, whatever else is so.
  private boolean isPossible(Condition condition, boolean not, int rank) {
    return switch (condition) {
      case Condition.All(var parts) when !not ->
          parts.stream().allMatch(part -> isPossible(part, false, rank));
      case Condition.All(var parts) ->
          parts.stream().anyMatch(part -> isPossible(part, true, rank));
      case Condition.Any(var parts) when !not ->
          parts.stream().anyMatch(part -> isPossible(part, false, rank));
      case Condition.Any(var parts) ->
          parts.stream().allMatch(part -> isPossible(part, true, rank));
      case Condition.Not(var part) -> isPossible(part, !not, rank);
      case Condition.Compare(
              Term.OfFact(Fact.Tier(var of), _),
              var how,
              Term.OfLevel(_, _, var other))
          when of.equals(ladder.id()) ->
          compares(rank, how, other) != not;
      default -> true;
    };
  }

  private static boolean compares(int rank, Comparison how, int other) {
    return switch (how) {
      case IS -> rank == other;
      case IS_NOT -> rank != other;
      case LESS -> rank < other;
      case AT_MOST -> rank <= other;
      case MORE -> rank > other;
      case AT_LEAST -> rank >= other;
    };
  }
}
