package org.laurel.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger.OnYearly;

/// Days of a member that come every year. They begin at midnight in the programme's zone and are
/// due at that moment; one that began before the member was enrolled is not made up for.
final class Yearly {

  private Yearly() {}

  /// The day on which a date is kept in a year: 29 February on the 28th where there is none.
  static LocalDate kept(LocalDate date, int year) {
    boolean leapling = date.getMonth() == Month.FEBRUARY && date.getDayOfMonth() == 29;
    return leapling ? LocalDate.of(year, 3, 1).minusDays(1) : date.withYear(year);
  }

  /// The beginning of the next such day that the programme has rules for; `null`: none will come.
  ///
  /// @param from no earlier than this
  static @Nullable Instant next(Programme programme, Account account, Instant from) {
    Instant settled = account.settled();
    Instant next = null;
    for (OnYearly yearly : programme.index().yearly()) {
      LocalDate first = first(yearly, account.profile());
      if (first != null) {
        Instant after = from.isAfter(settled) ? from : settled;
        int year = after.atZone(programme.zone()).getYear();
        Instant start = start(programme, first, Math.max(year, first.getYear() + 1));
        if (start.isBefore(from) || !start.isAfter(settled)) {
          start = start(programme, first, Math.max(year, first.getYear()) + 1);
        }
        next = next == null || start.isBefore(next) ? start : next;
      }
    }
    return next;
  }

  /// Does what rules give for the days that begin at this moment.
  ///
  /// @param before the account as it was before the moment
  static void begin(Draft draft, Account before, Instant moment, Facts facts) {
    Programme programme = draft.programme;
    for (OnYearly yearly : programme.index().yearly()) {
      LocalDate first = first(yearly, before.profile());
      LocalDate today = draft.day();
      if (first != null
          && today.getYear() > first.getYear()
          && kept(first, today.getYear()).equals(today)
          && today.atStartOfDay(programme.zone()).toInstant().equals(moment)
          && before.settled().isBefore(moment)) {
        greet(draft, yearly, today.getYear() - first.getYear());
        Then then = Scene.then(programme, draft.account(), today, facts, Map.of());
        Scene scene = Scene.of(programme, moment, Place.NOWHERE, false, then, List.of(), Map.of());
        Acts.earn(draft, scene, yearly);
      }
    }
  }

  private static void greet(Draft draft, OnYearly yearly, int years) {
    switch (yearly.day()) {
      case BIRTHDAY -> draft.note("", Reason.Outcome.NOTED, Why.BIRTHDAY);
      case ANNIVERSARY ->
          draft.note("", Reason.Outcome.NOTED, Why.ANNIVERSARY, "years", Param.number(years));
    }
  }

  private static @Nullable LocalDate first(OnYearly yearly, @Nullable Profile profile) {
    if (profile == null) {
      return null;
    }
    return switch (yearly.day()) {
      case BIRTHDAY -> profile.born();
      case ANNIVERSARY -> profile.joined();
    };
  }

  private static Instant start(Programme programme, LocalDate first, int year) {
    return kept(first, year).atStartOfDay(programme.zone()).toInstant();
  }
}
