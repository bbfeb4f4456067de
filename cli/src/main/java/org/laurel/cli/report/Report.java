package org.laurel.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.backtest.Comparison;
import org.laurel.cli.backtest.Figures;
import org.laurel.cli.backtest.Flow;
import org.laurel.cli.terminal.Text;

/// The page about a simulation: figures, charts and tables in one file that needs no other.
public final class Report {

  private final Figures figures;
  private final @Nullable Figures other;
  private final @Nullable Comparison comparison;
  private final StringBuilder html = new StringBuilder();

  private Report(Figures figures, @Nullable Figures other, @Nullable Comparison comparison) {
    this.figures = figures;
    this.other = other;
    this.comparison = comparison;
  }

  /// @param other the version it is compared with; `null` with `comparison`: none
  public static String of(
      Figures figures, @Nullable Figures other, @Nullable Comparison comparison) {
    return new Report(figures, other, comparison).page();
  }

  private String page() {
    String name = figures.programme().name().in("en", figures.programme().id());
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.append("<title>").append(Html.escaped(name)).append(": what it comes to</title>");
    html.append("<style>").append(style()).append("</style></head><body><main>");
    html.append("<header><h1>").append(Html.escaped(name)).append("</h1><p>");
    html.append(Html.escaped(sentence())).append("</p></header>");
    cards();
    section("Over time", Charts.overTime(figures, other));
    section("Members", Charts.members(figures, other, comparison));
    rules();
    refusals();
    return html.append("</main></body></html>\n").toString();
  }

  private String sentence() {
    return Text.format(
        "%s of %s, %s to %s, in the zone %s.%s",
        Text.counted(figures.activities(), "activity", "activities"),
        Text.counted(figures.members(), "member"),
        figures.firstDay(),
        figures.lastDay(),
        figures.programme().zone(),
        other == null ? "" : " Compared with another version of the programme.");
  }

  private void cards() {
    html.append("<dl class=\"cards\">");
    card("Sales", figures.money(figures.sales()), null);
    if (figures.discounts() != 0 || other != null && other.discounts() != 0) {
      card("Discounts", figures.money(figures.discounts()), before(Figures::discounts));
    }
    if (figures.hasWorth()) {
      card("Owed to members", figures.money(figures.liability()), before(Figures::liability));
      String share = figures.costShare() == null ? "" : " (" + figures.costShare() + "% of sales)";
      card("Cost", figures.money(figures.cost()) + share, before(Figures::cost));
    }
    for (Figures.OfUnit of : figures.units()) {
      card(of.unit().id() + " held", Figures.grouped(of.outstanding(), of.unit().scale()), null);
    }
    if (comparison != null) {
      card("Better off", Text.grouped(comparison.better()), null);
      card("Worse off", Text.grouped(comparison.worse()), null);
      card("As before", Text.grouped(comparison.same()), null);
      if (comparison.mixed() > 0) {
        card("More of one, less of another", Text.grouped(comparison.mixed()), null);
      }
    }
    html.append("</dl>");
  }

  private @Nullable String before(java.util.function.ToLongFunction<Figures> of) {
    return other == null ? null : "with the other: " + other.money(of.applyAsLong(other));
  }

  private void card(String name, String value, @Nullable String beside) {
    html.append("<div><dt>").append(Html.escaped(name)).append("</dt><dd>");
    html.append(Html.escaped(value)).append("</dd>");
    if (beside != null) {
      html.append("<dd class=\"beside\">").append(Html.escaped(beside)).append("</dd>");
    }
    html.append("</div>");
  }

  private void section(String heading, List<Figure> all) {
    if (!all.isEmpty()) {
      html.append("<h2>").append(heading).append("</h2><div class=\"figures\">");
      all.forEach(figure -> html.append(figure.html()));
      html.append("</div>");
    }
  }

  private void rules() {
    List<Flow> flows =
        java.util.Arrays.stream(Flow.values())
            .filter(f -> figures.rules().stream().anyMatch(rule -> rule.flows().of(f) != 0))
            .toList();
    List<String> heads = new ArrayList<>(List.of("unit"));
    flows.forEach(flow -> heads.add(flow.word()));
    Grid grid = new Grid("rule", heads);
    for (Figures.OfRule rule : figures.rules()) {
      List<String> cells = new ArrayList<>(List.of(rule.unit().id()));
      flows.forEach(f -> cells.add(Figures.grouped(rule.flows().of(f), rule.unit().scale())));
      grid.row(rule.rule(), cells);
    }
    if (!grid.isEmpty()) {
      html.append("<h2>Rules</h2>").append(grid.html("What each rule gave and took"));
    }
  }

  private void refusals() {
    Grid grid = new Grid("code", List.of("activities"));
    figures.refused().forEach((code, count) -> grid.row(code, List.of(Text.grouped(count))));
    if (!grid.isEmpty()) {
      html.append("<h2>Refused</h2>").append(grid.html("Why activities were refused"));
    }
  }

  private static String style() {
    try (InputStream style = Report.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(style, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
