package org.laurel.server.draws;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.draw.Lottery.Win;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Draw;

/// A draw as it stands.
///
/// @param seed not to be told before it took place
/// @param committed since when the seed's hash could be seen
/// @param result `null` as long as it did not take place
public record Held(
    String programme,
    Draw draw,
    Instant moment,
    Seed seed,
    Instant committed,
    @Nullable Result result) {

  /// The name under which numbers are drawn.
  public String name() {
    return programme + "/" + draw.campaign();
  }

  /// @param held when the list was made
  /// @param list a line `account entries` for each account
  public record Result(Instant held, String list, List<Win> wins, boolean posted) {}
}
