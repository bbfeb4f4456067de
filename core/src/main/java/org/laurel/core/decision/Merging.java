package org.laurel.core.decision;

import java.util.List;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Kind;
import org.laurel.core.activity.Activity.Receive.How;
import org.laurel.core.activity.Parcel;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// A gift card whose balance goes to another account, which it is one with from then on. What still
/// arrives for it is sent on. Refuses `account-moved`, `card-not-registered`, `merged-into-itself`,
/// `hold-still-open`.
final class Merging {

  private Merging() {}

  static Decision merge(Programme programme, Account account, Activity.Merge merge) {
    Ties ties = account.ties();
    if (ties.kind() == Kind.GIFT_CARD && ties.owner() == 0) {
      throw new Refused(Refusal.CARD_NOT_REGISTERED);
    }
    if (merge.into() == account.id()) {
      throw new Refused(Refusal.MERGED_INTO_ITSELF);
    }
    if (!account.holds().isEmpty()) {
      throw new Refused(Refusal.HOLD_STILL_OPEN);
    }
    Draft draft = new Draft(programme, account, merge);
    List<Parcel> parcels =
        account.lots().stream()
            .map(lot -> new Parcel(lot.unit(), lot.amount(), lot.lastDay(), lot.pendingUntil()))
            .toList();
    for (Lot lot : account.lots()) {
      Unit unit = programme.unit(lot.unit());
      Book from = lot.pendingUntil() == null ? Book.MEMBER : Book.PENDING;
      draft.post(
          Draft.transfer(
              unit, lot.amount(), from, Book.SENT, lot.lastDay(), lot.pendingUntil(), ""));
    }
    draft.post(new Effect.Tied(ties.movedTo(merge.into())));
    draft.note("", Reason.Outcome.GRANTED, Why.MERGED);
    draft.follow(
        merge.into(),
        key -> new Activity.Receive(0, key, merge.occurred(), account.id(), parcels, How.MOVED),
        merge.id(),
        "receive");
    return draft.granted();
  }

  /// Whether an activity is none of this account's any more.
  static boolean leavesTo(Account account, Activity activity) {
    boolean ends =
        activity instanceof Activity.SetFree
            || activity instanceof Activity.Friend friend
                && friend.step() == Activity.Friend.Step.CAME_BACK;
    boolean follows = activity.follows() && !ends;
    boolean card = account.ties().kind() == Kind.GIFT_CARD;
    return account.ties().movedTo() != 0 && (card || follows || account.elsewhere(activity) != 0);
  }

  /// Nothing happens here any more; what follows from elsewhere is sent on.
  static Decision forward(Programme programme, Account account, Activity activity) {
    long to = account.ties().movedTo();
    if (!activity.follows()) {
      throw new Refused(Refusal.ACCOUNT_MOVED, "account", Param.text(Long.toString(to)));
    }
    // Cards that are moved in a circle end here: this one holds it all again.
    if (activity instanceof Activity.Receive receive
        && receive.how() == How.MOVED
        && receive.from() == to) {
      return Sendings.receive(programme, account, receive);
    }
    Draft draft = new Draft(programme, account, activity);
    draft.follow(to, key -> again(activity, key), activity.id(), "forward");
    draft.note("", Reason.Outcome.NOTED, Why.FORWARDED);
    return draft.granted();
  }

  /// What undoes something that was sent on is sent after it.
  static Decision sendAfter(
      Programme programme, Account account, Activity.Friend friend, Effect.FollowUp sentOn) {
    Draft draft = new Draft(programme, account, friend);
    String of = sentOn.activity().key();
    draft.follow(
        sentOn.account(),
        key -> new Activity.Friend(0, key, friend.occurred(), friend.friend(), friend.step(), of),
        friend.id(),
        "forward");
    draft.note("", Reason.Outcome.NOTED, Why.FORWARDED);
    return draft.granted();
  }

  private static Activity again(Activity activity, String key) {
    return switch (activity) {
      case Activity.Receive a ->
          new Activity.Receive(0, key, a.occurred(), a.from(), a.parcels(), a.how());
      case Activity.Friend a ->
          new Activity.Friend(0, key, a.occurred(), a.friend(), a.step(), a.of());
      case Activity.TakeOver a ->
          new Activity.TakeOver(0, key, a.occurred(), a.from(), a.bond(), a.alike(), a.brings());
      case Activity.Charge a ->
          new Activity.Charge(0, key, a.occurred(), a.hold(), a.unit(), a.amount());
      default -> throw new IllegalStateException("it follows from nothing: " + activity);
    };
  }
}
