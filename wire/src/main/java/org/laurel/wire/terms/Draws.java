package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Draw;

/// A prize draw: when, with what, for what, and how everybody can check it.
final class Draws {

  private Draws() {}

  static void add(List<Block> blocks, Voice voice, Draw draw) {
    blocks.add(
        new Block.Paragraph(
            voice.say(
                "draw",
                "moment",
                When.moment(voice, draw.at()),
                "unit",
                voice.plural(draw.unit()))));
    List<String> items = new ArrayList<>();
    for (Draw.Prize prize : draw.prizes()) {
      String name = voice.heading(prize.id(), prize.name());
      items.add(voice.say("draw.prize", "n", prize.count(), "prize", name));
    }
    items.add(voice.say(draw.oncePerMember() ? "draw.once" : "draw.often"));
    if (draw.runnersUp() > 0) {
      items.add(voice.say("draw.runners-up", "n", draw.runnersUp()));
    }
    items.add(voice.say("draw.fair"));
    blocks.add(new Block.Items(List.copyOf(items)));
  }
}
