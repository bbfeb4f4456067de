package org.laurel.core.language;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.chance.Moments;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Spread;

/// `budgets:` the most that all members together may get.
final class Budgets {

  static final Form<List<Form.Row<Said>>> FORM =
      new Form.Table<>(
          new Form.Scalar<>(
              List.of("50000.00 PLN", "50 phones, spread over 2026-06-01 .. 2026-08-31"),
              Budgets::read),
          Ids.BUDGET);

  /// A budget named by a rule.
  static final Form<String> NAME =
      Form.phrase(
          "summer",
          (phrase, scope) -> scope.budgets.get(phrase, phrase.name("the name of a budget")).id());

  /// @param spread `null`: it is there from the beginning
  record Said(Quantities.Quantity most, @Nullable Spread spread) {}

  private Budgets() {}

  private static Said read(Phrase phrase, Scope scope) {
    Quantities.Quantity most = Quantities.any(phrase, scope);
    if (!phrase.takes(",", "spread", "over")) {
      return new Said(most, null);
    }
    if (most.unit() == null) {
      throw phrase.fault(
          Code.WRONG_UNIT,
          most.token(),
          "what is spread over days is won piece by piece, so it is an amount of a unit: 50 phones");
    }
    if (most.amount() > Moments.MOST) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          most.token(),
          "at most " + Moments.MOST + " can be spread: each of them has a moment of its own");
    }
    Token at = phrase.peek();
    LocalDate first = Numbers.date(phrase);
    LocalDate last = phrase.takes("..") ? Numbers.date(phrase) : first;
    if (last.isBefore(first)) {
      throw phrase.fault(
          Code.EMPTY_PERIOD, at, "these days end before they begin. Swap their two ends");
    }
    return new Said(most, new Spread(first, last));
  }

  static Budget budget(Form.Row<Said> row) {
    Quantities.Quantity most = row.value().most();
    return new Budget(
        row.id(),
        most.unit() == null ? null : most.unit().id(),
        most.amount(),
        row.value().spread());
  }
}
