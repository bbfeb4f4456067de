package org.laurel.core.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;

/// Where every decision is made.
///
/// The order within an activity: validate, discounts, payment with units, base earning,
/// multipliers, limits of the member, budgets of all, post, exchanges until none applies,
/// standings. Time was settled before, by activities of its own. Every [Refusal] is documented
/// there, in order of precedence.
public final class Decisions {

  /// How far ahead of the clock a till may be.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Decisions() {}

  /// Decides one activity.
  ///
  /// @param programme the version in force when the activity occurred
  /// @param account settled up to the activity's moment (see [Due])
  /// @throws IllegalStateException when the account is not settled up to the activity's moment
  public static Decision decide(
      Programme programme, Account account, Activity activity, Facts facts) {
    try {
      if (activity instanceof Activity.Time time) {
        return Passing.decide(programme, account, time, facts);
      }
      validate(programme, account, activity, facts);
      Decision decision = decided(programme, account, activity, facts);
      return decision instanceof Decision.Granted granted && facts.acting().account() != 0
          ? granted.by(facts.acting().account())
          : decision;
    } catch (Refused refused) {
      return refused.decision;
    } catch (ArithmeticException overflow) {
      if (activity instanceof Activity.Time) {
        throw overflow;
      }
      return new Refused(Refusal.TOO_MUCH).decision;
    }
  }

  private static Decision decided(
      Programme programme, Account account, Activity activity, Facts facts) {
    Effect.FollowUp sentOn = facts.undone() == null ? null : facts.undone().sentOn();
    if (sentOn != null && activity instanceof Activity.Friend friend) {
      return Merging.sendAfter(programme, account, friend, sentOn);
    }
    if (Merging.leavesTo(account, activity)) {
      return Merging.forward(programme, account, activity);
    }
    Cards.check(account, activity);
    return switch (activity) {
      case Activity.Enrol enrol -> enrol(programme, account, enrol, facts);
      case Activity.Change change -> change(programme, account, change);
      case Activity.Purchase purchase -> Purchases.decide(programme, account, purchase, facts);
      case Activity.Return back -> Returns.decide(programme, account, back, facts);
      case Activity.Act act -> Acts.decide(programme, account, act, facts);
      case Activity.Redeem redeem -> Redemptions.redeem(programme, account, redeem, facts);
      case Activity.Capture capture -> Redemptions.capture(programme, account, capture, facts);
      case Activity.Fulfil fulfil -> Orders.fulfil(programme, account, fulfil);
      case Activity.Release release -> Redemptions.release(programme, account, release);
      case Activity.Drawn drawn -> Draws.decide(programme, account, drawn);
      case Activity.Won won -> Contests.decide(programme, account, won, facts);
      case Activity.Adjust adjust -> Adjustments.decide(programme, account, adjust);
      case Activity.Send send -> Sendings.send(programme, account, send, facts);
      case Activity.Join join -> Unions.join(programme, account, join, facts);
      case Activity.Leave leave -> Unions.leave(programme, account, leave, facts);
      case Activity.TakeOver over -> Unions.takeOver(programme, account, over);
      case Activity.SetFree free -> Unions.setFree(programme, account, free);
      case Activity.Load load -> Cards.load(programme, account, load);
      case Activity.Block block -> Cards.block(programme, account, block);
      case Activity.Register register -> Cards.register(programme, account, register, facts);
      case Activity.Reserve reserve -> Cards.reserve(programme, account, reserve);
      case Activity.Charge charge -> Cards.charge(programme, account, charge);
      case Activity.Merge merge when account.ties().kind() == Activity.Kind.GIFT_CARD ->
          Merging.merge(programme, account, merge);
      case Activity.Merge merge -> Unions.merge(programme, account, merge, facts);
      case Activity.Separate separate -> Unions.separate(programme, account, separate, facts);
      case Activity.Receive receive -> Sendings.receive(programme, account, receive);
      case Activity.Friend friend -> Referrals.decide(programme, account, friend, facts);
      case Activity.Time _ -> throw new IllegalStateException("decided above");
    };
  }

  private static void validate(
      Programme programme, Account account, Activity activity, Facts facts) {
    Instant occurred = activity.occurred();
    LocalDate day = LocalDate.ofInstant(occurred, programme.zone());
    if (occurred.isAfter(facts.now().plus(TOLERANCE))) {
      throw new Refused(Refusal.AHEAD_OF_CLOCK);
    }
    if (programme.starts() != null && day.isBefore(programme.starts())) {
      throw new Refused(Refusal.BEFORE_PROGRAMME, "starts", new Param.OfDay(programme.starts()));
    }
    Profile profile = account.profile();
    boolean enrols = activity instanceof Activity.Enrol;
    if (profile == null && !enrols) {
      throw new Refused(Refusal.NOT_ENROLLED);
    }
    if (profile != null && enrols) {
      throw new Refused(Refusal.ALREADY_ENROLLED);
    }
    if (profile != null && day.isBefore(profile.joined()) && !activity.follows()) {
      throw new Refused(Refusal.BEFORE_JOINING, "joined", new Param.OfDay(profile.joined()));
    }
    Instant due = Due.by(programme, account, occurred, day);
    if (due != null) {
      throw new IllegalStateException(
          "account " + account.id() + " is due at " + due + ", before " + occurred);
    }
  }

  private static Decision enrol(
      Programme programme, Account account, Activity.Enrol enrol, Facts facts) {
    if (enrol.kind() == Activity.Kind.GIFT_CARD) {
      return Cards.open(programme, account, enrol);
    }
    Unions.checkMember(facts.other());
    Profile profile = enrol.profile();
    Instant joined = joined(programme, enrol);
    Draft draft = new Draft(programme, account, enrol, joined);
    draft.post(new Effect.ProfileSet(profile));
    draft.note("", Reason.Outcome.GRANTED, Why.ENROLLED);
    Referrals.joined(draft, enrol);
    draft.active();
    Then then = Scene.then(programme, draft.account(), draft.day(), facts, Map.of());
    Scene scene = Scene.of(programme, joined, Place.NOWHERE, false, then, List.of(), Map.of());
    Reason missing =
        new Conditions(scene).missing(Ladder.MEMBERSHIP, List.of(), programme.admits());
    if (missing != null) {
      throw Refused.because(Refusal.NOT_ELIGIBLE, missing);
    }
    Acts.earn(draft, scene, new Trigger.OnEnrolment());
    return draft.granted();
  }

  /// Someone who joined on an earlier day is enrolled as of the beginning of that day, so that his
  /// history can follow.
  private static Instant joined(Programme programme, Activity.Enrol enrol) {
    LocalDate day = enrol.occurred().atZone(programme.zone()).toLocalDate();
    LocalDate joined = enrol.profile().joined();
    return joined.isBefore(day)
        ? joined.atStartOfDay(programme.zone()).toInstant()
        : enrol.occurred();
  }

  private static Decision change(Programme programme, Account account, Activity.Change change) {
    Draft draft = new Draft(programme, account, change);
    draft.post(new Effect.ProfileSet(change.profile()));
    draft.note("", Reason.Outcome.GRANTED, Why.CHANGED);
    return draft.granted();
  }
}
