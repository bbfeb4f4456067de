package org.laurel.core.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;

/// An activity that was granted, as long as it is remembered.
final class Past {
  /// Who sent it; he may share the account.
  final String sender;

  final Person person;
  final Activity activity;

  /// What it has brought, unless its receipt tells.
  final List<Effect> effects;

  private final Decision.@Nullable Granted decision;

  /// What the clock showed.
  final Instant taken;

  /// Of a purchase, as it stands now.
  @Nullable Receipt receipt;

  /// Of an act: whether it was taken back.
  boolean takenBack;

  /// @param answers whether the decision is remembered with all that it says
  Past(
      String sender,
      Person person,
      Activity activity,
      Decision.Granted decision,
      Instant taken,
      boolean answers) {
    this.sender = sender;
    this.person = person;
    this.activity = activity;
    this.effects = activity instanceof Activity.Purchase ? List.of() : decision.effects();
    this.decision = answers ? decision : null;
    this.taken = taken;
  }

  /// As it was, or one that says nothing but that it was granted.
  Decision.Granted decision() {
    return decision == null
        ? new Decision.Granted(List.of(), List.of(), null, List.of(), person.account)
        : decision;
  }
}
