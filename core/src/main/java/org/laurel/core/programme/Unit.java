package org.laurel.core.programme;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Window;

/// A kind of balance.
///
/// @param scale decimals of its smallest amount: 2 for złoty, 0 for most points
/// @param pendingDays days of a return window in which what was earned is not yet available; 0:
///   none
/// @param worth money (smallest amounts) that one smallest amount is worth to the programme's
///   owner, for reports; `null` when the text names none
/// @param retired from that day on nobody holds it: what exchanges do not turn into something else
///   lapses; `null`: it goes on
/// @param unless segments whose members keep it however long ago its last good day was: where they
///   live, time alone must take nothing away
public record Unit(
    String id,
    Names name,
    Kind kind,
    int scale,
    Expiry expiry,
    int pendingDays,
    @Nullable Ratio worth,
    Debt debt,
    @Nullable LocalDate retired,
    List<String> unless) {

  /// One that lapses for everybody alike.
  public Unit(
      String id,
      Names name,
      Kind kind,
      int scale,
      Expiry expiry,
      int pendingDays,
      @Nullable Ratio worth,
      Debt debt,
      @Nullable LocalDate retired) {
    this(id, name, kind, scale, expiry, pendingDays, worth, debt, retired, List.of());
  }

  /// Whether it does not lapse for a member of those segments.
  public boolean isKeptIn(Set<String> segments) {
    return !unless.isEmpty() && !Collections.disjoint(unless, segments);
  }

  public enum Kind {
    POINTS,
    MONEY,
    COUNT
  }

  /// What becomes of an amount that has to be taken back and is no longer there.
  public enum Debt {
    /// The balance goes below zero.
    NEGATIVE,
    /// The balance stays at zero, the debt is shown beside it and paid by what is earned next.
    OWED,
    /// It is let go.
    FORGIVEN
  }

  /// When an amount lapses. A day named by an expiry is its last good day, in the programme's zone.
  public sealed interface Expiry {

    record Never() implements Expiry {}

    record OnDate(LocalDate day) implements Expiry {}

    /// @param roundedTo the calendar period at whose end it lapses; `null`: on the very day
    record AfterEarning(Period length, Window.@Nullable Calendar roundedTo) implements Expiry {}

    /// The whole balance lapses when the account has been idle for so long.
    record AfterInactivity(Period length) implements Expiry {}
  }

  /// The last good day of an amount earned on `day`; `null` when no day is fixed at earning.
  public @Nullable LocalDate lastDay(LocalDate day) {
    return switch (expiry) {
      case Expiry.Never _, Expiry.AfterInactivity _ -> null;
      case Expiry.OnDate(var last) -> last;
      case Expiry.AfterEarning(var length, var roundedTo) -> {
        LocalDate last = day.plus(length);
        yield roundedTo == null ? last : Window.endOf(roundedTo, last);
      }
    };
  }

  /// The last day of the return window of an amount earned on `day`; `null` when it is available at
  /// once.
  public @Nullable LocalDate pendingUntil(LocalDate day) {
    return pendingDays == 0 ? null : day.plusDays(pendingDays);
  }
}
