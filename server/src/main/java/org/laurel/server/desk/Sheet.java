package org.laurel.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.decision.NextDue;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Stored;
import org.laurel.server.desk.Clerk.Step;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Press;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Trip;
import org.laurel.server.programmes.Published;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.stored.DecisionForm;

/// What one batch is going to write of histories and accounts.
final class Sheet {

  private final Map<Integer, Long> heads;
  private final Map<Long, Stored> accounts;
  private final Set<Long> opened = new HashSet<>();
  private final Set<Long> changed = new HashSet<>();
  private final List<Press.Line> lines = new ArrayList<>();

  /// One step, in the form in which it will be stored.
  record Posted(Step step, Entry entry, Outcome outcome) {}

  /// @param heads newest positions of the buckets that are held
  /// @param accounts as they are stored
  Sheet(Map<Integer, Long> heads, Map<Long, Stored> accounts) {
    this.heads = new HashMap<>(heads);
    this.accounts = new HashMap<>(accounts);
  }

  /// The account as this batch has made it so far; `null`: there is none in that programme.
  @Nullable Account account(String programme, long id) {
    Stored stored = accounts.get(id);
    return stored == null || !stored.programme().equals(programme) ? null : stored.state();
  }

  /// Puts down what was decided for one task: all of it or, when it cannot be written, nothing.
  List<Posted> post(
      Published published, long account, String source, List<Step> steps, Instant now) {
    int bucket = Ids.bucket(account);
    long position = Objects.requireNonNull(heads.get(bucket), "a bucket whose head is not held");
    List<Posted> posted = new ArrayList<>();
    for (Step step : steps) {
      position++;
      Outcome outcome = Outcome.of(step.version().programme(), step.decision());
      // What came due by itself nobody sent.
      String sender = step == steps.getLast() ? source : "";
      Entry entry =
          new Entry(
              position,
              published.id(),
              account,
              sender,
              step.version().number(),
              now,
              step.activity(),
              DecisionForm.write(outcome, step.version().programme()));
      posted.add(new Posted(step, entry, outcome));
    }
    if (!steps.isEmpty()) {
      become(published, position, steps.getLast().decision().after(), now);
      heads.put(bucket, position);
      posted.forEach(one -> lines.add(new Press.Line(one.entry, one.outcome.effects())));
    }
    return posted;
  }

  private void become(Published published, long position, Account state, Instant now) {
    NextDue next = NextDue.of(published.versions(), state);
    Stored before = accounts.get(state.id());
    if (before == null) {
      opened.add(state.id());
    } else if (!opened.contains(state.id())) {
      changed.add(state.id());
    }
    accounts.put(
        state.id(),
        new Stored(
            published.id(),
            before == null ? now : before.opened(),
            position,
            next == null ? null : next.moment(),
            state));
  }

  /// Works out again when an account is next due: by another version of its programme it may be
  /// later than was written down.
  void remind(Published published, long account) {
    Stored stored = accounts.get(account);
    if (stored != null && stored.due() != null) {
      become(published, stored.position(), stored.state(), stored.opened());
    }
  }

  void write(Trip trip) {
    Press.print(trip, lines);
    Accounts.open(trip, opened.stream().map(accounts::get).toList());
    Accounts.save(trip, changed.stream().map(accounts::get).toList());
  }
}
