package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Unit;

/// What an earning rule would give before limits, and why it gives no more: kept until its turn
/// comes, so that reasons stand in the order of the text.
final class Turn {

  final EarningRule rule;

  /// The lines that it counts; none when it does not listen to purchases.
  final List<BasketLine> lines;

  private List<Gift> gifts = List.of();
  private List<Reason> notGiven = List.of();

  /// What one rule gives of one unit.
  ///
  /// @param params of its reason, but for what it gives
  record Gift(EarningRule rule, Unit unit, long amount, Why why, Object[] params) {}

  Turn(EarningRule rule, List<BasketLine> lines) {
    this.rule = rule;
    this.lines = lines;
  }

  void gives(Gift gift) {
    gifts = with(gifts, gift);
  }

  void notGiven(Reason reason) {
    notGiven = with(notGiven, reason);
  }

  List<Gift> gifts() {
    return gifts;
  }

  List<Reason> notGiven() {
    return notGiven;
  }

  /// There is one, most of the time.
  private static <T> List<T> with(List<T> some, T more) {
    if (some.isEmpty()) {
      return List.of(more);
    }
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }
}
