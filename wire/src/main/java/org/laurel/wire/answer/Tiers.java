package org.laurel.wire.answer;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Amounts;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where a member stands, and what is missing to the next level.
record Tiers(Programme programme) {

  /// Adds `membership`, where it can be active or not, and `tiers` with every other ladder.
  void writeTo(ObjectNode answer, Map<String, Holdings.Tier> standings) {
    for (Ladder ladder : programme.ladders()) {
      if (ladder.isMembership()) {
        stands(answer.putObject("membership"), "state", ladder, standings.get(ladder.id()));
      }
    }
    ObjectNode tiers = answer.putObject("tiers");
    for (Ladder ladder : programme.ladders()) {
      if (!ladder.isMembership()) {
        stands(tiers.putObject(ladder.id()), "level", ladder, standings.get(ladder.id()));
      }
    }
  }

  private void stands(
      ObjectNode node, String word, Ladder ladder, Holdings.@Nullable Tier standing) {
    String level = standing == null ? ladder.levels().getFirst().id() : standing.level();
    node.put(word, level);
    node.put("until", day(standing == null ? null : standing.until()));
    if (standing != null) {
      next(node, ladder, standing);
    }
  }

  /// The lowest of the higher levels that counting leads to, and how much of what would do.
  private void next(ObjectNode node, Ladder ladder, Holdings.Tier standing) {
    boolean passed = false;
    for (Ladder.Level level : ladder.levels()) {
      if (passed && !level.from().isEmpty()) {
        ObjectNode next = node.putObject("next");
        next.put("level", level.id());
        next.put("by", day(standing.by()));
        ArrayNode ways = next.putArray("ways");
        level.from().forEach(way -> way(ways.addObject(), way, standing));
        return;
      }
      passed |= level.id().equals(standing.level());
    }
  }

  private void way(ObjectNode node, Ladder.Amount way, Holdings.Tier standing) {
    String word = way.counts().word();
    long has = standing.counted().getOrDefault(word, 0L);
    node.put("counts", word);
    node.put("from", amount(way.counts(), way.amount()));
    node.put("has", amount(way.counts(), has));
    node.put("missing", amount(way.counts(), Math.max(0, way.amount() - has)));
  }

  private String amount(Counts counts, long amount) {
    return switch (counts) {
      case Counts.Earned(var unit) -> Amounts.format(amount, programme.unit(unit).scale());
      case Counts.Spend _ -> Amounts.format(amount, Amounts.scale(programme.money()));
      case Counts.Visits _, Counts.Friends _ -> Long.toString(amount);
    };
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
