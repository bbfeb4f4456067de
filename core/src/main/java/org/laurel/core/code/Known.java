package org.laurel.core.code;

import java.time.LocalDate;

/// What is known of a unique code when an act tells it.
public sealed interface Known {

  /// It was made for the act, and nobody has used it.
  record Fresh() implements Known {}

  /// @param day on which it was used, in the programme's zone
  record Used(LocalDate day) implements Known {}

  /// It was made for something else.
  ///
  /// @param of another act of the programme, or another programme
  record Elsewhere(String of) implements Known {}

  /// Nobody made it.
  record Invented() implements Known {}
}
