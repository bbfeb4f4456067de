package org.laurel.server.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.core.code.Told;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Facts;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Newcomers;
import org.laurel.server.accounts.Newcomers.Coming;
import org.laurel.server.accounts.Stored;
import org.laurel.server.desk.Claims.Claim;
import org.laurel.server.desk.Keys.Meaning;
import org.laurel.server.desk.Outbox.Leaving;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Press;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Trip;
import org.laurel.server.programmes.Published;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.request.Newcomer;
import org.springframework.dao.DataAccessException;

/// The tasks that a lane takes together: decided one after the other, written in one transaction.
///
/// Each sees what those before it did: balances, keys, receipts, budgets. Nobody is told anything
/// before all of it is stored.
final class Batch {

  private final Stores stores;
  private final List<? extends Task> tasks;
  private final Instant now;

  /// Buckets whose heads are held.
  private final Set<Integer> held;

  private final Receipts receipts;
  private final Counters counters;
  private final UsedCodes codes;
  private final Chance chance;
  private final Map<String, Published> programmes = new HashMap<>();
  private final Keys keys;
  private final Sheet sheet;
  private final List<Coming> coming = new ArrayList<>();
  private final Map<Long, Identifier> taken;
  private final Set<Given> given = new HashSet<>();

  private final Map<Task.Sent, List<Leaving>> leaving = new IdentityHashMap<>();
  private final List<String> arrived = new ArrayList<>();
  private final Follower follower;
  private final List<Runnable> endings = new ArrayList<>();
  private final List<Task> again = new ArrayList<>();

  /// An identifier that a member of this batch is now known by.
  private record Given(String programme, Identifier identifier) {}

  /// Has happen on other accounts what follows.
  interface Follower {
    /// Completes once all of it was tried; what could not be done is left for later.
    CompletableFuture<Void> follow(List<Leaving> leaving);
  }

  /// Takes the heads of the buckets and reads all that the tasks need; to be called in a
  /// transaction, after the claims of the tasks were staked.
  ///
  /// @param holdCounters keep others from budgets and stock from the beginning
  Batch(Stores stores, List<? extends Task> tasks, boolean holdCounters, Follower follower) {
    this.stores = stores;
    this.follower = follower;
    this.tasks = tasks;
    this.now = stores.clock().instant().truncatedTo(ChronoUnit.MICROS);
    this.receipts = new Receipts(stores.ledger());
    this.chance = new Chance(stores.programmes().seeds());
    this.counters = new Counters(stores.pools(), chance);
    this.codes = new UsedCodes(stores.codes());
    Set<Integer> buckets = new TreeSet<>();
    tasks.forEach(task -> buckets.addAll(task.buckets()));
    this.held = buckets;
    List<Task.Sent> sent =
        tasks.stream().filter(Task.Sent.class::isInstance).map(Task.Sent.class::cast).toList();
    Trip trip = stores.trip();
    Press.Heads heads = Press.take(trip, buckets);
    counters.read(trip, distinct(tasks, Task::programme), holdCounters);
    this.taken =
        Newcomers.taken(
            trip,
            sent.stream()
                .filter(Task.Sent::enrols)
                .map(one -> coming(one, one.account()))
                .toList());
    Keys.Asked asked = Keys.ask(trip, sent);
    // Last, as it brings back most.
    Map<Long, Stored> accounts = Accounts.load(trip, distinct(tasks, Task::account));
    trip.go();
    stores.programmes().seen(heads.release());
    for (Task task : tasks) {
      Published published = stores.programmes().find(task.programme());
      if (published != null) {
        programmes.put(task.programme(), published);
      }
    }
    this.keys = new Keys(asked, stores.ledger(), buckets);
    this.sheet = new Sheet(heads.positions(), accounts);
  }

  private static <P> List<P> distinct(List<? extends Task> tasks, Function<Task, P> part) {
    return tasks.stream().map(part).distinct().toList();
  }

  private static Coming coming(Task.Sent sent, long account) {
    Newcomer newcomer =
        Objects.requireNonNull(sent.request().newcomer(), "an enrolment's newcomer");
    return new Coming(sent.programme(), account, newcomer);
  }

