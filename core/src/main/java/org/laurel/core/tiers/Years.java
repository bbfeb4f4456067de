package org.laurel.core.tiers;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.value.Window;

/// The days of a ladder for one member: its windows and the ends of what is kept, which may hang on
/// the day of joining.
record Years(Ladder ladder, Window window, LocalDate joined) {

  static Years of(Ladder ladder, LocalDate joined) {
    return new Years(ladder, ladder.window().since(joined), joined);
  }

  /// Last day on which a level reached on `day` is kept, grace included; `null`: for ever.
  @Nullable LocalDate kept(LocalDate day) {
    if (ladder.kept() != null) {
      return kept(ladder.kept(), day);
    }
    return switch (window) {
      case Window.Lifetime _ -> null;
      case Window.InCalendar _, Window.MembershipYear _ -> window.end(day).plus(ladder.grace());
      case Window.Rolling(var length) -> day.plus(length).minusDays(1).plus(ladder.grace());
    };
  }

  @Nullable LocalDate kept(Kept kept, LocalDate day) {
    LocalDate last = last(kept, day);
    return last == null ? null : last.plus(ladder.grace());
  }

  private @Nullable LocalDate last(Kept kept, LocalDate day) {
    return switch (kept) {
      case Kept.Forever _ -> null;
      case Kept.For(var length) -> day.plus(length).minusDays(1);
      case Kept.UntilYearEnd(var later, var ofMembership) ->
          ofMembership
              ? new Window.MembershipYear(joined).end(day, later)
              : LocalDate.of(day.getYear() + later, 12, 31);
    };
  }

  /// Whether it matters on which day of its window something was counted: when levels are kept from
  /// a day on, or to the end of another year than the window's.
  static boolean byDay(Ladder ladder) {
    return ladder.window() instanceof Window.MembershipYear
        || ladder.kept() instanceof Kept.For
        || ladder.kept() instanceof Kept.UntilYearEnd(_, var ofMembership)
            && (ofMembership || ladder.window() instanceof Window.Lifetime);
  }

  /// How long after its window something counted may still keep a level; `null`: for ever.
  static @Nullable Period memory(Ladder ladder) {
    if (ladder.remembers()) {
      return null;
    }
    Period kept =
        switch (ladder.kept()) {
          case null -> Period.ZERO;
          case Kept.UntilYearEnd(var years, _) -> Period.ofYears(years + 1);
          case Kept.For(var length) -> length;
          case Kept.Forever _ -> null;
        };
    return kept == null ? null : kept.plus(ladder.grace());
  }
}
