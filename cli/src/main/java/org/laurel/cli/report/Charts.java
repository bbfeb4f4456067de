package org.laurel.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.backtest.Comparison;
import org.laurel.cli.backtest.Figures;
import org.laurel.cli.backtest.Flow;
import org.laurel.cli.backtest.Flows;
import org.laurel.cli.report.Chart.Series;
import org.laurel.cli.report.Chart.Shape;
import org.laurel.cli.terminal.Text;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;

/// The charts of the report.
final class Charts {

  private static final List<Flow> SHOWN =
      List.of(
          Flow.ISSUED, Flow.SPENT, Flow.EXPIRED, Flow.CLAWED_BACK, Flow.EXCHANGED, Flow.ADJUSTED);

  private Charts() {}

  static List<Figure> overTime(Figures figures, @Nullable Figures other) {
    List<Figure> all = new ArrayList<>();
    if (figures.hasWorth()) {
      all.add(
          new Figure(
              "Owed to members",
              "What their balances are worth at the end of each month, in "
                  + figures.programme().money(),
              "month",
              new Chart(
                  "Liability by month",
                  months(figures),
                  versions(figures, other, figures::liability, o -> o::liability),
                  scale(figures),
                  Shape.LINES)));
    }
    for (Figures.OfUnit of : figures.units()) {
      if (!of.flows().isEmpty()) {
        all.add(held(figures, other, of.unit()));
        all.add(flows(figures, of.unit()));
      }
    }
    if (figures.sales() != 0) {
      all.add(sales(figures));
    }
    return all;
  }

  private static Figure held(Figures figures, @Nullable Figures other, Unit unit) {
    ToLongFunction<Figures.OfMonth> held = m -> m.outstanding().getOrDefault(unit.id(), 0L);
    return new Figure(
        "Held: " + unit.id(),
        "At the end of each month, less what members owe",
        "month",
        new Chart(
            unit.id() + " held by month",
            months(figures),
            versions(figures, other, held, _ -> held),
            unit.scale(),
            Shape.LINES));
  }

  private static Figure flows(Figures figures, Unit unit) {
    List<Series> series = new ArrayList<>();
    for (Flow flow : SHOWN) {
      List<Long> amounts =
          figures.months().stream()
              .map(month -> month.flows().get(unit.id()))
              .map(flows -> flows == null ? 0L : signed(flows, flow))
              .toList();
      if (amounts.stream().anyMatch(amount -> amount != 0)) {
        series.add(new Series(flow.word(), amounts));
      }
    }
    return new Figure(
        "Came and went: " + unit.id(),
        "Each month; what members lost or spent hangs down",
        "month",
        new Chart(
            "Flows of " + unit.id() + " by month",
            months(figures),
            series,
            unit.scale(),
            Shape.STACKS));
  }

  private static long signed(Flows flows, Flow flow) {
    return flow.adds() ? flows.of(flow) : -flows.of(flow);
  }

  private static Figure sales(Figures figures) {
    List<Series> series = new ArrayList<>();
    series.add(series("sales", figures, Figures.OfMonth::sales));
    if (figures.refunds() != 0) {
      series.add(series("refunds", figures, month -> -month.refunds()));
    }
    if (figures.discounts() != 0) {
      series.add(series("discounts", figures, Figures.OfMonth::discounts));
    }
    return new Figure(
        "Sales",
        "After discounts, each month, in " + figures.programme().money(),
        "month",
        new Chart("Sales by month", months(figures), series, scale(figures), Shape.STACKS));
  }

  static List<Figure> members(
      Figures figures, @Nullable Figures other, @Nullable Comparison comparison) {
    List<Figure> all = new ArrayList<>();
    if (comparison != null && comparison.gains().size() > 1) {
      all.add(gains(figures, comparison));
    }
    for (Figures.OfLadder ladder : figures.ladders()) {
      all.add(ladder(ladder, other));
    }
    for (Figures.OfUnit of : figures.units()) {
      if (of.spread().size() > 2) {
        all.add(spread(of));
      }
    }
    return all;
  }

  private static Figure gains(Figures figures, Comparison comparison) {
    List<String> labels = comparison.gains().stream().map(gain -> label(figures, gain)).toList();
    List<Long> members = comparison.gains().stream().map(Comparison.Gain::members).toList();
    return new Figure(
        "Better and worse off",
        "Members by what they gain or lose against the other version, in "
            + figures.programme().money(),
        "gain",
        new Chart(
            "Members by gain", labels, List.of(new Series("members", members)), 0, Shape.BARS));
  }

  private static String label(Figures figures, Comparison.Gain gain) {
    int scale = scale(figures);
    return gain.from() == 0 && gain.to() == 0
        ? "0"
        : Chart.compact(gain.from(), scale) + "…" + Chart.compact(gain.to(), scale);
  }

  private static Figure ladder(Figures.OfLadder ladder, @Nullable Figures other) {
    List<Series> series = new ArrayList<>();
    series.add(new Series("members", List.copyOf(ladder.members().values())));
    if (other != null) {
      for (Figures.OfLadder before : other.ladders()) {
        if (before.ladder().equals(ladder.ladder())) {
          series.add(new Series("with the other version", matching(ladder, before.members())));
        }
      }
    }
    return new Figure(
        "Levels of " + ladder.ladder(),
        Text.format(
            "At the end; %s and %s on the way",
            Text.counted(ladder.rises(), "rise"), Text.counted(ladder.falls(), "fall")),
        "level",
        new Chart(
            "Members by level of " + ladder.ladder(),
            List.copyOf(ladder.members().keySet()),
            series,
            0,
            Shape.BARS));
  }

  private static List<Long> matching(Figures.OfLadder ladder, SequencedMap<String, Long> before) {
    return ladder.members().keySet().stream().map(l -> before.getOrDefault(l, 0L)).toList();
  }

  private static Figure spread(Figures.OfUnit of) {
    List<String> labels =
        of.spread().stream().map(band -> Chart.compact(band.least(), of.unit().scale())).toList();
    return new Figure(
        "Balances: " + of.unit().id(),
        "Members whose balance is at least so much, and less than the next",
        "at least",
        new Chart(
            "Members by balance of " + of.unit().id(),
            labels,
            List.of(
                new Series("members", of.spread().stream().map(Figures.Band::members).toList())),
            0,
            Shape.BARS));
  }

  private static List<String> months(Figures figures) {
    return figures.months().stream().map(month -> month.month().toString()).toList();
  }

  private static Series series(
      String name, Figures figures, ToLongFunction<Figures.OfMonth> amount) {
    return new Series(name, figures.months().stream().map(amount::applyAsLong).toList());
  }

  /// One row for this version, another for the other one, month by month of this one.
  private static List<Series> versions(
      Figures figures,
      @Nullable Figures other,
      ToLongFunction<Figures.OfMonth> amount,
      java.util.function.Function<Figures, ToLongFunction<Figures.OfMonth>> ofOther) {
    if (other == null) {
      return List.of(series("held", figures, amount));
    }
    List<Long> before =
        figures.months().stream()
            .map(
                month ->
                    other.months().stream()
                        .filter(o -> o.month().equals(month.month()))
                        .findFirst()
                        .map(o -> ofOther.apply(other).applyAsLong(o))
                        .orElse(0L))
            .toList();
    return List.of(
        series("this version", figures, amount), new Series("the other version", before));
  }

  private static int scale(Figures figures) {
    return Amounts.scale(figures.programme().money());
  }
}
