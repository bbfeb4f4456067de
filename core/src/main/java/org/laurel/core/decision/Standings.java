package org.laurel.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Standing;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;
import org.laurel.core.tiers.Climb;
import org.laurel.core.tiers.Held;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Rounding;

/// Where an account stands on each ladder.
///
/// A level is not remembered but follows from the ladder's tallies (see [Climb]), so a return that
/// lowers a tally lowers the standing. Only the fall to the next lower level has to be remembered:
/// the `base`.
final class Standings {

  private Standings() {}

  /// Brings every standing in line with its tally after an activity.
  static void look(Draft draft) {
    for (Ladder ladder : draft.programme.ladders()) {
      Standing before = standing(draft, ladder);
      Held base = new Held(rank(ladder, before.base()), before.baseUntil());
      Held instead = new Held(rank(ladder, before.level()), before.until());
      if (!ladder.has(before.level()) && instead.isAbove(base)) {
        base = instead;
      }
      Held now = best(draft, ladder, base);
      set(draft, ladder, before, base, now);
    }
  }

  /// A level that the last review left on another account is kept here, if it is higher.
  static void keepHigher(Draft draft, Standing other) {
    for (Ladder ladder : draft.programme.ladders()) {
      if (ladder.id().equals(other.ladder())) {
        Standing own = standing(draft, ladder);
        Held mine = new Held(rank(ladder, own.base()), own.baseUntil());
        Held theirs = new Held(rank(ladder, other.base()), other.baseUntil());
        if (theirs.lastsOn(draft.today) && theirs.isAbove(mine)) {
          String base = ladder.levels().get(theirs.rank()).id();
          draft.post(
              new Effect.StandingSet(
                  new Standing(ladder.id(), base, theirs.until(), own.level(), own.until())));
        }
      }
    }
  }

  /// Whether a version that comes into force at a moment brings a standing out of line.
  static boolean moves(Programme programme, Account account, Instant from) {
    if (account.profile() == null) {
      return false;
    }
    Draft draft = new Draft(programme, account, from);
    look(draft);
    return draft.mark() > 0;
  }

  /// Looks at the standing again on the day after it was kept for the last time.
  static void review(Draft draft, Ladder ladder, Standing before) {
    Held earned = best(draft, ladder, Held.LOWEST);
    int fallen = rank(ladder, before.level()) - 1;
    Held base = Held.LOWEST;
    if (ladder.falls() == Ladder.Falls.ONE_LEVEL && fallen > earned.rank() && fallen > 0) {
      base = fallen(draft, ladder, fallen, before);
    }
    Held now = base.isAbove(earned) ? base : earned;
    set(draft, ladder, before, base, now);
    Standing after = draft.account().standings().get(ladder.id());
    if (!ladder.isMembership() && after != null && after.level().equals(before.level())) {
      note(draft, ladder, Why.TIER_KEPT, now);
    }
  }

  /// One level down, kept as if it had been reached on the last day of the higher one; where that
  /// is over by now, today.
  private static Held fallen(Draft draft, Ladder ladder, int rank, Standing before) {
    Climb climb = new Climb(ladder, draft.account(), draft.today);
    LocalDate today = draft.today;
    LocalDate last = before.until();
    Held held = new Held(rank, climb.kept(last == null ? today : last));
    return held.lastsOn(today) ? held : new Held(rank, climb.kept(today));
  }

  private static void set(Draft draft, Ladder ladder, Standing before, Held base, Held now) {
    Standing after =
        new Standing(
            ladder.id(),
            ladder.levels().get(base.rank()).id(),
            base.until(),
            ladder.levels().get(now.rank()).id(),
            now.rank() == 0 ? null : now.until());
    if (!after.equals(before)) {
      draft.post(new Effect.StandingSet(after));
    }
    int was = rank(ladder, before.level());
    if (ladder.isMembership()) {
      membership(draft, before, after);
    } else if (!ladder.has(before.level())) {
      note(draft, ladder, Why.LEVEL_RETIRED, now);
    } else if (now.rank() != was) {
      note(draft, ladder, now.rank() > was ? Why.TIER_ROSE : Why.TIER_FELL, now);
    }
  }

