package org.laurel.core.spec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Reason;
import org.laurel.core.language.Spot;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.spec.Spec.Step;

/// Plays specs on the desk in memory.
///
/// @param reasons how a reason is told
/// @param refusals how a refusal is told
public record Player(
    Programme programme,
    Function<Reason, String> reasons,
    Function<Decision.Refused, String> refusals) {

  /// A player that tells reasons and refusals by their codes.
  public static Player inCodes(Programme programme) {
    return new Player(
        programme, reason -> Phrases.code(reason.why()), refused -> refused.refusal().code());
  }

  /// What came of playing a spec: it ends at the first step that fails.
  ///
  /// @param steps how many were played
  public record Result(Spec spec, int steps, List<Failure> failures) {

    public boolean passed() {
      return failures.isEmpty();
    }
  }

  /// @param at the expectation that does not hold
  /// @param moment of its step
  /// @param because what the programme says of that step
  public record Failure(Spot at, Instant moment, String message, List<Seen.Because> because) {}

  public Result play(Spec spec) {
    return play(spec, (_, _, _) -> {});
  }

  /// Plays a spec while somebody listens: another desk, say, that is to do the same.
  public Result play(Spec spec, Simulation.Listener listener) {
    Table table = new Table(spec, this, listener);
    int played = 0;
    for (Step step : spec.steps()) {
      List<Failure> failures = table.failuresToJoin(step);
      if (failures.isEmpty()) {
        failures = failures(step, table.play(step, played));
      }
      played++;
      if (!failures.isEmpty()) {
        return new Result(spec, played, failures);
      }
    }
    return new Result(spec, played, List.of());
  }

  /// Which expectations of a step do not hold.
  public static List<Failure> failures(Step step, Seen seen) {
    if (seen.refused() != null && !step.expectsRefusal()) {
      String message = "refused: " + seen.refused();
      return List.of(new Failure(step.at(), step.moment(), message, seen.because()));
    }
    List<Failure> failures = new ArrayList<>();
    for (Expectation expectation : step.expectations()) {
      String message = expectation.failure(seen);
      if (message != null) {
        failures.add(new Failure(expectation.at(), step.moment(), message, seen.because()));
      }
    }
    return failures;
  }
}
