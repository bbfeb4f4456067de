package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Effect.Transfer;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Tally;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Programme;

/// Takes back all that an earlier activity brought: an act, or what a friend's purchase gave.
/// Refuses `before-purchase`, `unknown-line`, `act-taken-back`, `act-stands`, `too-late`.
///
/// An act is taken back whole and once, so nothing has to be decided again: what its rules gave
/// goes the way of [Clawback], what it was counted with comes down, what it used of budgets is
/// there again. A unique code stays used.
final class Undoing {

  private Undoing() {}

  /// @param back names an act, not a purchase
  static Decision act(Draft draft, Activity.Return back, Facts.Undone undone) {
    if (!(undone.activity() instanceof Activity.Act act)) {
      throw new IllegalStateException("a return takes back purchases and acts");
    }
    check(back, act, undone);
    draft.at(undone.programme(), act.place());
    draft.note(
        "", Reason.Outcome.TAKEN_BACK, Why.ACT_TAKEN_BACK, "act", name(undone.programme(), act));
    draft.post(new Effect.TakenBack(act.id()));
    all(draft, undone);
    return draft.granted();
  }

  private static void check(Activity.Return back, Activity.Act act, Facts.Undone undone) {
    Programme rules = undone.programme();
    if (back.occurred().isBefore(act.occurred())) {
      throw new Refused(Refusal.BEFORE_PURCHASE);
    }
    if (!back.lines().isEmpty()) {
      throw new Refused(
          Refusal.UNKNOWN_LINE,
          "line",
          Param.number(back.lines().getFirst().number()),
          "act",
          name(rules, act));
    }
    if (undone.before()) {
      throw new Refused(Refusal.ACT_TAKEN_BACK);
    }
    ActType type = rules.acts().get(act.act());
    if (type == null || type.back() == 0) {
      throw new Refused(Refusal.ACT_STANDS, "act", name(rules, act));
    }
    LocalDate last = LocalDate.ofInstant(act.occurred(), rules.zone()).plusDays(type.back());
    if (LocalDate.ofInstant(back.occurred(), rules.zone()).isAfter(last)) {
      throw new Refused(Refusal.TOO_LATE, "last", new Param.OfDay(last));
    }
  }

  private static Param name(Programme rules, Activity.Act act) {
    ActType type = rules.acts().get(act.act());
    return type == null ? Param.text(act.act()) : new Param.OfNames(type.id(), type.name());
  }

  /// Posts the contrary of what an activity brought, and all that follows from it.
  static void all(Draft draft, Facts.Undone undone) {
    Programme rules = undone.programme();
    LocalDate day = LocalDate.ofInstant(undone.activity().occurred(), rules.zone());
    List<Earned> earned = new ArrayList<>();
    draft.by(draft.account().ties().person(undone.account()));
    for (Effect effect : undone.effects()) {
      switch (effect) {
        case Transfer t when t.from() == Book.ISSUED ->
            earned.add(new Earned(t.rule(), t.unit(), t.amount(), t.lastDay(), t.pendingUntil()));
        case Effect.Counted counted -> uncount(draft, rules, counted, day);
        case Effect.Used(var counter, var amount) -> draft.use(counter, -amount);
        default -> {}
      }
    }
    draft.by(0);
    new Clawback(draft, rules, day).settle(earned, List.of());
    Exchanges.run(draft);
    Standings.look(draft);
  }

  /// Counts less, as far as the tally still remembers that day and whom it was counted for.
  private static void uncount(Draft draft, Programme rules, Effect.Counted counted, LocalDate day) {
    Tally now = Tallies.entries(draft.account(), counted.tally(), draft.person());
    long less = counted.amount();
    if (Tallies.isLimit(counted.tally())) {
      // Whoever shared the account and left has taken along what limits had counted for him.
      less = Math.min(less, now.between(counted.day(), counted.day()));
    } else if (Tallies.of(rules, counted.tally()).forgotten(now, day)) {
      less = 0;
    }
    if (less > 0) {
      draft.post(new Effect.Counted(counted.tally(), counted.day(), -less, counted.keepFrom()));
    }
  }
}
