package org.laurel.core.simulation.random;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Ladder.Given;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.programme.Trigger;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window;
import org.laurel.core.value.Window.Calendar;

/// The ladders of a random programme, and its membership.
final class RandomLadders {
  private static final List<String> LEVELS = List.of("basic", "silver", "gold", "platinum");

  private final Dice dice;
  private final Draft draft;
  private final RandomRules rules;
  private final Conditions conditions;

  RandomLadders(Dice dice, Draft draft, RandomRules rules, Conditions conditions) {
    this.dice = dice;
    this.draft = draft;
    this.rules = rules;
    this.conditions = conditions;
  }

  void ladders() {
    if (dice.chance(10)) {
      draft.admits = conditions.random(Conditions.Of.ENROLMENT);
    }
    if (dice.chance(30)) {
      draft.ladders.add(
          ladder(
              Ladder.MEMBERSHIP, List.of(Ladder.INACTIVE, Ladder.ACTIVE), Ladder.Falls.TO_EARNED));
    }
    if (dice.chance(60)) {
      for (String id : dice.some(List.of("status", "club"), 60)) {
        List<String> levels = LEVELS.subList(0, dice.between(2, 4));
        draft.ladders.add(ladder(id, levels, dice.oneOf(Ladder.Falls.values())));
      }
    }
  }

  private Ladder ladder(String id, List<String> names, Ladder.Falls falls) {
    List<Counts> counts = counts();
    Window window = window();
    List<Ladder.Level> levels = new ArrayList<>();
    for (int rank = 0; rank < names.size(); rank++) {
      levels.add(level(id, names.get(rank), rank, counts, window));
    }
    Kept kept = kept();
    boolean mayHaveGrace = kept != null || !(window instanceof Window.Rolling);
    Period grace =
        mayHaveGrace && dice.chance(30)
            ? dice.oneOf(Period.ofDays(3), Period.ofMonths(2))
            : Period.ZERO;
    return new Ladder(id, counts, window, levels, kept, grace, falls);
  }

  private List<Counts> counts() {
    List<Counts> all =
        new ArrayList<>(
            List.of(new Counts.Spend(), new Counts.Visits(), new Counts.Earned(rules.unit())));
    return switch (dice.weighted(10, 60, 30)) {
      case 0 -> List.of();
      case 1 -> List.of(dice.oneOf(all));
      default -> all.subList(0, dice.between(2, 3));
    };
  }

  private Ladder.Level level(
      String ladder, String id, int rank, List<Counts> counts, Window window) {
    List<Ladder.Amount> from = new ArrayList<>();
    List<Ladder.Amount> ever = new ArrayList<>();
    if (rank > 0) {
      for (Counts each : counts) {
        from.add(new Ladder.Amount(each, rank * step(each) * (rank + 1) / 2));
        ever.add(new Ladder.Amount(each, 3 * rank * step(each)));
      }
    }
    boolean yearly = !(window instanceof Window.Rolling || window instanceof Window.Lifetime);
    Ladder.Lifetime lifetime =
        rank > 0 && !ever.isEmpty() && dice.chance(20)
            ? new Ladder.Lifetime(ever, yearly ? dice.between(0, 2) : 0)
            : null;
    List<Given> given = rank == 0 ? List.of() : given(ladder, id, counts.isEmpty() ? 70 : 25);
    Names name = Names.of("en", id);
    return new Ladder.Level(id, name, from, given, lifetime, List.of());
  }

  private static long step(Counts counts) {
    return switch (counts) {
      case Counts.Earned _ -> 50;
      case Counts.Spend _ -> 9_000;
      case Counts.Visits _, Counts.Friends _ -> 3;
    };
  }

  private List<Given> given(String ladder, String level, int chance) {
    List<Given> all = new ArrayList<>();
    String prefix = "given:" + ladder + ":" + level + ":";
    if (dice.chance(chance)) {
      String set = rules.set();
      Trigger fee = new Trigger.OnPurchase(dice.chance(80) ? set : null, null);
      all.add(given(fee, when(Conditions.Of.PURCHASE), prefix + "fee"));
    }
    if (dice.chance(chance)) {
      Trigger match = new Trigger.OnAct("stay");
      all.add(given(match, when(Conditions.Of.ACT), prefix + "stay"));
    }
    if (dice.chance(chance / 3)) {
      all.add(given(new Trigger.OnEnrolment(), when(Conditions.Of.ENROLMENT), prefix + "joining"));
    }
    return all;
  }

  private Condition when(Conditions.Of of) {
    return dice.chance(30) ? conditions.random(of) : null;
  }

  private Given given(Trigger on, Condition when, String tally) {
    boolean adds = dice.chance(50);
    Kept lasts = kept();
    return new Given(on, when, adds || lasts == null ? new Kept.For(length()) : lasts, adds, tally);
  }

  private Period length() {
    return dice.oneOf(Period.ofDays(10), Period.ofMonths(1), Period.ofMonths(12));
  }

  private Window window() {
    return switch (dice.weighted(35, 35, 15, 15)) {
      case 0 -> new Window.InCalendar(dice.oneOf(Calendar.YEAR, Calendar.QUARTER, Calendar.MONTH));
      case 1 ->
          new Window.Rolling(
              dice.oneOf(Period.ofDays(30), Period.ofMonths(3), Period.ofMonths(12)));
      case 2 -> new Window.MembershipYear(null);
      default -> new Window.Lifetime();
    };
  }

  private Kept kept() {
    return switch (dice.between(0, 4)) {
      case 0 -> null;
      case 1 -> new Kept.UntilYearEnd(dice.between(0, 1), dice.chance(40));
      case 2 -> new Kept.Forever();
      default ->
          new Kept.For(dice.oneOf(Period.ofDays(40), Period.ofMonths(3), Period.ofMonths(12)));
    };
  }
}
