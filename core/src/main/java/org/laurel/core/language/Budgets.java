package org.laurel.core.language;

import java.util.List;
import org.laurel.core.programme.Budget;

/// `budgets:` the most that all members together may get.
final class Budgets {

  static final Form<List<Form.Row<Quantities.Quantity>>> FORM =
      new Form.Table<>(Form.phrase("50000.00 PLN", Quantities::any), Ids.BUDGET);

  /// A budget named by a rule.
  static final Form<String> NAME =
      Form.phrase(
          "summer",
          (phrase, scope) -> scope.budgets.get(phrase, phrase.name("the name of a budget")).id());

  private Budgets() {}

  static Budget budget(Form.Row<Quantities.Quantity> row) {
    Quantities.Quantity most = row.value();
    return new Budget(row.id(), most.unit() == null ? null : most.unit().id(), most.amount());
  }
}
