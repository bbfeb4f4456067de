package org.laurel.core.decision;

import java.time.LocalDate;
import org.laurel.core.account.Book;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Unit;

/// Exchanges that happen by themselves, and what undoes them.
final class Exchanges {

  private Exchanges() {}

  /// Exchanges until none applies.
  static void run(Draft draft) {
    boolean again = true;
    while (again) {
      again = false;
      for (Exchange exchange : draft.programme.exchanges()) {
        again |= open(draft, exchange) && run(draft, exchange);
      }
    }
  }

  private static boolean open(Draft draft, Exchange exchange) {
    for (Period period : exchange.periods()) {
      if (!draft.inside(period)) {
        return false;
      }
    }
    return true;
  }

  private static boolean run(Draft draft, Exchange exchange) {
    Unit from = draft.programme.unit(exchange.from());
    Unit to = draft.programme.unit(exchange.to());
    long times =
        Math.min(
            draft.account().available(exchange.from()) / exchange.takes(),
            draft.room(to) / exchange.gives());
    if (times <= 0) {
      return false;
    }
    long taken = Math.multiplyExact(times, exchange.takes());
    long given = Math.multiplyExact(times, exchange.gives());
    draft.take(from, taken, Book.EXCHANGED, 0, exchange.id());
    draft.give(Book.EXCHANGED, to, given, to.lastDay(draft.day()), null, exchange.id());
    draft.note(
        exchange.id(),
        Reason.Outcome.EXCHANGED,
        Why.EXCHANGED,
        "takes",
        Param.units(taken, from),
        "gives",
        Param.units(given, to));
    return true;
  }

  /// Undoes as many exchanges as it takes to have `missing` more of a unit, as far as their product
  /// is still held. What comes back has the last day that the unit would have if it had been earned
  /// on `earned`.
  ///
  /// @return how much came back: less than `missing`, or up to one exchange more
  static long undo(Draft draft, Unit unit, long missing, LocalDate earned) {
    long rest = missing;
    for (Exchange exchange : draft.programme.exchanges()) {
      Unit product = draft.programme.unit(exchange.to());
      long wanted = (rest + exchange.takes() - 1) / exchange.takes();
      long held = draft.account().available(product.id()) / exchange.gives();
      long times = Math.min(wanted, Math.max(0, held));
      if (times > 0 && exchange.from().equals(unit.id())) {
        long given = Math.multiplyExact(times, exchange.gives());
        long back = Math.multiplyExact(times, exchange.takes());
        draft.take(product, given, Book.EXCHANGED, 0, exchange.id());
        LocalDate last = unit.lastDay(earned);
        draft.post(
            Draft.transfer(unit, back, Book.EXCHANGED, Book.MEMBER, last, null, exchange.id()));
        draft.note(
            exchange.id(),
            Reason.Outcome.TAKEN_BACK,
            Why.EXCHANGE_UNDONE,
            "takes",
            Param.units(given, product),
            "gives",
            Param.units(back, unit));
        rest -= back;
      }
    }
    return missing - rest;
  }
}
