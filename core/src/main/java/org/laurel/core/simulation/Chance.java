package org.laurel.core.simulation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.chance.Secrets;
import org.laurel.core.chance.Tickets;
import org.laurel.core.programme.Programme;

/// How chance goes in a simulation: as some seed has it, or as it is told.
public final class Chance {

  private final @Nullable Told told;

  /// Tells the offers that a member gets by chance on a day.
  @FunctionalInterface
  public interface Told {
    Set<String> drawn(String member, LocalDate day);
  }

  private Chance(@Nullable Told told) {
    this.told = told;
  }

  /// One that is the same in every simulation of a programme: seeds are hashes of their names.
  public static Chance seeded() {
    return new Chance(null);
  }

  public static Chance told(Told told) {
    return new Chance(told);
  }

  /// The offers that chance gives whoever buys; the listener hears of them.
  Set<String> drawn(
      Programme programme, Person who, Activity activity, Simulation.Listener listener) {
    if (!(activity instanceof Activity.Purchase) || !Tickets.has(programme)) {
      return Set.of();
    }
    LocalDate day = LocalDate.ofInstant(activity.occurred(), programme.zone());
    Set<String> drawn =
        told == null
            ? Tickets.drawn(programme, Secrets.open(programme), who.account.id(), day)
            : told.drawn(who.member, day);
    listener.drawn(who.member, day, drawn);
    return drawn;
  }
}
