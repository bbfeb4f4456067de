package org.laurel.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.laurel.core.account.Effect;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Versions;
import org.laurel.server.codes.Pools;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Trip;
import org.laurel.server.programmes.Published;

/// What a batch knows of budgets and stock, and what it uses of them.
///
/// They are read at its beginning without a lock and raised by its last statement, as far as nobody
/// else has used too much of them in between.
final class Counters {

  private final Pools pools;
  private final Chance chance;
  private final Map<String, Map<String, Long>> sizes = new HashMap<>();
  private final Map<Name, Use> uses = new TreeMap<>();

  private record Name(String programme, String counter) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      int order = programme.compareTo(other.programme);
      return order != 0 ? order : counter.compareTo(other.counter);
    }
  }

  private static final class Use {
    final long before;
    long added;

    /// How much of it others may use up in between without anything decided here becoming wrong.
    long slack = Long.MAX_VALUE;

    Use(long before) {
      this.before = before;
    }
  }

  Counters(Pools pools, Chance chance) {
    this.pools = pools;
    this.chance = chance;
  }

  /// Whether a programme, in any of its versions, limits what all its members use.
  static boolean has(Published published) {
    return published.versions().all().stream()
        .map(Versions.Version::programme)
        .anyMatch(
            rules ->
                !rules.budgets().isEmpty()
                    || rules.rewards().values().stream().anyMatch(Reward::limited));
  }

  /// Reads those of some programmes.
  ///
  /// @param hold nobody else may use them before the transaction ends: for a batch that fell short
  void read(Trip trip, Collection<String> programmes, boolean hold) {
    used(
        trip,
        programmes,
        hold,
        (programme, counter, used) -> uses.put(new Name(programme, counter), new Use(used)));
  }

  /// Takes what is used of a programme's from somebody who has read it.
  void know(String programme, Map<String, Long> used) {
    used.forEach((counter, amount) -> uses.put(new Name(programme, counter), new Use(amount)));
  }

  /// How much is used of each, by programme.
  static Map<String, Map<String, Long>> used(Trip trip, Collection<String> programmes) {
    Map<String, Map<String, Long>> all = new HashMap<>();
    used(
        trip,
        programmes,
        false,
        (programme, counter, used) ->
            all.computeIfAbsent(programme, _ -> new HashMap<>()).put(counter, used));
    trip.go();
    return all;
  }

  private interface Reader {
    void read(String programme, String counter, long used);
  }

  private static void used(Trip trip, Collection<String> programmes, boolean hold, Reader reader) {
    trip.sql(
            "select programme, name, used from counter where programme = any(:programmes)"
                + (hold ? " order by programme, name for update" : ""))
        .param("programmes", Columns.texts(programmes, programme -> programme))
        .rows(
            row ->
                reader.read(
                    row.getString("programme"), row.getString("name"), row.getLong("used")));
  }

  /// What is left of each by the text of a version, as far as it is there by a moment.
  Map<String, Long> left(Programme rules, Instant moment) {
    Map<String, Long> left = new HashMap<>();
    caps(rules, moment)
        .forEach((counter, most) -> left.put(counter, Math.max(0, most - used(rules, counter))));
    return left;
  }

  private long used(Programme rules, String counter) {
    Use use = uses.get(new Name(rules.id(), counter));
    return use == null ? 0 : use.before + use.added;
  }

  private Map<String, Long> caps(Programme rules, Instant moment) {
    if (rules.budgets().isEmpty() && rules.rewards().isEmpty()) {
      return Map.of();
    }
    Map<String, Long> caps = new HashMap<>();
    for (Budget budget : rules.budgets().values()) {
      caps.put(budget.counter(), chance.there(rules, budget, moment));
    }
    for (Reward reward : rules.rewards().values()) {
      Long stock = reward.gives() instanceof Gives.Imported ? pool(rules, reward) : reward.stock();
      if (stock != null) {
        caps.put(reward.counter(), stock);
      }
    }
    return caps;
  }

  /// How many there can be of a reward that gives imported codes.
  private Long pool(Programme rules, Reward reward) {
    long size = sizes.computeIfAbsent(rules.id(), pools::sizes).getOrDefault(reward.id(), 0L);
    return reward.stock() == null ? size : Math.min(size, reward.stock());
  }

  /// The next imported codes of a reward.
  List<String> imported(Programme rules, String reward, int quantity) {
    return pools.next(rules.id(), reward, used(rules, Reward.pool(reward)), quantity);
  }

  /// Notes what a decision uses.
  ///
  /// @param moment of what was decided
  void note(Programme rules, List<Effect> effects, Instant moment) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Used(var counter, var amount)) {
        Use use = uses.computeIfAbsent(new Name(rules.id(), counter), _ -> new Use(0));
        use.added += amount;
        if (counter.startsWith(Reward.pool(""))) {
          // Which codes were given follows from how many were.
          use.slack = 0;
        }
        Long most = caps(rules, moment).get(counter);
        if (amount > 0 && most != null) {
          use.slack = Math.min(use.slack, most - use.before - use.added);
        }
      }
    }
  }

  private record Rise(Name name, long amount, long most) {}

  /// Writes what was used.
  ///
  /// @return to be asked after the trip: `false` when others have used too much in between; then
  ///   the batch has to be decided again
  BooleanSupplier raise(Trip trip) {
    List<Rise> rises = new ArrayList<>();
    uses.forEach(
        (name, use) -> {
          if (use.added != 0 || use.slack != Long.MAX_VALUE) {
            long most = use.slack == Long.MAX_VALUE ? Long.MAX_VALUE : use.before + use.slack;
            rises.add(new Rise(name, use.added, most));
          }
        });
    if (rises.isEmpty()) {
      return () -> true;
    }
    hold(trip, rises);
    IntSupplier raised =
        trip.sql(
                """
                update counter set used = used + rise.amount
                from unnest(:programmes, :names, :amounts, :most)
                  as rise (programme, name, amount, most)
                where counter.programme = rise.programme and counter.name = rise.name
                  and counter.used <= rise.most
                """)
            .param("programmes", Columns.texts(rises, rise -> rise.name.programme))
            .param("names", Columns.texts(rises, rise -> rise.name.counter))
            .param("amounts", Columns.longs(rises, Rise::amount))
            .param("most", Columns.longs(rises, Rise::most))
            .update();
    return () -> raised.getAsInt() == rises.size();
  }

  /// One after the other, as everybody does; an update alone would take them in any order.
  private static void hold(Trip trip, List<Rise> rises) {
    if (rises.size() > 1) {
      trip.sql(
              """
              select name from counter
              where (programme, name) in (select * from unnest(:programmes, :names))
              order by programme, name for update
              """)
          .param("programmes", Columns.texts(rises, rise -> rise.name.programme))
          .param("names", Columns.texts(rises, rise -> rise.name.counter))
          .rows(_ -> {});
    }
  }
}
