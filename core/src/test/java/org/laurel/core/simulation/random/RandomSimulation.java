package org.laurel.core.simulation.random;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Versions;

/// Random worlds, one for each seed: a programme, some members, and whatever happens to them.
///
/// `bin/simulate-random` runs as many as one likes.
public final class RandomSimulation {

  static final int STEPS = 250;

  /// A story that ended in a difference.
  record Failure(long seed, Versions versions, List<Event> events, Throwable error) {}

  private RandomSimulation() {}

  /// Runs one world. `null`: core and model agreed all along.
  static Failure run(long seed, int steps) {
    Dice dice = new Dice(seed);
    Versions versions = RandomVersions.of(dice);
    World world = new World(versions);
    Happenings happenings =
        new Happenings(dice, versions.all().getFirst().programme(), world.simulation);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      Event event = happenings.next();
      events.add(event);
      try {
        world.happen(event);
      } catch (RuntimeException | AssertionError e) {
        return new Failure(seed, versions, events, e);
      }
    }
    return null;
  }

  /// Tells the same story again; `null`: nothing differs.
  static Throwable replay(Versions versions, List<Event> events) {
    World world = new World(versions);
    try {
      for (Event event : events) {
        world.happen(event);
      }
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }

  public static void main(String[] args) {
    long from = number(args, "--from", 1);
    long seeds = number(args, "--seeds", 100);
    int steps = Math.toIntExact(number(args, "--steps", STEPS));
    System.out.printf("%d worlds of %d steps, from seed %d%n", seeds, steps, from);
    long start = System.nanoTime();
    long said = start;
    int failures = 0;
    for (long seed = from; seed < from + seeds; seed++) {
      Failure failure = run(seed, steps);
      if (failure != null) {
        failures++;
        System.out.println(failures > 5 ? "seed " + seed : new Shrink(failure).report());
      }
      if (System.nanoTime() - said > 10_000_000_000L) {
        said = System.nanoTime();
        System.out.printf("%,d steps%n", (seed - from + 1) * steps);
      }
    }
    System.out.printf(
        "%,d steps in %d s: %d of %d worlds differ%n",
        seeds * steps, (System.nanoTime() - start) / 1_000_000_000, failures, seeds);
    System.exit(failures == 0 ? 0 : 1);
  }

  private static long number(String[] args, String name, long otherwise) {
    for (int i = 0; i < args.length; i += 2) {
      if (!List.of("--from", "--seeds", "--steps").contains(args[i])
          || i + 1 == args.length
          || !args[i + 1].matches("[0-9]{1,9}")) {
        System.err.println("usage: simulate-random [--seeds N] [--steps N] [--from SEED]");
        System.exit(2);
      }
      if (args[i].equals(name)) {
        return Long.parseLong(args[i + 1]);
      }
    }
    return otherwise;
  }
}
