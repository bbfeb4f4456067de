package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect.Transfer;
import org.laurel.core.account.Lot;
import org.laurel.core.programme.Unit;

/// Takes back the transfers of a return, as if it had never been, so that the next return of the
/// same purchase can decide all that came back together.
///
/// All or nothing: where lots have been spent, have lapsed or were released since, or a debt was
/// repaid, the earlier return stays as it is and the next one adds to it.
final class Reversal {

  private final Draft draft;
  private final List<Transfer> reversed = new ArrayList<>();
  private final Map<Lot, Long> lots = new HashMap<>();
  private final Map<String, Long> owed = new HashMap<>();
  private boolean possible = true;

  private Reversal(Draft draft) {
    this.draft = draft;
  }

  /// @param moves in the order in which they were done
  /// @return those that were reversed: all or none
  static List<Transfer> of(Draft draft, List<Transfer> moves) {
    Reversal reversal = new Reversal(draft);
    moves.reversed().forEach(reversal::reverse);
    reversal.lots.forEach(reversal::check);
    if (!reversal.possible) {
      return List.of();
    }
    reversal.reversed.forEach(draft::post);
    return moves;
  }

  private void reverse(Transfer t) {
    move(t, t.to(), -t.amount());
    move(t, t.from(), t.amount());
    reversed.add(
        new Transfer(
            t.unit(),
            t.amount(),
            t.to(),
            t.from(),
            t.lastDay(),
            t.pendingUntil(),
            t.hold(),
            t.rule(),
            t.price()));
  }

  private void move(Transfer t, Book book, long amount) {
    Account account = draft.account();
    switch (book) {
      case MEMBER, PENDING -> {
        Lot lot = new Lot(t.unit(), t.lastDay(), book == Book.MEMBER ? null : t.pendingUntil(), 0);
        long before = account.amount(lot.unit(), lot.lastDay(), lot.pendingUntil());
        possible &= before + lots.merge(lot, amount, Long::sum) >= 0;
      }
      case OWED -> {
        long before = account.owed().getOrDefault(t.unit(), 0L);
        possible &= before + owed.merge(t.unit(), -amount, Long::sum) >= 0;
      }
      default -> {}
    }
  }

  /// What would come back to a lot must still be good there.
  private void check(Lot lot, long amount) {
    Unit unit = draft.programme.unit(lot.unit());
    boolean released = lot.pendingUntil() != null && lot.pendingUntil().isBefore(draft.today);
    possible &= amount <= 0 || !released && !draft.over(unit, lot.lastDay());
  }
}
