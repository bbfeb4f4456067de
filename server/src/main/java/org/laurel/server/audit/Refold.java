package org.laurel.server.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.server.audit.Findings.Counter;
import org.laurel.wire.answer.Outcome;

/// One account, made again from its effects.
final class Refold {

  private final Findings findings;
  private final String where;
  private final String programme;
  private Account account;
  private boolean sound = true;

  /// What the transfers alone say of each unit and book of the member.
  private final Map<String, SortedMap<Book, Long>> books = new TreeMap<>();

  Refold(Findings findings, String programme, long id) {
    this.findings = findings;
    this.where = "account " + id + " of " + programme;
    this.programme = programme;
    this.account = Account.empty(id);
  }

  /// One more activity.
  ///
  /// @param transfers the rows of the ledger that belong to it
  void add(long position, Outcome outcome, List<Effect.Transfer> transfers) {
    List<Effect.Transfer> decided = new ArrayList<>();
    for (Effect effect : outcome.effects()) {
      apply(position, effect);
      if (effect instanceof Effect.Transfer transfer) {
        decided.add(transfer);
      } else if (effect instanceof Effect.Used(var counter, var amount)) {
        findings.use(new Counter(programme, counter), amount);
      } else if (effect instanceof Effect.FollowUp(var account, var activity)) {
        findings.follow(programme, account, activity.key(), 1);
      }
    }
    if (!decided.equals(transfers)) {
      findings.add(
          where,
          "the ledger's rows at position "
              + position
              + " are "
              + transfers
              + " and the decision says "
              + decided);
    }
    transfers.forEach(this::book);
  }

  private void apply(long position, Effect effect) {
    if (!sound) {
      return;
    }
    try {
      account = account.after(effect);
    } catch (RuntimeException e) {
      // What follows would only repeat it.
      sound = false;
      findings.add(
          where,
          "at position " + position + " does not fit: " + effect + " (" + e.getMessage() + ")");
    }
  }

  private void book(Effect.Transfer transfer) {
    SortedMap<Book, Long> unit = books.computeIfAbsent(transfer.unit(), _ -> new TreeMap<>());
    unit.merge(transfer.to(), transfer.amount(), Long::sum);
    unit.merge(transfer.from(), -transfer.amount(), Long::sum);
    if (transfer.to() == Book.SENT) {
      findings.sent(programme, transfer.unit(), transfer.amount());
    } else if (transfer.from() == Book.SENT) {
      findings.sent(programme, transfer.unit(), -transfer.amount());
    }
  }

  /// Compares with the state that is stored.
  void compare(Account stored) {
    books.forEach((unit, sums) -> compare(unit, sums, stored));
    for (Lot lot : stored.lots()) {
      if (!books.containsKey(lot.unit())) {
        findings.add(where, "holds " + lot + ", but no transfer ever moved " + lot.unit());
      }
    }
    if (!sound) {
      return;
    }
    findings.same(where, "the profile", String.valueOf(stored.profile()), text(account.profile()));
    findings.same(where, "what it is settled to", stored.settled(), account.settled());
    findings.same(where, "its last use", text(stored.active()), text(account.active()));
    findings.same(where, "the lots", stored.lots(), account.lots());
    findings.same(where, "what is owed", stored.owed(), account.owed());
    findings.same(where, "the holds", stored.holds(), account.holds());
    findings.same(where, "the standings", stored.standings(), account.standings());
    findings.same(where, "the tallies", stored.tallies(), account.tallies());
    findings.same(where, "the vouchers", stored.vouchers(), account.vouchers());
    findings.same(where, "the orders", stored.orders(), account.orders());
    findings.same(where, "the ties", stored.ties(), account.ties());
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return String.valueOf(value);
  }

  /// The books against the balances: the same amounts by another way.
  private void compare(String unit, SortedMap<Book, Long> sums, Account stored) {
    long available = 0;
    long pending = 0;
    for (Lot lot : stored.lots()) {
      if (lot.unit().equals(unit)) {
        available += lot.pendingUntil() == null ? lot.amount() : 0;
        pending += lot.pendingUntil() == null ? 0 : lot.amount();
      }
    }
    long held = 0;
    for (Hold hold : stored.holds()) {
      for (Lot lot : hold.lots()) {
        held += lot.unit().equals(unit) ? lot.amount() : 0;
      }
    }
    String of = " " + unit;
    findings.same(where, "available" + of, available, sums.getOrDefault(Book.MEMBER, 0L));
    findings.same(where, "pending" + of, pending, sums.getOrDefault(Book.PENDING, 0L));
    findings.same(where, "held" + of, held, sums.getOrDefault(Book.HELD, 0L));
    findings.same(
        where,
        "owed" + of,
        stored.owed().getOrDefault(unit, 0L),
        -sums.getOrDefault(Book.OWED, 0L));
  }
}
