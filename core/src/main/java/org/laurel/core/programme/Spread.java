package org.laurel.core.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/// That something is given out evenly over some days.
///
/// @param last not before `first`; included
public record Spread(LocalDate first, LocalDate last) {

  /// The same as a period.
  public Period period() {
    return new Period(
        first.atStartOfDay(), last.plusDays(1).atStartOfDay(), Set.of(), null, null, false);
  }

  public Instant begins(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  /// The first moment that is too late.
  public Instant ends(ZoneId zone) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
