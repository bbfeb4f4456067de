package org.laurel.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.decision.NextDue;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Versions;

/// A desk in memory: settles, gathers facts, decides and folds, one activity at a time.
///
/// Specs, backtests and the random tests all run on it. What it keeps is bounded by accounts and by
/// the days it remembers, not by the number of activities: after [Memory#days] a receipt is unknown
/// to a return, and a key is free again.
public final class Simulation {

  /// What came of one activity: due moments that were done before it, then itself.
  ///
  /// @param retry the key was taken before; `decision` is the one of then and nothing was done
  public record Taken(List<Step> settled, Decision decision, boolean retry) {}

  public record Step(Activity.Time time, Decision.Granted decision) {}

  /// Hears of every step as it is done: due moments, activities, refusals; not of retries.
  @FunctionalInterface
  public interface Listener {
    void step(String member, Activity activity, Decision decision);
  }

  /// How long receipts and keys are remembered.
  ///
  /// @param days from the moment at which the activity was taken, 1 or more
  public record Memory(int days) {

    /// Two years: longer than shops take goods back.
    public static final Memory GENEROUS = new Memory(730);

    public Memory {
      if (days < 1) {
        throw new IllegalArgumentException("a simulation remembers at least one day");
      }
    }
  }

  /// The same key was sent before with something else.
  public static final class KeyConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    KeyConflict(String key, String field) {
      super("key " + key + " was taken before with another " + field);
      this.field = field;
    }

