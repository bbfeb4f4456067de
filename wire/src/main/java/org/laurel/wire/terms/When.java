package org.laurel.wire.terms;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Period;

/// Periods in words: `12 August – 31 October 2022, Saturdays and Sundays`.
final class When {

  /// Weekdays in a row are named one by one up to this many.
  private static final int NAMED = 2;

  private final Voice voice;

  private When(Voice voice) {
    this.voice = voice;
  }

  /// @param periods all of which must hold; at least one
  static String of(Voice voice, List<Period> periods) {
    When when = new When(voice);
    String said = when.said(periods.getFirst());
    for (Period period : periods.subList(1, periods.size())) {
      said = voice.say("when.and", "first", said, "second", when.said(period));
    }
    return said;
  }

  private String said(Period period) {
    List<String> parts = new ArrayList<>();
    dates(parts, period.from(), period.until());
    if (!period.weekdays().isEmpty() && period.weekdays().size() < DayOfWeek.values().length) {
      parts.add(weekdays(period.weekdays()));
    }
    if (period.opens() != null && period.closes() != null) {
      parts.add(
          voice.say(
              "when.hours",
              "opens",
              time(period.opens()),
              "closes",
              time(period.closes()),
              "over",
              !period.opens().isBefore(period.closes())));
    }
    if (parts.isEmpty()) {
      parts.add(voice.say("when.always"));
    }
    if (period.storeTime()) {
      parts.add(voice.say("when.store-time"));
    }
    return String.join(", ", parts);
  }

  /// The end of a period is its first moment that is too late; said is its last one that is not.
  private void dates(
      List<String> parts, @Nullable LocalDateTime from, @Nullable LocalDateTime until) {
    LocalDate first = from == null || !isMidnight(from) ? null : from.toLocalDate();
    LocalDate last = until == null || !isMidnight(until) ? null : until.toLocalDate().minusDays(1);
    if (first != null && last != null) {
      parts.add(
          first.equals(last)
              ? voice.day(first)
              : DateIntervalFormat.getInstance("yMMMMd", voice.locale())
                  .formatToValue(first, last)
                  .toString());
      return;
    }
    List<String> ends = new ArrayList<>();
    if (from != null) {
      ends.add(voice.say("when.from", "moment", first == null ? moment(from) : voice.day(first)));
    }
    if (until != null) {
      ends.add(voice.say("when.until", "moment", last == null ? moment(until) : voice.day(last)));
    }
    if (!ends.isEmpty()) {
      parts.add(String.join(" ", ends));
    }
  }

  private static boolean isMidnight(LocalDateTime moment) {
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private String moment(LocalDateTime moment) {
    return moment(voice, moment);
  }

  static String moment(Voice voice, LocalDateTime moment) {
    String time = time(voice, moment.toLocalTime());
    return voice.say("moment", "day", voice.day(moment.toLocalDate()), "time", time);
  }

  private String time(LocalTime time) {
    return time(voice, time);
  }

  private static String time(Voice voice, LocalTime time) {
    return DateFormat.getInstanceForSkeleton("Hm", voice.locale()).format(time);
  }

  private String weekdays(Set<DayOfWeek> days) {
    List<String> said = new ArrayList<>();
    List<DayOfWeek> run = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (days.contains(day)) {
        run.add(day);
      }
      if (!days.contains(day) || day == DayOfWeek.SUNDAY) {
        run(said, run);
        run.clear();
      }
    }
    return voice.and(said);
  }

  private void run(List<String> said, List<DayOfWeek> run) {
    if (run.size() > NAMED) {
      said.add(
          voice.say(
              "weekdays",
              "first",
              voice.say("weekday.within", "day", Voice.choice(run.getFirst())),
              "last",
              voice.say("weekday.within", "day", Voice.choice(run.getLast()))));
    } else {
      run.forEach(day -> said.add(voice.say("weekday", "day", Voice.choice(day))));
    }
  }
}
