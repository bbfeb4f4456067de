package org.laurel.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.laurel.core.programme.Programme;
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

    /// What chance gives a member on the day of the next purchase, where anything is left to it.
    default void drawn(String member, LocalDate day, Set<String> offers) {}

    /// Whose the next activity is that is done: he may share the account on which it is.
    default void sent(String sender) {}
  }

  /// How long receipts and keys are remembered.
  ///
  /// @param days from the moment at which the activity was taken, 1 or more
  /// @param answers whether a retry is answered with the very decision of then; else with one that
  ///   is granted too, but tells nothing. Answers are most of what there is to be remembered.
  public record Memory(int days, boolean answers) {

    /// Two years: longer than shops take goods back.
    public static final Memory GENEROUS = new Memory(730);

    public Memory(int days) {
      this(days, true);
    }

    /// For so long, but without answers.
    public Memory brief() {
      return new Memory(days, false);
    }

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

  private final People people = new People();
  private final Pasts pasts;
  private final Counters counters;
  private final Chance chance;
  private final Books books = new Books();
  private Instant clock = Instant.MIN;

  private long times;

  public Simulation(Versions versions) {
    this(versions, Memory.GENEROUS, (_, _, _) -> {});
  }

  public Simulation(Versions versions, Memory memory, Listener listener) {
    this(versions, memory, CodeBook.open(), Chance.seeded(), listener);
  }

  public Simulation(
      Versions versions, Memory memory, CodeBook codes, Chance chance, Listener listener) {
    this.versions = versions;
    this.chance = chance;
    this.counters = new Counters(codes);
    this.listener = listener;
    int blind = versions.all().stream().mapToInt(v -> v.programme().blindReturns()).max().orElse(0);
    this.pasts = new Pasts(Duration.ofDays(Math.max(memory.days(), blind + 2)), memory.answers());
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
    pasts.forget(clock);
    Past same = pasts.find(activity.key());
    return same == null
        ? take(member, member, Facts.Acting.ITSELF, activity)
        : again(same, member, activity);
  }

  /// Takes what is new.
  ///
  /// @param sender who sent it
  /// @param member whose account it came to
  private Taken take(String sender, String member, Facts.Acting acting, Activity activity) {
    if (activity instanceof Activity.Purchase purchase) {
      for (Activity.Pay pay : purchase.pay()) {
        if (pay.card() != 0 && pay.hold() == 0) {
          return pay(sender, member, acting, purchase, pay);
        }
      }
    }
    Person person = people.find(member);
    if (person == null) {
      person = new Person(member, people.next());
    }
    long elsewhere = person.account.elsewhere(activity);
    if (elsewhere != 0) {
      return take(
          sender, people.owner(elsewhere).member, Facts.Acting.by(person.account), activity);
    }
    listener.sent(sender);
    List<Step> steps = due(person, activity.occurred());
    Account account = steps.isEmpty() ? person.account : steps.getLast().decision().after();
    Programme programme = versions.at(activity.occurred()).programme();
    Facts facts = facts(person, programme, activity, steps, acting);
    Decision decision = Decisions.decide(programme, account, activity, facts);
    if (!(decision instanceof Decision.Granted granted)) {
      listener.step(member, activity, decision);
      return new Taken(List.of(), decision, false);
    }
    people.add(person);
    commit(member, person, steps);
    pasts.add(sender, person, programme, activity, granted, clock);
    if (activity instanceof Activity.Return back && back.of() != null && facts.undone() != null) {
      pasts.takenBack(back.of());
    }
    commit(member, person, activity, granted);
    person.next = NextDue.of(versions, person.account);
    follow(granted);
    return new Taken(steps, decision, false);
  }

  /// A purchase that a gift card pays for: what it pays is set aside there first, and given back
  /// when the purchase is refused.
  private Taken pay(
      String sender,
      String member,
      Facts.Acting acting,
      Activity.Purchase purchase,
      Activity.Pay pay) {
    String card = people.owner(pay.card()).member;
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
    Taken taken = take(sender, member, acting, purchase.paidFrom(hold));
    if (!(taken.decision() instanceof Decision.Granted)) {
      take(card, new Activity.Release(--times, "hold:release:" + hold, occurred, hold), clock);
    }
    return taken;
  }

  /// What a decision brings about on other accounts is done at once.
  private void follow(Decision.Granted granted) {
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.FollowUp(var account, var activity)) {
        Taken taken = take(people.owner(account).member, activity.withId(--times), clock);
        if (!(taken.decision() instanceof Decision.Granted)) {
          throw new IllegalStateException("a follow-up was refused: " + taken.decision());
        }
      }
    }
  }

  /// Does what is due up to `moment` for one member.
  public List<Step> settle(String member, Instant moment) {
    Account holder = holder(member);
    if (holder == null) {
      return List.of();
    }
    Person person = people.owner(holder.id());
    List<Step> steps = due(person, moment);
    commit(person.member, person, steps);
    person.next = NextDue.of(versions, person.account);
    return steps;
  }

  public @Nullable Account account(String member) {
    Person person = people.find(member);
    return person == null ? null : person.account;
  }

  /// The account that holds what the member has: his own, or one that he shares; `null`: none.
  public @Nullable Account holder(String member) {
    Account account = account(member);
    return account == null ? null : people.holder(account);
  }

  /// Who has an account.
  public Set<String> members() {
    return people.names();
  }

  /// What of each global counter has been used.
  public Map<String, Long> used() {
    return counters.used();
  }

  /// What all transfers of all members add up to.
  public Books books() {
    return books;
  }

  /// What all transfers of one member add up to; `null` for one without an account.
  public @Nullable Books books(String member) {
    Person person = people.find(member);
    return person == null ? null : person.books;
  }

  /// A purchase as a return would see it now; `null` when there is none with that key, or it was
  /// forgotten.
  public @Nullable Receipt receipt(String key) {
    return pasts.find(key) instanceof Past.Sale sale ? sale.receipt() : null;
  }

  private List<Step> due(Person person, Instant moment) {
    List<Step> steps = List.of();
    Account account = person.account;
    for (NextDue next = person.next;
        next != null && !next.moment().isAfter(moment);
        next = NextDue.of(versions, account)) {
      Instant at = next.moment();
      Activity.Time time = new Activity.Time(--times, "time:" + at, at);
      Facts facts = new Facts(at, List.of(), counters.left(next.programme(), steps, at), List.of());
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

  private Facts facts(
      Person person,
      Programme programme,
      Activity activity,
      List<Step> steps,
      Facts.Acting acting) {
    List<Receipt> receipts =
        activity instanceof Activity.Return back
            ? people.receipts(person, programme, back, pasts)
            : List.of();
    List<String> codes =
        switch (activity) {
          case Activity.Redeem redeem ->
              counters.codes(programme, redeem.reward(), redeem.id(), redeem.quantity());
          case Activity.Capture capture -> {
            Hold hold = person.account.hold(capture.redemption());
            yield hold == null
                ? List.of()
                : counters.codes(programme, hold.reward(), hold.redemption(), hold.quantity());
          }
          default -> List.of();
        };
    return new Facts(clock, receipts, counters.left(programme, steps, activity.occurred()), codes)
        .between(
            people.undone(person.account, activity, pasts, versions),
            acting,
            people.other(activity))
        .telling(counters.codes.known(programme, activity))
        .drawing(chance.drawn(programme, people.who(person, acting), activity, listener));
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
        case Effect.Used used -> counters.add(used);
        // What a purchase first stands at is remembered with it.
        case Effect.Stands(var stand) when !(activity instanceof Activity.Purchase) -> {
          person.stands(stand);
          person
              .account
              .ties()
              .others()
              .keySet()
              .forEach(other -> people.owner(other).stands(stand));
        }
        case Effect.CodeUsed code -> {
          Programme rules = versions.at(activity.occurred()).programme();
          LocalDate day = LocalDate.ofInstant(activity.occurred(), rules.zone());
          counters.codes.note(day, code);
        }
        default -> {}
      }
    }
    listener.step(member, activity, granted);
  }

  private Taken again(Past past, String member, Activity activity) {
    String field =
        past.sender.equals(member) ? Difference.between(past.activity(), activity) : "member";
    if (field != null) {
      throw new KeyConflict(activity.key(), field);
    }
    return new Taken(List.of(), past.decision(), true);
  }
}
