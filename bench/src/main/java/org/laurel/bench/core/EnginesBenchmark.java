package org.laurel.bench.core;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.programme.Programme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The same rules on the same carts of five lines, in Laurel, Drools and cel-java. All come to the
/// same points, or nothing is measured.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // by @Setup
public class EnginesBenchmark {

  private static final int CARTS = 64;

  @Param({"30", "300"})
  public int rules = 30;

  private Programme programme;
  private Account account;
  private Cel cel;
  private Drools drools;
  private List<Activity.Purchase> carts;
  private int next;

  @Setup
  public void fill() {
    ManyRules many = new ManyRules(rules);
    programme = many.programme();
    cel = new Cel(many.rules);
    drools = new Drools(many.rules);
    Carts shop = new Carts(many.categories);
    account = shop.member(programme);
    carts = shop.many(CARTS, 5);
    long all = 0;
    for (Activity.Purchase cart : carts) {
      long points = points(cart);
      same(points, drools.points(cart), cart);
      same(points, drools.pointsOfOwnSession(cart), cart);
      same(points, cel.points(cart), cart);
      all += points;
    }
    if (all == 0) {
      throw new IllegalStateException("no points at all");
    }
  }

  private static void same(long ours, long theirs, Activity.Purchase cart) {
    if (ours != theirs) {
      throw new IllegalStateException(ours + " points, elsewhere " + theirs + " for " + cart);
    }
  }

  private Activity.Purchase next() {
    next = (next + 1) % CARTS;
    return carts.get(next);
  }

  /// Decides all of the purchase, with effects, reasons and the account after it.
  @Benchmark
  public long laurel() {
    return points(next());
  }

  /// In a session that is kept.
  @Benchmark
  public long drools() {
    return drools.points(next());
  }

  /// In a session of its own for each purchase, as services are wont to.
  @Benchmark
  public long droolsStateless() {
    return drools.pointsOfOwnSession(next());
  }

  @Benchmark
  public long cel() {
    return cel.points(next());
  }

  private long points(Activity.Purchase cart) {
    if (Decisions.decide(programme, account, cart, Facts.at(Carts.NOW))
        instanceof Decision.Granted granted) {
      for (Effect effect : granted.effects()) {
        if (effect instanceof Effect.Stands(var stand)) {
          long points = 0;
          for (Earned earned : stand.earned()) {
            points += earned.amount();
          }
          return points;
        }
      }
    }
    throw new IllegalStateException("refused: " + cart);
  }
}
