package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Ladder;

/// Who may join, and what makes a membership active.
final class Membership {

  private Membership() {}

  static List<Block> blocks(Voice voice) {
    List<Block> blocks = new ArrayList<>();
    Condition admits = voice.programme().admits();
    if (admits != null) {
      List<String> clauses = Clauses.of(voice, Clauses.Setting.ENROLMENT, admits);
      blocks.add(
          new Block.Items(
              clauses.stream()
                  .map(clause -> voice.say("member.if", "condition", clause))
                  .toList()));
    }
    voice.programme().ladders().stream()
        .filter(Ladder::isMembership)
        .forEach(ladder -> blocks.addAll(active(voice, ladder)));
    return blocks;
  }

  private static List<Block> active(Voice voice, Ladder ladder) {
    Climbing climbing = new Climbing(voice, ladder);
    Ladder.Level level = ladder.levels().getLast();
    List<String> items = new ArrayList<>();
    level.given().forEach(given -> items.add(climbing.given(given)));
    if (!level.from().isEmpty()) {
      items.add(
          voice.say(
              "member.from",
              "from",
              climbing.from(level.from()),
              "window",
              climbing.window(),
              "kept",
              climbing.plainlyKept()));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(voice.say("member.active")));
    blocks.add(new Block.Items(List.copyOf(items)));
    if (!ladder.grace().isZero()) {
      blocks.add(
          new Block.Paragraph(voice.say("member.grace", "length", voice.length(ladder.grace()))));
    }
    blocks.add(new Block.Paragraph(voice.say("member.over")));
    return blocks;
  }
}
