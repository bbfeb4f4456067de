package org.laurel.core.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;

/// The core and the model side by side: each event goes to both, and both must say the same.
final class World {
  final Versions versions;
  final Simulation simulation;
  final NaiveDesk model;
  private final Invariants invariants;
  private final Map<String, Sent> sent = new HashMap<>();

  /// What was granted under a key.
  private record Sent(String member, Activity activity, Decision decision) {}

  World(Versions versions) {
    this.versions = versions;
    this.model = new NaiveDesk(versions);
    this.invariants = new Invariants(versions);
    this.simulation = new Simulation(versions, new Simulation.Memory(10_000), invariants::step);
    invariants.watch(simulation);
  }

  /// @throws AssertionError when they differ, or when something is not as it always must be
  void happen(Event event) {
    if (event.activity() == null) {
      invariants.settlesInAnySteps(event.member(), event.now());
      simulation.settle(event.member(), event.now());
      model.settle(event.member(), event.now());
    } else if (sent.containsKey(event.activity().key())) {
      again(event);
    } else {
      invariants.settlesInAnySteps(event.member(), event.activity().occurred());
      take(event);
      invariants.slicesEndLikeTheWhole(event);
    }
    invariants.hold(event.member());
    Comparison.same(this, event.member());
  }

  private void take(Event event) {
    Activity activity = event.activity();
    Account before = simulation.account(event.member());
    Simulation.Taken taken = simulation.take(event.member(), activity, event.now());
    NaiveDesk.Answer expected = model.take(event.member(), activity, clock(event));
    switch (taken.decision()) {
      case Decision.Refused refused -> {
        assertThat(refused.refusal()).isEqualTo(expected.refused());
        assertThat(simulation.account(event.member())).isSameAs(before);
      }
      case Decision.Granted granted -> {
        assertThat(expected.refused()).as("it was granted").isNull();
        sent.put(activity.key(), new Sent(event.member(), activity, granted));
        Comparison.sameAnswer(granted, expected);
      }
    }
  }

  private Instant clock(Event event) {
    return event.now();
  }

  /// A key that was used: the same thing changes nothing and gets the same answer, another thing is
  /// refused by the name of what differs.
  private void again(Event event) {
    Sent before = sent.get(event.activity().key());
    Account account = simulation.account(event.member());
    Map<String, Long> used = new HashMap<>(simulation.used());
    try {
      Simulation.Taken taken = simulation.take(event.member(), event.activity(), event.now());
      assertThat(taken.retry()).isTrue();
      assertThat(taken.settled()).isEmpty();
      assertThat(taken.decision()).isSameAs(before.decision);
      // The server's own id is no part of what was sent.
      assertThat(event.activity())
          .usingRecursiveComparison()
          .ignoringFields("id")
          .isEqualTo(before.activity);
      assertThat(event.member()).isEqualTo(before.member);
    } catch (Simulation.KeyConflict conflict) {
      assertThat(event.activity().equals(before.activity) && event.member().equals(before.member))
          .as(conflict.getMessage())
          .isFalse();
    }
    assertThat(simulation.account(event.member())).isSameAs(account);
    assertThat(simulation.used()).isEqualTo(used);
  }
}
