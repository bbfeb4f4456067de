package org.laurel.wire.stored;

import java.time.Instant;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;

/// Accounts that become one and part again, and what goes along.
final class UnionForm {

  private UnionForm() {}

  static void write(Out out, Activity activity) {
    switch (activity) {
      case Activity.Merge _ -> out.text("type", "merge");
      case Activity.Join _ -> out.text("type", "join");
      case Activity.Leave _ -> out.text("type", "leave");
      case Activity.Separate _ -> out.text("type", "separate");
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

  /// What the desk has found out.
  static void whole(Out out, Activity activity) {
    switch (activity) {
      case Activity.Merge merge -> out.number("into", merge.into());
      case Activity.Join join -> out.number("into", join.into());
      case Activity.Separate separate -> out.number("from", separate.duplicate());
      default -> {}
    }
  }

  static Activity read(In in, long id, String key, Instant occurred) {
    return switch (in.text("type")) {
      case "merge" -> new Activity.Merge(id, key, occurred, in.number("into"));
      case "join" -> new Activity.Join(id, key, occurred, in.number("into"));
      case "leave" -> new Activity.Leave(id, key, occurred);
      case "separate" -> new Activity.Separate(id, key, occurred, in.number("from"));
      case "set-free" ->
          new Activity.SetFree(
              id, key, occurred, in.number("from"), in.list("brings", EffectForm::read));
      default ->
          new Activity.TakeOver(
              id,
              key,
              occurred,
              in.number("from"),
              in.word("bond", Bond.class),
              in.list("alike", i -> i.number("account")),
              in.list("brings", EffectForm::read));
    };
  }
}
