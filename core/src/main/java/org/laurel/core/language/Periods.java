package org.laurel.core.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Period;

/// `during:` dates, weekdays and hours, joined by commas; of a list all must hold.
final class Periods {

  static final Form<List<Period>> FORM =
      new Form.OneOrMore<>(
          new Form.Scalar<>(
              List.of(
                  "2026-06-01 .. 2026-08-31",
                  "every saturday and sunday, 08:00 .. 10:00, in store time"),
              Periods::read));

  private @Nullable LocalDateTime from;
  private @Nullable LocalDateTime until;
  private Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
  private @Nullable LocalTime opens;
  private @Nullable LocalTime closes;
  private boolean dates;
  private boolean storeTime;

  private Periods() {}

  static List<Period> both(List<Period> outer, List<Period> inner) {
    return Stream.concat(outer.stream(), inner.stream()).toList();
  }

  /// The first moment of all periods together; `null` when none names one.
  static @Nullable LocalDateTime begin(List<Period> periods) {
    LocalDateTime begin = null;
    for (Period period : periods) {
      if (period.from() != null && (begin == null || period.from().isAfter(begin))) {
        begin = period.from();
      }
    }
    return begin;
  }

  /// No moment lies in all of them, as far as dates and weekdays tell.
  static boolean neverMeet(List<Period> periods) {
    LocalDateTime begin = begin(periods);
    LocalDateTime end = Period.end(periods);
    if (begin != null && end != null && !begin.isBefore(end)) {
      return true;
    }
    Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    for (Period period : periods) {
      if (!period.weekdays().isEmpty()) {
        days.retainAll(period.weekdays());
      }
    }
    // Hours over midnight and clocks elsewhere reach into the days beside.
    boolean blurred =
        periods.stream().anyMatch(period -> period.opens() != null || period.storeTime());
    return !blurred
        && (days.isEmpty() || (begin != null && end != null && noneBetween(days, begin, end)));
  }

  /// None of the weekdays lies in a stretch of less than a week.
  private static boolean noneBetween(Set<DayOfWeek> days, LocalDateTime begin, LocalDateTime end) {
    LocalDate day = begin.toLocalDate();
    for (int i = 0; i < 8 && day.atStartOfDay().isBefore(end); i++) {
      if (days.contains(day.getDayOfWeek())) {
        return false;
      }
      day = day.plusDays(1);
    }
    return true;
  }

  private static Period read(Phrase phrase, Scope scope) {
    Periods said = new Periods();
    Token first = phrase.peek();
    do {
      said.part(phrase);
    } while (phrase.takes(","));
    phrase.end();
    if (!said.dates && said.weekdays.isEmpty() && said.opens == null) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          first,
          "\"in store time\" says where the clock hangs; add dates, weekdays or hours to it");
    }
    return new Period(
        said.from, said.until, Set.copyOf(said.weekdays), said.opens, said.closes, said.storeTime);
  }

  private void part(Phrase phrase) {
    Token first = phrase.peek();
    if (phrase.takes("every")) {
      once(phrase, first, !weekdays.isEmpty());
      weekdays = weekdays(phrase);
    } else if (phrase.takes("in", "store", "time")) {
      once(phrase, first, storeTime);
      storeTime = true;
    } else if (first.is(Token.Kind.TIME)) {
      once(phrase, first, opens != null);
      hours(phrase, first);
    } else {
      once(phrase, first, dates);
      dates(phrase, first);
    }
  }

  private static void once(Phrase phrase, Token token, boolean already) {
    if (already) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          token,
          "dates, weekdays and hours stand once each in a period. Of several periods in a list, all"
              + " must hold");
    }
  }

  private void hours(Phrase phrase, Token first) {
    opens = Numbers.time(phrase);
    phrase.expect("..");
    closes = Numbers.time(phrase);
    if (opens.equals(closes)) {
      throw phrase.fault(
          Code.EMPTY_PERIOD,
          first,
          "from "
              + opens
              + " to "
              + closes
              + " is no time at all. Leave hours out for the whole"
              + " day");
    }
  }

  private void dates(Phrase phrase, Token first) {
    dates = true;
    if (phrase.takes("from")) {
      from = moment(phrase, false);
      return;
    }
    if (phrase.takes("until")) {
      until = moment(phrase, true);
      return;
    }
    if (!first.is(Token.Kind.DATE)) {
      throw phrase.unexpected("a date, \"every\" with weekdays, or hours");
    }
    boolean wholeDay = !phrase.peekSecond().is(Token.Kind.TIME);
    from = moment(phrase, false);
    if (phrase.takes("..")) {
      until = moment(phrase, true);
    } else if (wholeDay) {
      until = from.plusDays(1);
    } else {
      throw phrase.unexpected("\"..\" and the end of the period");
    }
    if (!from.isBefore(until)) {
      throw phrase.fault(
          Code.EMPTY_PERIOD, first, "this period ends before it begins. Swap its two ends");
    }
  }

  /// A day alone means all of it.
  private static LocalDateTime moment(Phrase phrase, boolean last) {
    LocalDate day = Numbers.date(phrase);
    if (!phrase.peek().is(Token.Kind.TIME)) {
      return last ? day.plusDays(1).atStartOfDay() : day.atStartOfDay();
    }
    boolean midnight = phrase.peek().text().equals("24:00");
    LocalTime time = Numbers.time(phrase);
    return midnight ? day.plusDays(1).atStartOfDay() : day.atTime(time);
  }

  private static Set<DayOfWeek> weekdays(Phrase phrase) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    DayOfWeek first = weekday(phrase);
    if (phrase.takes("to")) {
      DayOfWeek last = weekday(phrase);
      for (DayOfWeek day = first; day != last; day = day.plus(1)) {
        days.add(day);
      }
      days.add(last);
      return days;
    }
    days.add(first);
    while (phrase.takes("and")) {
      days.add(weekday(phrase));
    }
    return days;
  }

  private static DayOfWeek weekday(Phrase phrase) {
    Token word = phrase.peek();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word.is(day.name().toLowerCase(Locale.ROOT))) {
        phrase.take();
        return day;
      }
    }
    throw phrase.unexpected("a weekday in small letters, such as monday");
  }
}
