package org.laurel.core.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Kind;
import org.laurel.core.activity.Bond;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Sharing;
import org.laurel.core.programme.Unit;

/// Members' accounts that lead to others: of several people who share one, a household or a
/// company, and duplicates of one person.
///
/// Whoever joins brings along all that his account holds; from then on what he does is decided on
/// the shared account, which knows that it was him. Whoever leaves goes with nothing but what
/// limits have counted for him. A duplicate is one with its person's account until it is separated,
/// and then gets back what it brought, as far as it is there. Refuses `no-shared-accounts`,
/// `shared-with-itself`, `already-shares`, `shared-by-others`, `only-members`, `shared-by-most`,
/// `still-owes`, `not-shared`, `merged-into-itself`, `not-merged`.
final class Unions {

  private Unions() {}

  static Decision join(Programme programme, Account account, Activity.Join join, Facts facts) {
    Sharing sharing = programme.between().sharing();
    if (sharing == null) {
      throw new Refused(Refusal.NO_SHARED_ACCOUNTS);
    }
    Account into = other(facts);
    if (into.id() == account.id()) {
      throw new Refused(Refusal.SHARED_WITH_ITSELF);
    }
    checkFree(account.ties());
    checkMember(into);
    // The owner is one of them, and the newcomer another.
    if (sharing.most() > 0 && into.ties().people() + 2 > sharing.most()) {
      throw new Refused(Refusal.SHARED_BY_MOST, "most", Param.number(sharing.most()));
    }
    checkOwes(programme, account);
    Draft draft = new Draft(programme, account, join);
    draft.note("", Reason.Outcome.GRANTED, Why.JOINED);
    move(draft, join.id(), into.id(), Bond.SHARED);
    return draft.granted();
  }

  private static Account other(Facts facts) {
    if (facts.other() == null) {
      throw new Refused(Refusal.NOT_ENROLLED);
    }
    return facts.other();
  }

  /// An account leads to one other, and nobody who shares it is led on.
  private static void checkFree(Ties ties) {
    if (ties.movedTo() != 0) {
      throw new Refused(Refusal.ALREADY_SHARES);
    }
    if (ties.people() > 0) {
      throw new Refused(Refusal.SHARED_BY_OTHERS);
    }
  }

  /// A gift card is nobody whom others can deal with.
  static void checkMember(@Nullable Account other) {
    if (other != null && other.ties().kind() != Kind.MEMBER) {
      throw new Refused(Refusal.ONLY_MEMBERS);
    }
  }

  private static void checkOwes(Programme programme, Account account) {
    for (Map.Entry<String, Long> owed : account.owed().entrySet()) {
      Unit unit = programme.unit(owed.getKey());
      throw new Refused(Refusal.STILL_OWES, "owes", Param.units(owed.getValue(), unit));
    }
  }

  /// The account is a duplicate.
  static Decision merge(Programme programme, Account account, Activity.Merge merge, Facts facts) {
    Account into = other(facts);
    if (into.id() == account.id()) {
      throw new Refused(Refusal.MERGED_INTO_ITSELF);
    }
    checkFree(account.ties());
    checkMember(into);
    if (into.ties().movedTo() != 0) {
      throw new Refused(Refusal.ALREADY_SHARES);
    }
    Draft draft = new Draft(programme, account, merge);
    draft.note("", Reason.Outcome.GRANTED, Why.MERGED);
    move(draft, merge.id(), into.id(), Bond.SAME);
    return draft.granted();
  }

  /// It was none.
  static Decision separate(
      Programme programme, Account account, Activity.Separate separate, Facts facts) {
    long duplicate = separate.duplicate();
    Ties.Other other = account.ties().others().get(duplicate);
    Facts.Undone undone = facts.undone();
    if (other == null || other.bond() != Bond.SAME || other.through() != duplicate) {
      throw new Refused(Refusal.NOT_MERGED);
    }
    if (undone == null || !(undone.activity() instanceof Activity.TakeOver over)) {
      throw new IllegalStateException("it is not known what account " + duplicate + " brought");
    }
    Draft draft = new Draft(programme, account, separate);
    List<Effect> brings = Luggage.rest(draft, over.brings());
    draft.post(new Effect.Tied(account.ties().without(duplicate)));
    draft.note("", Reason.Outcome.GRANTED, Why.SEPARATED);
    Standings.look(draft);
    setFree(draft, separate.id(), duplicate, brings);
    return draft.granted();
  }

  private static void move(Draft draft, long cause, long into, Bond bond) {
    Account account = draft.account();
    List<Effect> brings = Luggage.all(draft);
    List<Long> alike = account.ties().leading();
    draft.post(new Effect.Tied(account.ties().movedTo(into, bond)));
    draft.follow(
        into,
        key -> new Activity.TakeOver(0, key, draft.occurred(), account.id(), bond, alike, brings),
        cause,
        "take-over");
  }

  /// All that another account held is this account's from now on.
  static Decision takeOver(Programme programme, Account account, Activity.TakeOver over) {
    Draft draft = new Draft(programme, account, over);
    draft.active();
    long from = over.from();
    Ties ties = account.ties().with(from, new Ties.Other(over.bond(), from, over.key()));
    for (long alike : over.alike()) {
      ties = ties.with(alike, new Ties.Other(over.bond(), from, over.key()));
    }
    draft.post(new Effect.Tied(ties));
    draft.note("", Reason.Outcome.NOTED, Why.TAKEN_OVER);
    Luggage.unpack(draft, over.brings(), from, over.bond());
    return draft.granted();
  }

  static Decision leave(Programme programme, Account account, Activity.Leave leave, Facts facts) {
    Facts.Acting acting = facts.acting();
    if (acting.bond() != Bond.SHARED) {
      throw new Refused(Refusal.NOT_SHARED);
    }
    checkOwes(programme, account);
    Draft draft = new Draft(programme, account, leave);
    long who = acting.account();
    List<Effect> brings = Luggage.counted(draft, who);
    draft.post(new Effect.Tied(account.ties().without(who)));
    draft.note("", Reason.Outcome.GRANTED, Why.LEFT);
    setFree(draft, leave.id(), who, brings);
    return draft.granted();
  }

  private static void setFree(Draft draft, long cause, long who, List<Effect> brings) {
    draft.follow(
        who,
        key -> new Activity.SetFree(0, key, draft.occurred(), draft.account().id(), brings),
        cause,
        "set-free");
  }

  /// The account is its member's alone again.
  static Decision setFree(Programme programme, Account account, Activity.SetFree free) {
    Draft draft = new Draft(programme, account, free);
    Ties.Other former = new Ties.Other(Bond.NONE, free.from(), "");
    draft.post(new Effect.Tied(account.ties().movedTo(0).with(free.from(), former)));
    draft.note("", Reason.Outcome.NOTED, Why.SET_FREE);
    Luggage.unpack(draft, free.brings(), free.from(), Bond.NONE);
    return draft.granted();
  }

  /// Whether whoever acts may spend what the account holds. Where nothing says who may, because the
  /// text no longer speaks of shared accounts, the owner alone may.
  static void checkMaySpend(Programme programme, Facts facts) {
    Sharing sharing = programme.between().sharing();
    if (facts.acting().person() != 0 && (sharing == null || !sharing.everybodySpends())) {
      throw new Refused(Refusal.MAY_NOT_SPEND);
    }
  }
}
