package org.laurel.core.decision;

import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// Staff's entries. Refuses `unknown-unit`, `insufficient-points`.
final class Adjustments {

  private Adjustments() {}

  static Decision decide(Programme programme, Account account, Activity.Adjust adjust) {
    Unit unit = programme.units().get(adjust.unit());
    if (unit == null) {
      throw new Refused(Refusal.UNKNOWN_UNIT, "unit", Param.text(adjust.unit()));
    }
    long available = account.available(unit.id());
    if (available + adjust.amount() < 0 && adjust.amount() < 0) {
      throw Purchases.insufficient(unit, -adjust.amount(), available);
    }
    Draft draft = new Draft(programme, account, adjust);
    draft.note(
        unit.id(),
        Reason.Outcome.GRANTED,
        Why.ADJUSTED,
        "units",
        Param.units(adjust.amount(), unit),
        "reason",
        Param.text(adjust.reason()));
    if (adjust.amount() > 0) {
      draft.give(Book.ADJUSTED, unit, adjust.amount(), unit.lastDay(draft.day()), null, "");
    } else {
      draft.take(unit, -adjust.amount(), Book.ADJUSTED, 0, "");
    }
    Exchanges.run(draft);
    return draft.granted();
  }
}
