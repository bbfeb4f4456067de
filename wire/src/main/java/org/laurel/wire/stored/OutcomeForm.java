package org.laurel.wire.stored;

import java.time.Instant;
import org.laurel.core.activity.Activity;

/// What draws and contests come to, as it is stored.
final class OutcomeForm {

  private OutcomeForm() {}

  static void write(Out out, Activity activity) {
    switch (activity) {
      case Activity.Drawn a ->
          out.text("type", "drawn")
              .text("draw", a.draw())
              .text("unit", a.unit())
              .number("entries", a.entries())
              .texts("prizes", a.prizes());
      case Activity.Won a ->
          out.text("type", "won")
              .text("contest", a.contest())
              .value("first", a.first())
              .number("rank", a.rank())
              .number("score", a.score());
      default -> throw new IllegalArgumentException("no outcome: " + activity);
    }
  }

  static Activity read(In in, long id, String key, Instant occurred) {
    return switch (in.text("type")) {
      case "drawn" ->
          new Activity.Drawn(
              id,
              key,
              occurred,
              in.text("draw"),
              in.text("unit"),
              in.number("entries"),
              in.texts("prizes"));
      case "won" ->
          new Activity.Won(
              id,
              key,
              occurred,
              in.text("contest"),
              in.theDay("first"),
              (int) in.number("rank"),
              in.number("score"));
      default -> throw new IllegalStateException("no outcome: " + in.text("type"));
    };
  }
}
