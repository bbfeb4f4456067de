package org.laurel.core.decision;

import java.util.List;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Friend;
import org.laurel.core.activity.Place;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts.Friends;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;

/// Members who invite others.
///
/// The newcomer's account remembers who invited him and which of his purchases counted as the
/// first. What the inviting member gets for it is decided on that member's account, by follow-ups:
/// when the friend joins, when he buys for the first time, and when all of that purchase comes
/// back, which takes back what it had brought and lets the next purchase count as the first.
final class Referrals {

  private Referrals() {}

  /// Someone joined, and may have been invited.
  static void joined(Draft draft, Activity.Enrol enrol) {
    if (enrol.invitedBy() == 0) {
      return;
    }
    draft.post(new Effect.Tied(draft.account().ties().invitedBy(enrol.invitedBy())));
    draft.note("", Reason.Outcome.NOTED, Why.INVITED);
    if (listens(draft.programme, false)) {
      tell(draft, enrol.id(), Friend.Step.JOINED, "");
    }
  }

  /// A purchase was taken: perhaps an invited member's first.
  static void bought(Draft draft, long purchase) {
    Ties ties = draft.account().ties();
    if (ties.invitedBy() != 0 && ties.firstPurchase() == 0 && listens(draft.programme, true)) {
      draft.post(new Effect.Tied(ties.firstPurchase(purchase)));
      tell(draft, purchase, Friend.Step.BOUGHT, "");
    }
  }

  /// All of a purchase came back.
  ///
  /// @param cause id of the return
  /// @param bought the account whose purchase it was; 0: this one's
  static void returned(Draft draft, long cause, long purchase, long bought) {
    if (bought != 0 && listens(draft.programme, true)) {
      String what = Long.toString(purchase);
      draft.follow(
          bought,
          key -> new Friend(0, key, draft.occurred(), bought, Friend.Step.CAME_BACK, what),
          cause,
          "came-back-" + what);
    } else if (bought == 0) {
      returned(draft, cause, purchase);
    }
  }

  private static void returned(Draft draft, long cause, long purchase) {
    Ties ties = draft.account().ties();
    if (ties.firstPurchase() == purchase) {
      draft.post(new Effect.Tied(ties.firstPurchase(0)));
      tell(draft, cause, Friend.Step.RETURNED, Effect.FollowUp.key(purchase, "friend"));
    }
  }

  private static boolean listens(Programme programme, boolean buys) {
    Trigger trigger = new Trigger.OnFriend(buys);
    return !programme.index().on(trigger).isEmpty()
        || programme.ladders().stream().anyMatch(ladder -> listens(ladder, trigger))
        || programme.contests().stream().anyMatch(c -> buys && c.counts() instanceof Friends);
  }

  private static boolean listens(Ladder ladder, Trigger trigger) {
    return trigger.equals(new Trigger.OnFriend(true))
            && ladder.counts().stream().anyMatch(counts -> counts instanceof Friends)
        || ladder.levels().stream()
            .flatMap(level -> level.given().stream())
            .anyMatch(given -> given.on().equals(trigger));
  }

  private static void tell(Draft draft, long cause, Friend.Step step, String of) {
    Account account = draft.account();
    draft.follow(
        account.ties().invitedBy(),
        key -> new Friend(0, key, draft.occurred(), account.id(), step, of),
        cause,
        "friend");
  }

  /// On the account of the member who invited.
  static Decision decide(Programme programme, Account account, Friend friend, Facts facts) {
    Draft draft = new Draft(programme, account, friend);
    if (friend.step() == Friend.Step.CAME_BACK) {
      returned(draft, friend.id(), Long.parseLong(friend.of()));
      return draft.granted();
    }
    Why why =
        switch (friend.step()) {
          case JOINED -> Why.FRIEND_JOINED;
          case BOUGHT -> Why.FRIEND_BOUGHT;
          case RETURNED, CAME_BACK -> Why.FRIEND_RETURNED;
        };
    draft.note("", Reason.Outcome.NOTED, why);
    if (friend.step() == Friend.Step.RETURNED) {
      if (facts.undone() == null) {
        throw new IllegalStateException("what is undone was never done");
      }
      Undoing.all(draft, facts.undone());
    } else {
      Then then = Scene.then(programme, account, draft.day(), facts, Map.of());
      Scene scene =
          Scene.of(programme, friend.occurred(), Place.NOWHERE, false, then, List.of(), Map.of());
      Acts.earn(draft, scene, new Trigger.OnFriend(friend.step() == Friend.Step.BOUGHT));
    }
    return draft.granted();
  }
}
