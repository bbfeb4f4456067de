package org.laurel.wire.request;

import org.laurel.core.activity.Activity;

/// Activities that get their id after they were read.
final class Drafts {

  private Drafts() {}

  static Activity numbered(Activity draft, long id) {
    return switch (draft) {
      case Activity.Enrol a -> new Activity.Enrol(id, a.key(), a.occurred(), a.profile());
      case Activity.Change a -> new Activity.Change(id, a.key(), a.occurred(), a.profile());
      case Activity.Purchase a ->
          new Activity.Purchase(
              id,
              a.key(),
              a.occurred(),
              a.place(),
              a.money(),
              a.lines(),
              a.pay(),
              a.codes(),
              a.offline(),
              a.given());
      case Activity.Return a -> new Activity.Return(id, a.key(), a.occurred(), a.of(), a.lines());
      case Activity.Act a ->
          new Activity.Act(id, a.key(), a.occurred(), a.place(), a.act(), a.attributes());
      case Activity.Redeem a ->
          new Activity.Redeem(
              id, a.key(), a.occurred(), a.place(), a.reward(), a.quantity(), a.holdUntil());
      case Activity.Capture a -> new Activity.Capture(id, a.key(), a.occurred(), a.redemption());
      case Activity.Release a -> new Activity.Release(id, a.key(), a.occurred(), a.redemption());
      case Activity.Time a -> new Activity.Time(id, a.key(), a.occurred());
      case Activity.Adjust a ->
          new Activity.Adjust(
              id, a.key(), a.occurred(), a.unit(), a.amount(), a.reason(), a.by(), a.approvedBy());
    };
  }
}
