package org.laurel.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.Place;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;
import org.laurel.core.value.Decimal;

/// What a contest leaves on the account of a winner, and who is shown by name.
public final class Contests {

  private Contests() {}

  /// What rules and levels give for it. It counts in no contest.
  static Decision decide(Programme programme, Account account, Activity.Won won, Facts facts) {
    Draft draft = new Draft(programme, account, won);
    Contest contest = programme.contest(won.contest());
    LocalDate last = contest == null ? won.first() : contest.last(won.first());
    draft.note(
        won.contest(),
        Reason.Outcome.GRANTED,
        Why.WON_CONTEST,
        "rank",
        Param.number(won.rank()),
        "from",
        new Param.OfDay(won.first()),
        "to",
        new Param.OfDay(last));
    Then then = Scene.then(programme, account, draft.day(), facts, Map.of());
    Scene scene =
        Scene.of(
            programme,
            won.occurred(),
            Place.NOWHERE,
            false,
            then,
            List.of(),
            Map.of(Contest.RANK, new Attribute.OfNumber(Decimal.of(won.rank()))));
    Acts.earn(draft, scene, new Trigger.OnWin(won.contest()));
    return draft.granted();
  }

  /// Whether a contest shows a member by name.
  public static boolean named(
      Programme programme, Contest contest, Account account, Instant moment) {
    if (contest.named() == null || account.profile() == null) {
      return false;
    }
    LocalDate day = LocalDate.ofInstant(moment, programme.zone());
    Then then = Scene.then(programme, account, day, Facts.at(moment), Map.of());
    Scene scene = Scene.of(programme, moment, Place.NOWHERE, false, then, List.of(), Map.of());
    return new Conditions(scene).holds(contest.named());
  }
}
