package org.laurel.server.ledger;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;

/// Which earnings went into what: first in, first out within a lot.
///
/// It is worked out from an account's transfers whenever somebody asks. Rows of its own would only
/// say again what the transfers say, and every purchase would pay for writing them.
public final class Trace {

  /// An amount that left the member, and where it had come from.
  ///
  /// @param amount smallest amounts of the unit
  /// @param to where it went: spent, expired, taken back to [Book#ISSUED] …
  /// @param burnt position of the activity by which it left
  /// @param earned position of the activity by which it had come; of what was owed, by which it was
  ///   paid back or forgiven
  public record Use(String unit, long amount, Book to, long burnt, long earned) {}

  /// One place where amounts of the same kind lie.
  private record Pile(
      Book book,
      String unit,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate pendingUntil,
      long hold) {

    static Pile of(Book book, Effect.Transfer transfer) {
      return new Pile(
          book,
          transfer.unit(),
          transfer.lastDay(),
          book == Book.PENDING ? transfer.pendingUntil() : null,
          book == Book.HELD ? transfer.hold() : 0);
    }
  }

  /// What left without being there.
  private record Debt(long burnt, Book to, long amount) {}

  /// By position of the earning, so the oldest goes first wherever it has been in between.
  private final Map<Pile, TreeMap<Long, Long>> piles = new HashMap<>();

  private final Map<String, Deque<Debt>> debts = new HashMap<>();
  private final List<Use> uses = new ArrayList<>();

  /// What left so far, in the order in which it did or was paid back.
  public List<Use> uses() {
    return List.copyOf(uses);
  }

  /// The next transfer of the account.
  ///
  /// @param position of its activity
  public void add(long position, Effect.Transfer transfer) {
    if (transfer.from() == Book.OWED) {
      debts
          .computeIfAbsent(transfer.unit(), _ -> new ArrayDeque<>())
          .addLast(new Debt(position, transfer.to(), transfer.amount()));
      return;
    }
    TreeMap<Long, Long> moved = new TreeMap<>(Map.of(position, transfer.amount()));
    if (transfer.from().ofMember()) {
      moved = take(Pile.of(transfer.from(), transfer), transfer.amount());
    }
    if (transfer.to() == Book.OWED) {
      moved.forEach((earned, amount) -> repay(transfer.unit(), earned, amount));
    } else if (transfer.to().ofMember()) {
      TreeMap<Long, Long> pile =
          piles.computeIfAbsent(Pile.of(transfer.to(), transfer), _ -> new TreeMap<>());
      moved.forEach((earned, amount) -> pile.merge(earned, amount, Long::sum));
    } else {
      moved.forEach(
          (earned, amount) ->
              uses.add(new Use(transfer.unit(), amount, transfer.to(), position, earned)));
    }
  }

  private TreeMap<Long, Long> take(Pile from, long amount) {
    TreeMap<Long, Long> pile = piles.computeIfAbsent(from, _ -> new TreeMap<>());
    TreeMap<Long, Long> taken = new TreeMap<>();
    long rest = amount;
    while (rest > 0) {
      Map.Entry<Long, Long> oldest = pile.pollFirstEntry();
      if (oldest == null) {
        throw new IllegalStateException("more left " + from + " than ever came");
      }
      long part = Math.min(rest, oldest.getValue());
      taken.put(oldest.getKey(), part);
      if (part < oldest.getValue()) {
        pile.put(oldest.getKey(), oldest.getValue() - part);
      }
      rest -= part;
    }
    return taken;
  }

  private void repay(String unit, long earned, long amount) {
    Deque<Debt> owed = debts.getOrDefault(unit, new ArrayDeque<>());
    long rest = amount;
    while (rest > 0) {
      Debt oldest = owed.pollFirst();
      if (oldest == null) {
        throw new IllegalStateException("more " + unit + " was paid back than was owed");
      }
      long part = Math.min(rest, oldest.amount);
      uses.add(new Use(unit, part, oldest.to, oldest.burnt, earned));
      if (part < oldest.amount) {
        owed.addFirst(new Debt(oldest.burnt, oldest.to, oldest.amount - part));
      }
      rest -= part;
    }
  }
}