  /// Decides all, and writes all.
  ///
  /// @return `false` when others have used up a budget or an identifier in between: then the
  ///   transaction has to be given up and everything decided again
  boolean run() {
    for (Task task : tasks) {
      try {
        switch (task) {
          case Task.Sent sent -> take(sent);
          case Task.Settle settle -> settle(settle);
        }
      } catch (DataAccessException e) {
        throw e;
      } catch (RuntimeException e) {
        // A bug, with this one task; the others shall not suffer from it.
        endings.add(() -> task.fail(e));
      }
    }
    Trip trip = stores.trip();
    sheet.write(trip);
    keys.write(trip);
    codes.write(trip);
    Outbox.write(trip, leaving.values().stream().flatMap(List::stream).toList());
    Outbox.remove(trip, arrived);
    BooleanSupplier introduced = Newcomers.introduce(trip, coming);
    BooleanSupplier raised = counters.raise(trip);
    trip.go();
    return introduced.getAsBoolean() && raised.getAsBoolean();
  }

  /// Tells everybody; to be called when the transaction has ended well.
  ///
  /// @return tasks that have to be taken once more
  List<Task> end() {
    endings.forEach(Runnable::run);
    return again;
  }

  private void take(Task.Sent sent) {
    switch (keys.of(sent)) {
      case Meaning.Gone _ -> again.add(sent);
      case Meaning.Elsewhere(var bucket) -> again.add(sent.holding(bucket));
      case Meaning.Used used -> answer(sent, known(sent, used));
      case Meaning.Free(var claim) -> {
        Account other = joined(sent);
        String code = code(sent);
        if (code != null && !held.contains(Ids.bucketOf(code))) {
          again.add(sent.holding(Ids.bucketOf(code)));
        } else if (other != null && !held.contains(Ids.bucket(other.id()))) {
          again.add(sent.holding(Ids.bucket(other.id())));
        } else if (isArriving(sent)
            || other != null && somethingIsOnItsWay(List.of(sent.account(), other.id()))) {
          answer(sent, new Answer.Overloaded(Desk.A_MOMENT));
        } else {
          answer(sent, decide(sent, claim));
        }
      }
    }
  }

  /// The account that the sender's is to lead to; `null`: to none. It is decided while nobody else
  /// can change that one and when everything that goes there has arrived, so accounts never lead to
  /// each other in a circle, and no more people share one than may.
  private @Nullable Account joined(Task.Sent sent) {
    Activity draft = sent.request().draft();
    Published published = programmes.get(sent.programme());
    Account account = sheet.account(sent.programme(), sent.account());
    boolean joins = draft instanceof Activity.Join || draft instanceof Activity.Merge;
    return joins && account != null && published != null
        ? clerk(published, account).other(draft)
        : null;
  }

  /// Whether somebody leaves a shared account before all that he brought along has arrived there.
  private boolean isArriving(Task.Sent sent) {
    Account account = sheet.account(sent.programme(), sent.account());
    long who = sent.acting().account();
    return sent.request().draft() instanceof Activity.Leave
        && who != 0
        && account != null
        && !account.ties().others().containsKey(who);
  }

  private boolean somethingIsOnItsWay(List<Long> accounts) {
    return leaving.values().stream()
            .flatMap(List::stream)
            .anyMatch(one -> accounts.contains(one.account()))
        || stores.outbox().waitsFor(accounts);
  }

  /// The unique code that is told; `null`: none. It is used by one alone, as its bucket is held.
  private @Nullable String code(Task.Sent sent) {
    Activity draft = sent.request().draft();
    Published published = programmes.get(sent.programme());
    return published == null
        ? null
        : Told.code(published.versions().at(draft.occurred()).programme(), draft);
  }

  /// Whoever caused something elsewhere is answered when that was tried, so that he finds it done.
  private void answer(Task.Sent sent, Answer answer) {
    List<Leaving> follows = leaving.get(sent);
    endings.add(
        follows == null
            ? () -> sent.answer().complete(answer)
            : () -> follower.follow(follows).thenRun(() -> sent.answer().complete(answer)));
  }

  private Answer known(Task.Sent sent, Meaning.Used used) {
    if (Keys.isRetry(sent, used.claim())) {
      return before(sent, used);
    }
    Account account = sheet.account(sent.programme(), sent.account());
    if (account != null && account.elsewhere(sent.request().draft()) != 0) {
      return elsewhere(account, sent);
    }
    if (Keys.isSame(sent, used.claim()) && isBy(used.entry(), sent)) {
      // He shared the account then, and does so no longer.
      return before(sent, used);
    }
    boolean another = !sent.enrols() && used.claim().account() != sent.account();
    String field = another ? "/member" : sent.request().differenceFrom(used.entry().activity());
    return new Answer.Conflict(used.entry().id(), field);
  }

  /// What was answered then.
  private Answer before(Task.Sent sent, Meaning.Used used) {
    Published published = programme(sent);
    Entry entry = used.entry();
    return new Answer.Granted(
        entry, entry.outcome(published.version(entry.version())), published, true);
  }

