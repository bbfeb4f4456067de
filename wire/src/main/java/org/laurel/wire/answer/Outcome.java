package org.laurel.wire.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Reason;
import org.laurel.core.programme.Programme;

/// A granted decision as it is kept with its activity: all of it, but of the account afterwards
/// only what the member was told. So the answer can be given again, word for word, at any time.
public record Outcome(
    List<Effect> effects,
    List<Reason> reasons,
    Receipt.@Nullable Then then,
    List<Decision.Refund> refunds,
    Holdings after) {

  /// @param programme the version it was decided by
  public static Outcome of(Programme programme, Decision.Granted granted) {
    return new Outcome(
        granted.effects(),
        granted.reasons(),
        granted.then(),
        granted.refunds(),
        Holdings.of(programme, granted.after()));
  }
}
