package org.laurel.wire.stored;

import java.time.Instant;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Bond;

/// What goes along when accounts become one and part again.
final class UnionForm {

  private UnionForm() {}

  static void write(Out out, Activity activity) {
    switch (activity) {
      case Activity.TakeOver over ->
          out.text("type", "take-over")
              .number("from", over.from())
              .word("bond", over.bond())
              .list("alike", over.alike(), (o, account) -> o.number("account", account))
              .list("brings", over.brings(), EffectForm::write);
      case Activity.SetFree free ->
          out.text("type", "set-free")
              .number("from", free.from())
              .list("brings", free.brings(), EffectForm::write);
      default -> throw new IllegalArgumentException("nothing goes along with " + activity);
    }
  }

  static Activity read(In in, long id, String key, Instant occurred) {
    return in.text("type").equals("set-free")
        ? new Activity.SetFree(
            id, key, occurred, in.number("from"), in.list("brings", EffectForm::read))
        : new Activity.TakeOver(
            id,
            key,
            occurred,
            in.number("from"),
            in.word("bond", Bond.class),
            in.list("alike", i -> i.number("account")),
            in.list("brings", EffectForm::read));
  }
}