  private static Answer elsewhere(Account account, Task.Sent sent) {
    return new Answer.Elsewhere(
        account.elsewhere(sent.request().draft()), Facts.Acting.by(account));
  }

  private boolean isBy(Entry entry, Task.Sent sent) {
    return entry.outcome(programme(sent).version(entry.version())).effects().stream()
        .anyMatch(new Effect.By(sent.account())::equals);
  }

  private Answer decide(Task.Sent sent, Claim claim) {
    Published published = programmes.get(sent.programme());
    if (published == null) {
      return new Answer.Unknown(sent.account());
    }
    Account account =
        sent.enrols()
            ? Account.empty(claim.account())
            : sheet.account(sent.programme(), claim.account());
    if (account == null) {
      return new Answer.Unknown(sent.account());
    }
    Coming newcomer = sent.enrols() ? coming(sent, claim.account()) : null;
    Identifier elses = newcomer == null ? null : elses(sent, newcomer);
    if (elses != null) {
      return new Answer.IdentifierTaken(elses);
    }
    Activity activity = sent.request().activity(claim.activity(), account.profile());
    if (account.elsewhere(activity) != 0) {
      return elsewhere(account, sent);
    }
    Clerk.Work work =
        clerk(published, account).decide(account, sent.key().source(), sent.acting(), activity);
    if (work.decision() instanceof Decision.Refused refused) {
      return new Answer.Refused(refused);
    }
    Sheet.Posted posted = post(published, account, sent.key().source(), work.steps()).getLast();
    keys.use(claim, posted.entry());
    follow(sent, posted.outcome().effects());
    if (newcomer != null) {
      coming.add(newcomer);
      newcomer.newcomer().identifiers().stream()
          .map(identifier -> new Given(newcomer.programme(), identifier))
          .forEach(given::add);
    }
    return new Answer.Granted(posted.entry(), posted.outcome(), published, false);
  }

  private void follow(Task.Sent sent, List<Effect> effects) {
    List<Leaving> follows = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.FollowUp(var account, var activity)) {
        follows.add(new Leaving(sent.programme(), account, activity));
      }
    }
    if (!follows.isEmpty()) {
      leaving.put(sent, follows);
    }
    if (sent.request().draft().follows()) {
      arrived.add(sent.request().key());
    }
  }

  /// An identifier that leads to somebody else, stored or of this batch.
  private @Nullable Identifier elses(Task.Sent sent, Coming newcomer) {
    Identifier stored = taken.get(sent.account());
    return stored != null
        ? stored
        : newcomer.newcomer().identifiers().stream()
            .filter(identifier -> given.contains(new Given(newcomer.programme(), identifier)))
            .findFirst()
            .orElse(null);
  }

  private void settle(Task.Settle task) {
    Account account = sheet.account(task.programme(), task.account());
    Published published = programmes.get(task.programme());
    int steps = 0;
    if (account != null && published != null) {
      List<Clerk.Step> due = clerk(published, account).settle(account, now);
      steps = post(published, account, "", due).size();
      if (steps == 0) {
        sheet.remind(published, task.account());
      }
    }
    int done = steps;
    endings.add(() -> task.done().complete(done));
  }

  private Clerk clerk(Published published, Account account) {
    int bucket = Ids.bucket(account.id());
    return new Clerk(
        published,
        receipts,
        counters,
        codes,
        chance,
        now,
        id -> other(published.id(), id),
        () -> stores.ids().next(bucket));
  }

  /// Another account, as this batch has made it or else as it is stored.
  private @Nullable Account other(String programme, long id) {
    Account known = sheet.account(programme, id);
    Stored stored = known != null ? null : stores.accounts().load(List.of(id)).get(id);
    return stored == null || !stored.programme().equals(programme) ? known : stored.state();
  }

  private List<Sheet.Posted> post(
      Published published, Account account, String source, List<Clerk.Step> steps) {
    List<Sheet.Posted> posted = sheet.post(published, account.id(), source, steps, now);
    for (Sheet.Posted one : posted) {
      var rules = one.step().version().programme();
      counters.note(rules, one.outcome().effects(), one.step().activity().occurred());
      codes.note(rules.id(), one.step().activity(), one.outcome().effects());
      receipts.note(account.id(), source, rules, one.step().activity(), one.outcome());
    }
    return posted;
  }

  private Published programme(Task.Sent sent) {
    return Objects.requireNonNull(programmes.get(sent.programme()), sent.programme());
  }
}
