package org.laurel.core.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Limit;
import org.laurel.core.value.Window;
import org.laurel.core.value.Window.Calendar;

/// Windows of days, and limits within them.
final class Windows {

  static final List<String> LIMITS =
      List.of("2 per calendar day", "500 points per calendar month", "3 in any 30 days", "1 ever");

  private static final SequencedMap<String, Calendar> CALENDAR = new LinkedHashMap<>();

  static {
    CALENDAR.put("day", Calendar.DAY);
    CALENDAR.put("week", Calendar.WEEK);
    CALENDAR.put("month", Calendar.MONTH);
    CALENDAR.put("quarter", Calendar.QUARTER);
    CALENDAR.put("year", Calendar.YEAR);
  }

  private Windows() {}

  static Calendar calendar(Phrase phrase) {
    Token word = phrase.peek();
    Calendar calendar = CALENDAR.get(word.text());
    if (calendar == null) {
      throw phrase.unexpected("\"day\", \"week\", \"month\", \"quarter\" or \"year\"");
    }
    phrase.take();
    return calendar;
  }

  /// @param unit of an amount; `null` when times are counted
  record Said(Limit limit, @Nullable String unit) {}

  /// `1 per calendar day`, `500 points per calendar month`, `3 in any 30 days`, `1 ever`.
  static Said limit(Phrase phrase, Scope scope) {
    Token first = phrase.peek();
    Token second = phrase.peekSecond();
    if (second.is("per") || second.is("in") || second.is("ever")) {
      long times = Numbers.count(phrase, 1_000_000_000);
      return new Said(new Limit(times, Limit.Counted.TIMES, window(phrase)), null);
    }
    if (!first.is(Token.Kind.NUMBER) || !second.isName()) {
      throw phrase.unexpected("how many, or how much");
    }
    Quantities.Quantity most = Quantities.units(phrase, scope);
    String unit = most.unit() == null ? null : most.unit().id();
    return new Said(new Limit(most.amount(), Limit.Counted.AMOUNT, window(phrase)), unit);
  }

  /// A limit that may only count how often.
  static @Nullable Limit times(
      Entry entry, Fields.Field<Said> field, @Nullable Said said, String what) {
    if (said == null) {
      return null;
    }
    if (said.unit() != null) {
      entry
          .scope()
          .problems
          .add(
              Code.WRONG_UNIT,
              entry.at(field),
              "this limit counts %s, not amounts. Write it like: 2 per calendar month"
                  .formatted(what));
    }
    return said.limit();
  }

  private static Window window(Phrase phrase) {
    if (phrase.takes("ever")) {
      return new Window.Lifetime();
    }
    if (phrase.takes("in")) {
      phrase.expect("any");
      return new Window.Rolling(Numbers.length(phrase));
    }
    phrase.expect("per");
    Token word = phrase.peek();
    if (word.is(Token.Kind.NUMBER) || CALENDAR.containsKey(word.text())) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          word,
          "\"per\" leaves open which days are meant. Write \"per calendar month\" for the month of"
              + " the calendar, or \"in any 30 days\" for the days up to the present one");
    }
    phrase.expect("calendar");
    return new Window.InCalendar(calendar(phrase));
  }

  /// What a ladder looks back on: `calendar year`, `rolling 12 months`, `membership year`,
  /// `lifetime`.
  static Window ladder(Phrase phrase, Scope scope) {
    if (phrase.takes("lifetime")) {
      return new Window.Lifetime();
    }
    if (phrase.takes("rolling")) {
      return new Window.Rolling(Numbers.length(phrase));
    }
    if (phrase.takes("membership", "year")) {
      return new Window.MembershipYear(null);
    }
    if (phrase.takes("calendar", "year")) {
      return new Window.InCalendar(Calendar.YEAR);
    }
    throw phrase.unexpected(
        "\"calendar year\", \"rolling 12 months\", \"membership year\" or \"lifetime\"");
  }
}
