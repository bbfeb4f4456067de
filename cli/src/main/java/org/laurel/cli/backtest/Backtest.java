package org.laurel.cli.backtest;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Reason;
import org.laurel.core.decision.Why;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.simulation.Simulation;
import org.laurel.wire.request.Request;
import tools.jackson.databind.node.ObjectNode;

/// Folds activities over one version of a programme and counts what comes of them.
///
/// What it keeps is bounded by members, months and rules, not by the number of activities.
public final class Backtest {

  private final Programme programme;
  private final List<String> units;
  private final Intake intake;
  private final Simulation simulation;
  private final SortedMap<YearMonth, Month> months = new TreeMap<>();
  private final Map<RuleUnit, Flows> rules = new LinkedHashMap<>();
  private final SortedMap<String, Long> refused = new TreeMap<>();
  private final SortedMap<String, Long> kinds = new TreeMap<>();
  private final Map<String, Member> members = new HashMap<>();
  private final SortedMap<String, long[]> movements = new TreeMap<>();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;
  private long retries;

  /// What is counted of a rule, or of whatever else made units come and go.
  record RuleUnit(String rule, String unit) {}

  /// What is counted of one member.
  static final class Member {
    /// What he got and did not lose, by the place of its unit in the programme.
    final long[] received;

    long discounts;

    Member(int units) {
      received = new long[units];
    }
  }

  /// What is counted of one calendar month, in the programme's zone.
  static final class Month {
    final Map<String, Flows> flows = new LinkedHashMap<>();
    long purchases;
    long sales;
    long discounts;
    long refunds;
  }

  /// @param now when something occurred that does not say so
  public Backtest(Programme programme, Instant now) {
    this.programme = programme;
    this.units = List.copyOf(programme.units().keySet());
    this.intake = new Intake(programme, now, Simulation.Memory.GENEROUS.brief(), this::count);
    this.simulation = intake.simulation();
  }

  /// Reads a request in the form of an NDJSON line. Changes nothing: any thread may do it.
  public Asked read(ObjectNode json) {
    return intake.read(json);
  }

  /// Takes one request. What could not be read, and what has a key that was taken with something
  /// else, counts as refused.
  public void take(Asked asked) {
    switch (asked) {
      case Asked.Sound(var request) -> take(request);
      case Asked.Unsound(var problem) -> refuse(problem.code());
    }
  }

  private void take(Request request) {
    try {
      retries += intake.take(request).taken().retry() ? 1 : 0;
    } catch (Simulation.KeyConflict conflict) {
      refuse("key-used-before");
    }
  }

  private void refuse(String code) {
    refused.merge(code, 1L, Long::sum);
  }

  private void count(String member, Activity activity, Decision decision) {
    if (!(decision instanceof Decision.Granted granted)) {
      if (decision instanceof Decision.Refused(var refusal, _)) {
        refuse(refusal.code());
      }
      return;
    }
    if (!(activity instanceof Activity.Time)) {
      kinds.merge(kind(activity), 1L, Long::sum);
    }
    if (!(activity instanceof Activity.Time) && !(activity instanceof Activity.Enrol)) {
      first = activity.occurred().isBefore(first) ? activity.occurred() : first;
      last = activity.occurred().isAfter(last) ? activity.occurred() : last;
    }
    Month month = month(activity.occurred());
    Member of = members.computeIfAbsent(member, _ -> new Member(units.size()));
    for (Flows.Entry entry : Flows.of(granted.effects())) {
      flows(month.flows, entry.unit()).add(entry.flow(), entry.amount());
      int unit = units.indexOf(entry.unit());
      of.received[unit] = Math.addExact(of.received[unit], entry.received());
      if (!entry.rule().isEmpty()) {
        flows(rules, new RuleUnit(entry.rule(), entry.unit())).add(entry.flow(), entry.amount());
      }
    }
    if (activity instanceof Activity.Purchase) {
      countSale(month, of, granted);
    }
    granted.refunds().forEach(refund -> month.refunds += refund.money());
    granted.reasons().forEach(this::countMovement);
  }

  private static void countSale(Month month, Member member, Decision.Granted granted) {
    month.purchases++;
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.Stands(Receipt.Stand stand)) {
        long discount = stand.lines().stream().mapToLong(Receipt.Kept::discount).sum();
        month.sales += stand.total();
        month.discounts += discount;
        member.discounts += discount;
      }
    }
  }

  private void countMovement(Reason reason) {
    if (reason.why() == Why.TIER_ROSE || reason.why() == Why.TIER_FELL) {
      long[] counts = movements.computeIfAbsent(reason.rule(), _ -> new long[2]);
      counts[reason.why() == Why.TIER_ROSE ? 0 : 1]++;
    }
  }

  private static <K> Flows flows(Map<K, Flows> flows, K key) {
    return flows.computeIfAbsent(key, _ -> new Flows());
  }

  private Month month(Instant moment) {
    YearMonth key = YearMonth.from(ZonedDateTime.ofInstant(moment, programme.zone()));
    return months.computeIfAbsent(key, _ -> new Month());
  }

  private static String kind(Activity activity) {
    return activity.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// Whether nothing was granted to anybody.
  public boolean isEmpty() {
    return members.isEmpty();
  }

  /// The moment of the latest activity that was granted; the beginning of time before the first.
  public Instant last() {
    return last;
  }

  /// Settles everybody up to a moment and tells what it all came to.
  public Figures figures(Instant until) {
    for (String member : sortedMembers()) {
      simulation.settle(member, until);
    }
    return new Closing(programme, simulation, members.keySet(), months, rules, movements)
        .figures(first, until, kinds, refused, retries);
  }

  /// One member's balance of one unit.
  public record Balance(
      String member, Unit unit, long available, long pending, long held, long owed) {}

  /// Every member's balance of every unit, in order of members.
  public Stream<Balance> balances() {
    return sortedMembers().stream()
        .flatMap(member -> programme.units().values().stream().map(unit -> balance(member, unit)));
  }

  private Balance balance(String member, Unit unit) {
    Account account = Objects.requireNonNull(simulation.account(member));
    String id = unit.id();
    return new Balance(
        member,
        unit,
        account.available(id),
        account.pending(id),
        account.held(id),
        account.owed().getOrDefault(id, 0L));
  }

  /// What members got and did not lose, for comparing versions.
  Map<String, Member> members() {
    return Collections.unmodifiableMap(members);
  }

  private SortedSet<String> sortedMembers() {
    return new TreeSet<>(members.keySet());
  }

  public Programme programme() {
    return programme;
  }
}
