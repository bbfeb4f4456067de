package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Programme;

/// What came of reading a programme's text.
///
/// @param programme `null` when there is an error among the problems
/// @param problems in the order of the text
public record Reading(@Nullable Programme programme, List<Problem> problems) {

  public boolean sound() {
    return programme != null;
  }
}
