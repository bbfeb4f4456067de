package org.laurel.core.contest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Versions;

/// How long a programme holds a contest, and with that which of its periods are decided.
///
/// The first one is that in which the contest was published, or came into force if that was later:
/// whoever brings in what happened before takes part in nothing that nobody could know of. The last
/// one is that which is decided before a version comes without the contest, or with another period
/// for it. One that comes back begins anew, with the first period that shares no day with one that
/// was decided; what was to be decided before it was left out still is.
///
/// @param contest as it is in force, or was at last
/// @param begin first day of the first period
/// @param end first moment at which the programme no longer has it; `null`: none by now
/// @param earlier how it was held before it was left out and came back; `null`: it never was
public record Schedule(
    Contest contest,
    ZoneId zone,
    LocalDate begin,
    @Nullable Instant end,
    @Nullable Schedule earlier) {

  /// All contests that a programme holds or held by a moment, by their id: each as it was held
  /// last.
  ///
  /// @param published when the version of a number was published
  public static Map<String, Schedule> of(
      Versions versions, IntFunction<Instant> published, Instant moment) {
    Map<String, Schedule> schedules = new LinkedHashMap<>();
    for (Versions.Version version : versions.all()) {
      if (version.from().isAfter(moment)) {
        break;
      }
      ZoneId zone = version.programme().zone();
      Instant known = published.apply(version.number());
      Instant since = known.isAfter(version.from()) ? known : version.from();
      Set<String> gone = new HashSet<>(schedules.keySet());
      for (Contest contest : version.programme().contests()) {
        gone.remove(contest.id());
        Schedule before = schedules.get(contest.id());
        if (before != null && !before.contest.period().equals(contest.period())) {
          before = before.ended(version.from());
        }
        if (before != null && before.end == null) {
          schedules.put(
              contest.id(), new Schedule(contest, zone, before.begin, null, before.earlier));
        } else {
          LocalDate begin = first(contest, LocalDate.ofInstant(since, zone), before);
          schedules.put(contest.id(), new Schedule(contest, zone, begin, null, before));
        }
      }
      for (String id : gone) {
        schedules.computeIfPresent(id, (_, schedule) -> schedule.ended(version.from()));
      }
    }
    return schedules;
  }

  /// First day of the first period from a day on that has nothing in common with those held before.
  private static LocalDate first(Contest contest, LocalDate from, @Nullable Schedule before) {
    LocalDate first = contest.first(from);
    LocalDate held = before == null ? null : before.lastHeld();
    while (held != null && !first.isAfter(held)) {
      first = contest.last(first).plusDays(1);
    }
    return first;
  }

  /// Last day of the last period that is decided, of one that ended; `null`: none is.
  private @Nullable LocalDate lastHeld() {
    LocalDate held = earlier == null ? null : earlier.lastHeld();
    for (LocalDate first = begin; holds(first); first = contest.last(first).plusDays(1)) {
      held = contest.last(first);
    }
    return held;
  }

  private Schedule ended(Instant moment) {
    return end == null ? new Schedule(contest, zone, begin, moment, earlier) : this;
  }

  /// First day of the first period that is yet to be decided.
  ///
  /// @param last first day of the last one that was; `null`: none was
  public LocalDate open(@Nullable LocalDate last) {
    LocalDate before = earlier == null ? null : earlier.open(last);
    return earlier != null && before != null && earlier.isHeld(before) ? before : own(last);
  }

  private LocalDate own(@Nullable LocalDate last) {
    return last == null || last.isBefore(begin) ? begin : contest.last(last).plusDays(1);
  }

  /// First days of the periods that are to be decided by a moment, the oldest first, also of those
  /// in which nobody takes part.
  ///
  /// @param last first day of the last one that was decided; `null`: none was
  public List<LocalDate> due(@Nullable LocalDate last, Instant moment) {
    List<LocalDate> due = new ArrayList<>();
    if (earlier != null) {
      due.addAll(earlier.due(last, moment));
    }
    LocalDate first = own(last);
    while (!contest.decided(first, zone).isAfter(moment) && holds(first)) {
      due.add(first);
      first = contest.last(first).plusDays(1);
    }
    return due;
  }

  /// Whether the period in which a day lies is ever decided.
  public boolean isHeld(LocalDate day) {
    return holds(day) || (earlier != null && earlier.isHeld(day));
  }

  private boolean holds(LocalDate day) {
    return !day.isBefore(begin) && (end == null || contest.decided(day, zone).isBefore(end));
  }

  /// How the contest was held when the period in which a day lies was to be decided.
  public Schedule at(LocalDate day) {
    return earlier != null && earlier.isHeld(day) ? earlier.at(day) : this;
  }

  /// When the period in which a day lies is decided.
  public Instant decided(LocalDate day) {
    Schedule held = at(day);
    return held.contest.decided(day, held.zone);
  }
}
