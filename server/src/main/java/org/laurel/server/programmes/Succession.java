package org.laurel.server.programmes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// Whether a text may follow another as a programme's next version, and from when.
///
/// What members hold is kept in the smallest amounts of units, so no version may do away with a
/// unit or change what its numbers mean.
record Succession(Programme rules, @Nullable Instant from, Instant now) {

  /// Start of a first version.
  Instant first() {
    if (from != null) {
      return from;
    }
    return rules.starts() == null ? now : rules.starts().atStartOfDay(rules.zone()).toInstant();
  }

  Instant next() {
    return from == null ? now : from;
  }

  /// Why it cannot follow, or `null` when it can.
  Publication.@Nullable Refused after(Release newest, Programme before) {
    if (next().isBefore(now)) {
      return refused(
          "starts-in-the-past",
          "only a first version may start in the past; this one would at %s".formatted(next()));
    }
    if (next().isBefore(newest.from())) {
      return refused(
          "starts-before-the-newest",
          "version %s comes into force at %s: this one can only come later"
              .formatted(newest.number(), newest.from()));
    }
    if (!rules.money().equals(before.money())) {
      return refused(
          "another-money",
          "the programme's money is %s and cannot become %s"
              .formatted(before.money(), rules.money()));
    }
    if (!rules.zone().equals(before.zone())) {
      return refused(
          "another-zone",
          "the programme's zone is %s and cannot become %s".formatted(before.zone(), rules.zone()));
    }
    Publication.Refused refused = units(before);
    refused = refused == null ? ladders(before) : refused;
    return refused == null ? contests(before) : refused;
  }

  private Publication.@Nullable Refused units(Programme before) {
    for (Unit unit : before.units().values()) {
      Unit now = rules.units().get(unit.id());
      if (now == null) {
        return refused(
            "unit-missing",
            ("members may hold %s: keep the unit in the text, even when nothing earns it any more, and"
                    + " say from when nobody holds it (retired: 2027-01-01); an exchange beside it"
                    + " says what it becomes")
                .formatted(unit.id()));
      }
      if (now.scale() != unit.scale()) {
        return refused(
            "another-scale",
            "unit %s has %s decimals and cannot have %s"
                .formatted(unit.id(), unit.scale(), now.scale()));
      }
    }
    return null;
  }

  private Publication.@Nullable Refused ladders(Programme before) {
    for (Ladder ladder : before.ladders()) {
      for (Ladder now : rules.ladders()) {
        if (now.id().equals(ladder.id()) && !now.counts().equals(ladder.counts())) {
          return refused(
              "another-count",
              ("ladder %s counts something else, and what it has counted would change its meaning:"
                      + " give the new ladder another id")
                  .formatted(now.id()));
        }
      }
    }
    return null;
  }

  private Publication.@Nullable Refused contests(Programme before) {
    for (Contest contest : before.contests()) {
      Contest now = rules.contest(contest.id());
      if (now != null
          && !(now.counts().equals(contest.counts()) && now.period() == contest.period())) {
        return refused(
            "another-count",
            ("contest %s counts something else or within another time, and scores of both would be"
                    + " mixed: give the new contest another id")
                .formatted(now.id()));
      }
    }
    return null;
  }

  private static Publication.Refused refused(String code, String message) {
    return new Publication.Refused(code, message);
  }
}
