package org.laurel.core.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Programme;

/// An activity that was granted, as long as it is remembered.
abstract sealed class Past {
  /// Who sent it; he may share the account.
  final String sender;

  final Person person;
  final String key;
  final Instant occurred;

  /// What the clock showed.
  final Instant taken;

  private final Decision.@Nullable Granted decision;

  /// @param decision with all that it says, where that is remembered
  private Past(
      String sender,
      Person person,
      Activity activity,
      Instant taken,
      Decision.@Nullable Granted decision) {
    this.sender = sender;
    this.person = person;
    this.key = activity.key();
    this.occurred = activity.occurred();
    this.taken = taken;
    this.decision = decision;
  }

  abstract Activity activity();

  /// What it has brought, unless its receipt tells.
  abstract List<Effect> effects();

  /// As it was, or one that says nothing but that it was granted.
  Decision.Granted decision() {
    return decision == null
        ? new Decision.Granted(List.of(), List.of(), null, List.of(), person.account)
        : decision;
  }

  /// Anything but a purchase.
  static final class Deed extends Past {
    private final Activity activity;
    private final List<Effect> effects;

    /// Of an act: whether it was taken back.
    boolean takenBack;

    Deed(
        String sender,
        Person person,
        Activity activity,
        List<Effect> effects,
        Instant taken,
        Decision.@Nullable Granted decision) {
      super(sender, person, activity, taken, decision);
      this.activity = activity;
      this.effects = effects;
    }

    @Override
    Activity activity() {
      return activity;
    }

    @Override
    List<Effect> effects() {
      return effects;
    }
  }

  /// A purchase: there are so many that they lie on a shelf.
  static final class Sale extends Past {
    final long id;
    private final Shelf shelf;
    private final byte[] bytes;
    private final Programme programme;
    private final @Nullable Profile profile;
    private final Ties ties;

    /// What it stands at, once something came back.
    private Receipt.@Nullable Stand stand;

    Sale(
        String sender,
        Person person,
        Receipt receipt,
        Instant taken,
        Decision.@Nullable Granted decision,
        Shelf shelf) {
      super(sender, person, receipt.purchase(), taken, decision);
      this.id = receipt.purchase().id();
      this.shelf = shelf;
      this.bytes = shelf.put(receipt.purchase(), receipt.then(), receipt.stand());
      this.programme = receipt.programme();
      this.profile = receipt.then().profile();
      this.ties = receipt.then().ties();
    }

    @Override
    Activity activity() {
      return receipt().purchase();
    }

    @Override
    List<Effect> effects() {
      return List.of();
    }

    /// The purchase as it stands now.
    Receipt receipt() {
      Shelf.Bought bought = shelf.take(bytes, key, occurred, profile, ties);
      return new Receipt(
          programme, bought.purchase(), bought.then(), stand == null ? bought.stand() : stand);
    }

    void stands(Receipt.Stand now) {
      stand = now;
    }
  }
}
