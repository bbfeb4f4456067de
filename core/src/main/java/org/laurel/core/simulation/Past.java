package org.laurel.core.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;

/// An activity that was granted, as long as it is remembered.
final class Past {
  /// Who sent it; he may share the account.
  final String sender;

  final Person person;
  final Activity activity;
  final Decision.Granted decision;

  /// What the clock showed.
  final Instant taken;

  /// Of a purchase, as it stands now.
  @Nullable Receipt receipt;

  /// Of an act: whether it was taken back.
  boolean takenBack;

  Past(String sender, Person person, Activity activity, Decision.Granted decision, Instant taken) {
    this.sender = sender;
    this.person = person;
    this.activity = activity;
    this.decision = decision;
    this.taken = taken;
  }
}
