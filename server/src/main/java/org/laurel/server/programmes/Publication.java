package org.laurel.server.programmes;

import java.util.List;
import org.laurel.core.language.Problem;

/// What came of publishing a text.
public sealed interface Publication {

  /// @param unchanged the newest version already says the same, so none was added
  /// @param warnings what looks wrong, but may be meant
  record Done(Release release, boolean unchanged, List<Problem> warnings) implements Publication {}

  /// The text has errors.
  record Unsound(List<Problem> problems) implements Publication {}

  /// The text is sound, but cannot become a version of this programme.
  ///
  /// @param code stable and kebab-case
  record Refused(String code, String message) implements Publication {}
}
