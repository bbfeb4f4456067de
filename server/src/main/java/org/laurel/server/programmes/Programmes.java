package org.laurel.server.programmes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The programmes this server runs. Every node sees a new version before it decides its next batch.
@Component
public class Programmes {

  /// Checks a text and makes it the programme's newest version.
  ///
  /// @param programme the id that the text has to name
  /// @param from first moment at which it is in force; `null`: a first version from the start the
  ///   text names, else from now. Only a first version may start in the past.
  public Publication publish(String programme, String text, @Nullable Instant from) {
    throw new UnsupportedOperationException("being written");
  }

  /// The programme, or `null` when none of that id was published.
  public @Nullable Published find(String programme) {
    throw new UnsupportedOperationException("being written");
  }

  /// All of them, by id.
  public List<Published> all() {
    throw new UnsupportedOperationException("being written");
  }

  /// The text of a version as it was published, or `null`.
  public @Nullable String text(String programme, int version) {
    throw new UnsupportedOperationException("being written");
  }
}
