package org.laurel.cli.backtest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.terminal.Json;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;

/// Figures for programs. Amounts are decimal texts, as everywhere on the wire.
public final class FiguresJson {

  private FiguresJson() {}

  /// @param other with `comparison`; `null`: there is no other version
  public static Json.Tree of(
      Figures figures, @Nullable Figures other, @Nullable Comparison comparison) {
    Json.Tree tree = of(figures);
    if (other != null && comparison != null) {
      int scale = Amounts.scale(figures.programme().money());
      tree.with("against", of(other));
      tree.with(
          "comparison",
          Json.tree()
              .with("better", comparison.better())
              .with("worse", comparison.worse())
              .with("same", comparison.same())
              .with("mixed", comparison.mixed())
              .with(
                  "gains",
                  comparison.gains().stream()
                      .map(
                          gain ->
                              Json.tree()
                                  .with("from", Amounts.format(gain.from(), scale))
                                  .with("to", Amounts.format(gain.to(), scale))
                                  .with("members", gain.members()))
                      .toList()));
    }
    return tree;
  }

  private static Json.Tree of(Figures figures) {
    return Json.tree()
        .with("programme", figures.programme().id())
        .with("money", figures.programme().money().getCurrencyCode())
        .with("from", figures.from().toString())
        .with("until", figures.until().toString())
        .with("members", figures.members())
        .with("activities", figures.activities())
        .with("kinds", figures.kinds())
        .with("refused", figures.refused())
        .with("retries", figures.retries())
        .with("sales", money(figures, figures.sales()))
        .with("refunds", money(figures, figures.refunds()))
        .with("discounts", money(figures, figures.discounts()))
        .with("liability", figures.hasWorth() ? money(figures, figures.liability()) : null)
        .with("cost", figures.hasWorth() ? money(figures, figures.cost()) : null)
        .with("units", figures.units().stream().map(FiguresJson::unit).toList())
        .with("rules", figures.rules().stream().map(FiguresJson::rule).toList())
        .with("ladders", figures.ladders().stream().map(FiguresJson::ladder).toList())
        .with("months", figures.months().stream().map(month -> month(figures, month)).toList());
  }

  private static Json.Tree unit(Figures.OfUnit of) {
    int scale = of.unit().scale();
    Json.Tree tree = flows(Json.tree().with("unit", of.unit().id()), of.flows(), scale);
    return tree.with("held", Amounts.format(of.outstanding(), scale))
        .with("owed", Amounts.format(of.owed(), scale))
        .with("holders", of.holders());
  }

  private static Json.Tree flows(Json.Tree tree, Flows flows, int scale) {
    for (Flow flow : Flow.values()) {
      tree.with(flow.code(), Amounts.format(flows.of(flow), scale));
    }
    return tree;
  }

  private static Json.Tree rule(Figures.OfRule rule) {
    Json.Tree tree = Json.tree().with("rule", rule.rule()).with("unit", rule.unit().id());
    return flows(tree, rule.flows(), rule.unit().scale());
  }

  private static Json.Tree ladder(Figures.OfLadder ladder) {
    return Json.tree()
        .with("ladder", ladder.ladder())
        .with("members", ladder.members())
        .with("rises", ladder.rises())
        .with("falls", ladder.falls());
  }

  private static Json.Tree month(Figures figures, Figures.OfMonth month) {
    Map<String, Object> units = new LinkedHashMap<>();
    for (Figures.OfUnit of : figures.units()) {
      Unit unit = of.unit();
      Flows flows = month.flows().get(unit.id());
      Json.Tree tree = flows(Json.tree(), flows == null ? new Flows() : flows, unit.scale());
      long held = month.outstanding().getOrDefault(unit.id(), 0L);
      units.put(unit.id(), tree.with("held", Amounts.format(held, unit.scale())));
    }
    return Json.tree()
        .with("month", month.month().toString())
        .with("purchases", month.purchases())
        .with("sales", money(figures, month.sales()))
        .with("refunds", money(figures, month.refunds()))
        .with("discounts", money(figures, month.discounts()))
        .with("liability", figures.hasWorth() ? money(figures, figures.liability(month)) : null)
        .with("units", units);
  }

  private static String money(Figures figures, long amount) {
    return Amounts.format(amount, Amounts.scale(figures.programme().money()));
  }
}
