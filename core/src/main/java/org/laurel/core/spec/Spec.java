package org.laurel.core.spec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.core.language.Spot;

/// One example of what a programme does: given these members, when this happens, then that.
///
/// @param name as it stands in the text
/// @param at where it stands
/// @param members who takes part, by name; at least one
/// @param codes unique codes that there are: by the act they were printed for, or the reward they
///   were imported for
/// @param chance what chance gives whom
/// @param steps in the order in which they are taken
public record Spec(
    String name,
    Spot at,
    SequencedMap<String, Participant> members,
    SequencedMap<String, List<String>> codes,
    Chance chance,
    List<Step> steps) {

  /// The name of the only member of a spec that names none.
  public static final String SOMEBODY = "member";

  /// @param joins when they are enrolled: the midnight at which their first day begins
  /// @param profile `null`: they never join
  /// @param invitedBy name of the member who invited them; `null`: nobody
  /// @param kind whether it is a gift card
  public record Participant(
      String name,
      Spot at,
      Instant joins,
      @Nullable Profile profile,
      @Nullable String invitedBy,
      Activity.Kind kind) {}

  /// @param action `null`: only time passes
  public record Step(
      Spot at,
      String member,
      Instant moment,
      @Nullable Action action,
      List<Expectation> expectations) {

    /// The same step, so many minutes later.
    Step after(int minutes) {
      Instant later = moment.plus(Duration.ofMinutes(minutes));
      return minutes == 0 ? this : new Step(at, member, later, action, expectations);
    }

    /// The same step, whatever comes of it.
    Step expectingNothing() {
      return new Step(at, member, moment, action, List.of());
    }

    public boolean expectsRefusal() {
      return expectations.stream().anyMatch(Expectation.Refused.class::isInstance);
    }
  }
}
