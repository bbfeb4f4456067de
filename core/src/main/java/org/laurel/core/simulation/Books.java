package org.laurel.core.simulation;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;

/// What transfers add up to, by unit and book: of one member, or of all.
///
/// Amounts are smallest amounts of the unit. As each transfer leaves one book and joins another,
/// the balances of a unit over all books always add up to zero.
public final class Books {

  private static final int COUNT = Book.values().length;

  /// By unit: what joined each book, then what left each book.
  private final Map<String, long[]> totals = new TreeMap<>();

  private long transfers;

  Books() {}

  void add(Effect.Transfer transfer) {
    long[] of = totals.computeIfAbsent(transfer.unit(), _ -> new long[2 * COUNT]);
    int to = transfer.to().ordinal();
    int from = COUNT + transfer.from().ordinal();
    of[to] = Math.addExact(of[to], transfer.amount());
    of[from] = Math.addExact(of[from], transfer.amount());
    transfers++;
  }

  /// The units that ever moved.
  public SortedSet<String> units() {
    return new TreeSet<>(totals.keySet());
  }

  /// How many transfers there were.
  public long transfers() {
    return transfers;
  }

  /// All that ever joined a book: into [Book#SPENT] is what was redeemed, before any of it came
  /// back.
  public long into(String unit, Book book) {
    long[] of = totals.get(unit);
    return of == null ? 0 : of[book.ordinal()];
  }

  /// All that ever left a book: out of [Book#ISSUED] is what was earned, before any clawback.
  public long outOf(String unit, Book book) {
    long[] of = totals.get(unit);
    return of == null ? 0 : of[COUNT + book.ordinal()];
  }

  /// What lies in a book now; below zero in those that give more than they take.
  public long balance(String unit, Book book) {
    return into(unit, book) - outOf(unit, book);
  }
}
