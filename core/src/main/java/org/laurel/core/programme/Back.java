package org.laurel.core.programme;

import java.time.LocalDate;
import java.time.Period;

/// Until when a reward may be given back, and is paid back in full.
public sealed interface Back {

  /// `until 2026-12-01`: the last day.
  record Until(LocalDate day) implements Back {}

  /// `within 14 days`: from the day one has it.
  record Within(Period length) implements Back {}

  /// The last day, for what one had on `day`.
  default LocalDate last(LocalDate day) {
    return switch (this) {
      case Until(var last) -> last;
      case Within(var length) -> day.plus(length);
    };
  }
}