  private static void membership(Draft draft, Standing before, Standing after) {
    LocalDate until = after.until();
    if (after.level().equals(Ladder.INACTIVE)) {
      if (before.level().equals(Ladder.ACTIVE)) {
        draft.note(after.ladder(), Reason.Outcome.NOTED, Why.MEMBERSHIP_ENDED);
      }
    } else if (until == null && !before.level().equals(Ladder.ACTIVE)) {
      draft.note(after.ladder(), Reason.Outcome.GRANTED, Why.MEMBERSHIP_ACTIVE);
    } else if (until != null && !after.equals(before)) {
      Param day = new Param.OfDay(until);
      draft.note(after.ladder(), Reason.Outcome.GRANTED, Why.MEMBERSHIP_ACTIVE, "until", day);
    }
  }

  private static void note(Draft draft, Ladder ladder, Why why, Held now) {
    Ladder.Level level = ladder.levels().get(now.rank());
    Param named = new Param.OfNames(level.id(), level.name());
    Reason.Outcome outcome = why == Why.TIER_FELL ? Reason.Outcome.NOTED : Reason.Outcome.GRANTED;
    if (now.until() == null || now.rank() == 0) {
      draft.note(ladder.id(), outcome, why, "level", named);
    } else {
      draft.note(ladder.id(), outcome, why, "level", named, "until", new Param.OfDay(now.until()));
    }
  }

  private static Standing standing(Draft draft, Ladder ladder) {
    Standing standing = draft.account().standings().get(ladder.id());
    String lowest = ladder.levels().getFirst().id();
    return standing == null ? new Standing(ladder.id(), lowest, null, lowest, null) : standing;
  }

  /// A level that a newer version of the programme no longer has counts as what it was retired for.
  static int rank(Ladder ladder, String level) {
    return ladder.rank(ladder.instead(level));
  }

  /// What is earned by now, or what the last review left where that is more.
  private static Held best(Draft draft, Ladder ladder, Held base) {
    Held earned = new Climb(ladder, draft.account(), draft.today).earned();
    boolean left = base.rank() > 0 && base.lastsOn(draft.today);
    return left && !earned.isAbove(base) ? base : earned;
  }

  /// Adds what ladders and contests count of a purchase, an act or an enrolment: by tally.
  ///
  /// @param total what was spent; 0 for anything but a purchase
  /// @param visits 1 for a purchase of which something is kept; else 0
  static void count(
      Scene scene,
      Trigger trigger,
      List<Earned> earned,
      long total,
      long visits,
      Map<String, Long> counted) {
    for (Ladder ladder : scene.programme().ladders()) {
      for (Counts counts : ladder.counts()) {
        long amount = amount(counts, trigger, earned, total, visits);
        if (amount != 0) {
          counted.put(ladder.tally(counts), amount);
        }
      }
      for (Ladder.Level level : ladder.levels()) {
        for (Ladder.Given given : level.given()) {
          long times = times(scene, trigger, given);
          if (times != 0) {
            counted.put(given.tally(), times);
          }
        }
      }
    }
    for (Contest contest : scene.programme().contests()) {
      long amount = amount(contest.counts(), trigger, earned, total, visits);
      // What a contest brings would give whoever won it a start in the next one.
      if (amount != 0 && !(trigger instanceof Trigger.OnWin)) {
        counted.put(contest.tally(), amount);
      }
    }
  }

  private static long amount(
      Counts counts, Trigger trigger, List<Earned> earned, long total, long visits) {
    return switch (counts) {
      case Counts.Earned(var unit) -> Earnings.total(earned, unit);
      case Counts.Spend _ -> total;
      case Counts.Visits _ -> visits;
      case Counts.Friends _ -> trigger.equals(new Trigger.OnFriend(true)) ? 1 : 0;
    };
  }

  /// How often an activity gives a level: once, or for every whole piece of what it is given for.
  private static long times(Scene scene, Trigger trigger, Ladder.Given given) {
    boolean listens =
        given.on() instanceof Trigger.OnPurchase
            ? trigger instanceof Trigger.OnPurchase
            : given.on().equals(trigger);
    if (!listens || given.when() != null && !new Conditions(scene).holds(given.when())) {
      return 0;
    }
    if (!(given.on() instanceof Trigger.OnPurchase on)) {
      return 1;
    }
    Decimal pieces = Decimal.ZERO;
    for (BasketLine line : scene.bought().matching(on)) {
      pieces = pieces.plus(line.quantity);
    }
    long whole = pieces.asRatio().of(1, Rounding.DOWN);
    return on.products() == null ? Math.min(1, whole) : whole;
  }
}