    /// What differs: `member`, `type`, or a component of the activity.
    public String field() {
      return field;
    }
  }

  /// How long a gift card waits for the purchase it pays for.
  private static final Duration HOLD = Duration.ofMinutes(15);

  private final Versions versions;
  private final Listener listener;
  private final Duration memory;

  private final Map<String, Person> people = new HashMap<>();
  private final List<Person> byId = new ArrayList<>();
  private final Map<String, Past> byKey = new HashMap<>();
  private final ArrayDeque<Past> byAge = new ArrayDeque<>();
  private final Map<String, Long> used = new TreeMap<>();
  private final Books books = new Books();
  private Instant clock = Instant.MIN;

  /// When the oldest of all is forgotten.
  private Instant forgetAfter = Instant.MAX;

  private long times;

  public Simulation(Versions versions) {
    this(versions, Memory.GENEROUS, (_, _, _) -> {});
  }

  public Simulation(Versions versions, Memory memory, Listener listener) {
    this.versions = versions;
    this.listener = listener;
    int blind = versions.all().stream().mapToInt(v -> v.programme().blindReturns()).max().orElse(0);
    this.memory = Duration.ofDays(Math.max(memory.days(), blind + 2));
  }

  /// Takes an activity as if the clock stood at its moment, or at the latest moment seen so far.
  ///
  /// @param member whatever tells accounts apart
  /// @throws KeyConflict when its key was taken before with something else
  public Taken take(String member, Activity activity) {
    Instant occurred = activity.occurred();
    return take(member, activity, occurred.isAfter(clock) ? occurred : clock);
  }

  /// Takes an activity.
  ///
  /// @param now what the clock shows; an earlier moment than before counts as the one before
  public Taken take(String member, Activity activity, Instant now) {
    clock = now.isAfter(clock) ? now : clock;
    forget();
    Past same = byKey.get(activity.key());
    if (same != null) {
      return again(same, member, activity);
    }
    if (activity instanceof Activity.Purchase purchase) {
      for (Activity.Pay pay : purchase.pay()) {
        if (pay.card() != 0 && pay.hold() == 0) {
          return pay(member, purchase, pay);
        }
      }
    }
    Person person = people.get(member);
    if (person == null) {
      person = new Person(member, people.size() + 1L);
    }
    List<Step> steps = due(person, activity.occurred());
    Account account = steps.isEmpty() ? person.account : steps.getLast().decision().after();
    Programme programme = versions.at(activity.occurred()).programme();
    Facts facts = facts(person, programme, activity, steps);
    Decision decision = Decisions.decide(programme, account, activity, facts);
    if (!(decision instanceof Decision.Granted granted)) {
      listener.step(member, activity, decision);
      return new Taken(List.of(), decision, false);
    }
    if (people.putIfAbsent(member, person) == null) {
      byId.add(person);
    }
    commit(member, person, steps);
    Past past = new Past(person, activity, granted, clock);
    if (activity instanceof Activity.Purchase purchase) {
      past.receipt = receipt(programme, purchase, granted);
      person.purchases.addLast(past);
    }
    byKey.put(activity.key(), past);
    if (byAge.isEmpty()) {
      forgetAfter = clock.plus(memory);
    }
    byAge.addLast(past);
    commit(member, person, activity, granted);
    person.next = NextDue.of(versions, person.account);
    follow(granted);
    return new Taken(steps, decision, false);
  }

  /// A purchase that a gift card pays for: what it pays is set aside there first, and given back
  /// when the purchase is refused.
  private Taken pay(String member, Activity.Purchase purchase, Activity.Pay pay) {
    String card = byId.get(Math.toIntExact(pay.card() - 1)).member;
    Instant occurred = purchase.occurred();
    long hold = --times;
    Taken reserved =
        take(
            card,
            new Activity.Reserve(
                hold,
                "hold:" + purchase.key() + ":" + hold,
                occurred,
                pay.unit(),
                pay.amount(),
                occurred.plus(HOLD)),
            clock);
    if (!(reserved.decision() instanceof Decision.Granted)) {
      return reserved;
    }
    Taken taken = take(member, purchase.paidFrom(hold), clock);
    if (!(taken.decision() instanceof Decision.Granted)) {
      take(card, new Activity.Release(--times, "hold:release:" + hold, occurred, hold), clock);
    }
    return taken;
  }

  /// What a decision brings about on other accounts is done at once.
  private void follow(Decision.Granted granted) {
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.FollowUp(var account, var activity)) {
        String member = byId.get(Math.toIntExact(account - 1)).member;
        Taken taken = take(member, activity.withId(--times), clock);
        if (!(taken.decision() instanceof Decision.Granted)) {
          throw new IllegalStateException("a follow-up was refused: " + taken.decision());
        }
      }
    }
  }

  /// Does what is due up to `moment` for one member.
  public List<Step> settle(String member, Instant moment) {
    Person person = people.get(member);
    if (person == null) {
      return List.of();
    }
    List<Step> steps = due(person, moment);
    commit(member, person, steps);
    person.next = NextDue.of(versions, person.account);
    return steps;
  }

  public @Nullable Account account(String member) {
    Person person = people.get(member);
    return person == null ? null : person.account;
  }

  /// Who has an account.
  public Set<String> members() {
    return Collections.unmodifiableSet(people.keySet());
  }

  /// What of each global counter has been used.
  public Map<String, Long> used() {
    return Collections.unmodifiableMap(used);
  }

  /// What all transfers of all members add up to.
  public Books books() {
    return books;
  }

  /// What all transfers of one member add up to; `null` for one without an account.
  public @Nullable Books books(String member) {
    Person person = people.get(member);
    return person == null ? null : person.books;
  }

  /// A purchase as a return would see it now; `null` when there is none with that key, or it was
  /// forgotten.
  public @Nullable Receipt receipt(String key) {
    Past past = byKey.get(key);
    return past == null ? null : past.receipt;
  }

  private List<Step> due(Person person, Instant moment) {
    List<Step> steps = List.of();
    Account account = person.account;
    for (NextDue next = person.next;
        next != null && !next.moment().isAfter(moment);
        next = NextDue.of(versions, account)) {
      Instant at = next.moment();
      Activity.Time time = new Activity.Time(--times, "time:" + at, at);
      Facts facts = new Facts(at, List.of(), left(next.programme(), steps), List.of());
      Decision decision = Decisions.decide(next.programme(), account, time, facts);
      if (!(decision instanceof Decision.Granted granted)) {
        throw new IllegalStateException("a due moment was refused: " + decision);
      }
      account = granted.after();
      if (steps.isEmpty()) {
        steps = new ArrayList<>();
      }
      steps.add(new Step(time, granted));
    }
    return steps;
  }

  private Facts facts(Person person, Programme programme, Activity activity, List<Step> steps) {
    List<Receipt> receipts =
        activity instanceof Activity.Return back ? receipts(person, programme, back) : List.of();
    List<String> codes =
        switch (activity) {
          case Activity.Redeem redeem -> codes(redeem.id(), redeem.quantity());
          case Activity.Capture capture -> {
            Hold hold = person.account.hold(capture.redemption());
            yield hold == null ? List.of() : codes(hold.redemption(), hold.quantity());
          }
          default -> List.of();
        };
    return new Facts(clock, receipts, left(programme, steps), codes, undone(activity));
  }

  private Facts.@Nullable Undone undone(Activity activity) {
    Past past = activity instanceof Activity.Friend friend ? byKey.get(friend.of()) : null;
    return past == null
        ? null
        : new Facts.Undone(
            versions.at(past.activity.occurred()).programme(),
            past.activity,
            past.decision.effects());
  }

  private List<Receipt> receipts(Person person, Programme programme, Activity.Return back) {
    if (back.of() == null) {
      return person.receipts(programme, back);
    }
    Past past = byKey.get(back.of());
    Receipt receipt = past == null || past.person != person ? null : past.receipt;
    return receipt == null ? List.of() : List.of(receipt);
  }

  private static Receipt receipt(
      Programme programme, Activity.Purchase purchase, Decision.Granted granted) {
    Receipt.Then then = granted.then();
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.Stands(var stand) && then != null) {
        return new Receipt(programme, purchase, then, stand);
      }
    }
    throw new IllegalStateException("a purchase was granted without saying what it stands at");
  }

  private static List<String> codes(long redemption, int quantity) {
    List<String> codes = new ArrayList<>(quantity);
    for (int i = 1; i <= quantity; i++) {
      codes.add(redemption + "-" + i);
    }
    return codes;
  }

  /// What is left after the due moments that are not committed yet.
  private Map<String, Long> left(Programme programme, List<Step> steps) {
    Map<String, Long> left = left(programme);
    for (Step step : steps) {
      left = Facts.left(left, step.decision().effects());
    }
    return left;
  }

  private Map<String, Long> left(Programme programme) {
    if (programme.budgets().isEmpty() && programme.rewards().isEmpty()) {
      return Map.of();
    }
    Map<String, Long> left = new HashMap<>();
    for (Budget budget : programme.budgets().values()) {
      left.put(budget.counter(), left(budget.counter(), budget.most()));
    }
    for (Reward reward : programme.rewards().values()) {
      if (reward.stock() != null) {
        left.put(reward.counter(), left(reward.counter(), reward.stock()));
      }
    }
    return left;
  }

  private long left(String counter, long most) {
    return Math.max(0, most - used.getOrDefault(counter, 0L));
  }

  private void commit(String member, Person person, List<Step> steps) {
    for (Step step : steps) {
      commit(member, person, step.time(), step.decision());
    }
  }

  private void commit(String member, Person person, Activity activity, Decision.Granted granted) {
    person.account = granted.after();
    for (Effect effect : granted.effects()) {
      switch (effect) {
        case Effect.Transfer transfer -> {
          person.books.add(transfer);
          books.add(transfer);
        }
        case Effect.Used(var counter, var amount) -> used.merge(counter, amount, Math::addExact);
        case Effect.Stands(var stand) -> person.stands(stand);
        default -> {}
      }
    }
    listener.step(member, activity, granted);
  }

  private Taken again(Past past, String member, Activity activity) {
    String field =
        past.person.member.equals(member) ? Difference.between(past.activity, activity) : "member";
    if (field != null) {
      throw new KeyConflict(activity.key(), field);
    }
    return new Taken(List.of(), past.decision, true);
  }

  private void forget() {
    while (clock.isAfter(forgetAfter)) {
      Past oldest = byAge.removeFirst();
      byKey.remove(oldest.activity.key());
      if (oldest.receipt != null) {
        oldest.person.purchases.removeFirst();
      }
      Past next = byAge.peekFirst();
      forgetAfter = next == null ? Instant.MAX : next.taken.plus(memory);
    }
  }
}
