package org.laurel.core.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;

/// Tells what differs between two activities that came with the same key.
final class Difference {

  private Difference() {}

  /// The name of the first thing that differs, apart from the ids; `null`: nothing does.
  static @Nullable String between(Activity one, Activity other) {
    if (one.getClass() != other.getClass()) {
      return "type";
    }
    Map<String, @Nullable Object> others = parts(other);
    for (var part : parts(one).entrySet()) {
      if (!Objects.equals(part.getValue(), others.get(part.getKey()))) {
        return part.getKey();
      }
    }
    return null;
  }

  private static SequencedMap<String, @Nullable Object> parts(Activity activity) {
    SequencedMap<String, @Nullable Object> parts = new LinkedHashMap<>();
    parts.put("occurred", activity.occurred());
    switch (activity) {
      case Activity.Enrol enrol -> {
        parts.put("profile", enrol.profile());
        parts.put("invitedBy", enrol.invitedBy());
      }
      case Activity.Change change -> parts.put("profile", change.profile());
      case Activity.Purchase purchase -> {
        parts.put("place", purchase.place());
        parts.put("money", purchase.money());
        parts.put("lines", purchase.lines());
        parts.put(
            "pay",
            purchase.pay().stream()
                .map(p -> new Activity.Pay(p.unit(), p.amount(), p.card(), 0))
                .toList());
        parts.put("codes", purchase.codes());
        parts.put("offline", purchase.offline());
        parts.put("given", purchase.given());
        parts.put("confirmed", purchase.confirmed());
      }
      case Activity.Return back -> {
        parts.put("of", back.of());
        parts.put("lines", back.lines());
      }
      case Activity.Act act -> {
        parts.put("place", act.place());
        parts.put("act", act.act());
        parts.put("attributes", act.attributes());
      }
      case Activity.Redeem redeem -> {
        parts.put("place", redeem.place());
        parts.put("reward", redeem.reward());
        parts.put("quantity", redeem.quantity());
        parts.put("amount", redeem.amount());
        parts.put("attributes", redeem.attributes());
        parts.put("hold", redeem.holdUntil());
      }
      case Activity.Capture capture -> parts.put("redemption", capture.redemption());
      case Activity.Release release -> parts.put("redemption", release.redemption());
      case Activity.Send send -> {
        parts.put("to", send.to());
        parts.put("unit", send.unit());
        parts.put("amount", send.amount());
      }
      case Activity.Drawn drawn -> {
        parts.put("draw", drawn.draw());
        parts.put("unit", drawn.unit());
        parts.put("entries", drawn.entries());
        parts.put("prizes", drawn.prizes());
      }
      case Activity.Won won -> {
        parts.put("contest", won.contest());
        parts.put("first", won.first());
        parts.put("rank", won.rank());
        parts.put("score", won.score());
      }
      case Activity.Fulfil fulfil -> {
        parts.put("redemption", fulfil.redemption());
        parts.put("state", fulfil.state());
        parts.put("note", fulfil.note());
      }
      case Activity.Load load -> {
        parts.put("unit", load.unit());
        parts.put("amount", load.amount());
      }
      case Activity.Block block -> parts.put("blocked", block.blocked());
      case Activity.Register register -> parts.put("owner", register.owner());
      case Activity.Merge merge -> parts.put("into", merge.into());
      case Activity.Separate separate -> parts.put("duplicate", separate.duplicate());
      case Activity.Join join -> parts.put("into", join.into());
      case Activity.Reserve reserve -> {
        parts.put("unit", reserve.unit());
        parts.put("amount", reserve.amount());
      }
      case Activity.Receive _,
          Activity.Friend _,
          Activity.Charge _,
          Activity.Leave _,
          Activity.TakeOver _,
          Activity.SetFree _,
          Activity.Time _ -> {}
      case Activity.Adjust adjust -> {
        parts.put("unit", adjust.unit());
        parts.put("amount", adjust.amount());
        parts.put("reason", adjust.reason());
        parts.put("by", adjust.by());
        parts.put("approvedBy", adjust.approvedBy());
      }
    }
    return parts;
  }
}
