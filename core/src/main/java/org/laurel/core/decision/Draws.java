package org.laurel.core.decision;

import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Lot;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// What a prize draw leaves on an account: its entries are used up, and what was won is told.
final class Draws {

  private Draws() {}

  /// Entries that are gone since the list was made took part as well: they are owed.
  static Decision decide(Programme programme, Account account, Activity.Drawn drawn) {
    Draft draft = new Draft(programme, account, drawn);
    Unit unit = programme.unit(drawn.unit());
    long rest = drawn.entries();
    for (Lot lot : draft.take(unit, rest, Book.DRAWN, 0, drawn.draw())) {
      rest -= lot.amount();
    }
    if (rest > 0) {
      draft.post(Draft.transfer(unit, rest, Book.OWED, Book.DRAWN, null, null, drawn.draw()));
    }
    draft.note(
        drawn.draw(), Reason.Outcome.NOTED, Why.DRAWN, "units", Param.units(drawn.entries(), unit));
    for (String prize : drawn.prizes()) {
      draft.note(
          drawn.draw(), Reason.Outcome.GRANTED, Why.WON, "prize", named(programme, drawn, prize));
    }
    return draft.granted();
  }

  private static Param named(Programme programme, Activity.Drawn drawn, String id) {
    for (Draw draw : programme.draws()) {
      for (Draw.Prize prize : draw.prizes()) {
        if (draw.campaign().equals(drawn.draw()) && prize.id().equals(id)) {
          return new Param.OfNames(id, prize.name());
        }
      }
    }
    return Param.text(id);
  }
}
