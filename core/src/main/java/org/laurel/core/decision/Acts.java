package org.laurel.core.decision;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.activity.Activity;
import org.laurel.core.code.Told;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;

/// Acts: what may happen besides purchases. Refuses `unknown-act`, by [Prices] attributes that are
/// not as they were declared, by [Codes] unique codes that are not good.
final class Acts {

  private Acts() {}

  static Decision decide(Programme programme, Account account, Activity.Act act, Facts facts) {
    check(programme, act);
    Draft draft = new Draft(programme, account, act);
    draft.at(programme, act.place());
    draft.by(facts.acting().person());
    Then then = Scene.then(programme, account, draft.day(), facts, Map.of());
    Scene scene =
        Scene.of(programme, act.occurred(), act.place(), false, then, List.of(), act.attributes());
    draft.active();
    Codes.use(draft, act, facts.code());
    int before = draft.mark();
    Choices.choose(draft, act);
    List<Reason> reasons = earn(draft, scene, new Trigger.OnAct(act.act()));
    if (draft.mark() == before && Told.code(programme, act) != null) {
      Codes.inVain(reasons);
    }
    return draft.granted();
  }

  private static void check(Programme programme, Activity.Act act) {
    ActType type = programme.acts().get(act.act());
    if (type == null) {
      throw new Refused(Refusal.UNKNOWN_ACT, "act", Param.text(act.act()));
    }
    Prices.check(type.attributes(), type.choices(), act.attributes());
  }

  /// Posts what the rules give outside purchases, and all that follows from it.
  ///
  /// @return what each rule came to
  static List<Reason> earn(Draft draft, Scene scene, Trigger trigger) {
    Allowance allowance = new Allowance(draft.programme, scene.then());
    Earnings earnings = new Earnings(scene, trigger, allowance, Map.of());
    draft.note(earnings.reasons);
    for (Earned earned : earnings.earned) {
      draft.give(
          Book.ISSUED,
          draft.programme.unit(earned.unit()),
          earned.amount(),
          earned.lastDay(),
          earned.pendingUntil(),
          earned.rule());
    }
    allowance.counted().forEach((tally, amount) -> draft.count(tally, draft.day(), amount));
    SortedMap<String, Long> climbed = new TreeMap<>();
    Standings.count(scene, trigger, earnings.earned, 0, 0, climbed);
    climbed.forEach((tally, amount) -> draft.count(tally, draft.day(), amount));
    allowance.used().forEach(draft::use);
    Exchanges.run(draft);
    Standings.look(draft);
    return earnings.reasons;
  }
}
