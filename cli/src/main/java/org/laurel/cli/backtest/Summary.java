package org.laurel.cli.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.terminal.Sparkline;
import org.laurel.cli.terminal.Table;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import org.laurel.wire.file.Counts;

/// Figures as text for a terminal.
public final class Summary {

  private static final List<Flow> FLOWS =
      List.of(Flow.ISSUED, Flow.CLAWED_BACK, Flow.SPENT, Flow.EXPIRED);

  private final Terminal terminal;
  private final Figures figures;

  private Summary(Terminal terminal, Figures figures) {
    this.terminal = terminal;
    this.figures = figures;
  }

  /// @param other with `comparison`; `null`: there is no other version
  public static void print(
      Terminal terminal,
      Figures figures,
      @Nullable Figures other,
      @Nullable Comparison comparison) {
    Summary summary = new Summary(terminal, figures);
    summary.head();
    summary.units();
    summary.money(other);
    summary.ladders(other);
    summary.rules();
    summary.refused();
    if (comparison != null) {
      summary.comparison(comparison);
    }
    terminal.out().println();
  }

  private void line(String text) {
    terminal.out().println(text);
  }

  private void heading(String text) {
    line("");
    line(terminal.styled("bold", text));
  }

  private void head() {
    line(
        terminal.styled("bold", figures.programme().name().in("en", figures.programme().id()))
            + Text.format(
                ": %s of %s, %s to %s",
                Text.counted(figures.activities(), "activity", "activities"),
                Text.counted(figures.members(), "member"),
                figures.firstDay(),
                figures.lastDay()));
    String kinds =
        figures.kinds().entrySet().stream()
            .map(e -> e.getKey() + " " + Text.grouped(e.getValue()))
            .collect(Collectors.joining(", "));
    line("  " + kinds + (figures.retries() == 0 ? "" : ", sent twice " + figures.retries()));
  }

  private void units() {
    List<Flow> shown =
        Arrays.stream(Flow.values())
            .filter(
                flow ->
                    FLOWS.contains(flow)
                        || figures.units().stream().anyMatch(of -> of.flows().of(flow) != 0))
            .toList();
    List<String> heads = new ArrayList<>(List.of("unit"));
    shown.forEach(flow -> heads.add(flow.word()));
    heads.addAll(List.of("held", "owed", "holders", "held by month"));
    Table table = new Table(heads.toArray(String[]::new));
    for (Figures.OfUnit of : figures.units()) {
      int scale = of.unit().scale();
      List<String> cells = new ArrayList<>(List.of(of.unit().id()));
      shown.forEach(flow -> cells.add(Figures.grouped(of.flows().of(flow), scale)));
      cells.add(Figures.grouped(of.outstanding(), scale));
      cells.add(Figures.grouped(of.owed(), scale));
      cells.add(Text.grouped(of.holders()));
      cells.add(months(of.unit().id()));
      table.row(cells.toArray(String[]::new));
    }
    heading("Units");
    table.lines().forEach(this::line);
  }

  private String months(String unit) {
    return Sparkline.of(
        figures.months().stream()
            .skip(Math.max(0, figures.months().size() - 36))
            .mapToLong(month -> month.outstanding().getOrDefault(unit, 0L))
            .toArray());
  }

  private void money(@Nullable Figures other) {
    heading("Money");
    Table table =
        other == null ? new Table("", "") : new Table("", "this version", "the other version");
    row(table, "sales after discounts", figures.money(figures.sales()), other, Figures::sales);
    row(table, "paid back", figures.money(figures.refunds()), other, Figures::refunds);
    row(table, "discounts", figures.money(figures.discounts()), other, Figures::discounts);
    if (figures.hasWorth()) {
      row(table, "owed to members", figures.money(figures.liability()), other, Figures::liability);
      row(table, "cost", figures.money(figures.cost()) + share(figures), other, Figures::cost);
    }
    table.lines().forEach(this::line);
    if (!figures.hasWorth()) {
      line("  The programme does not say what its units are worth, so their cost is not known.");
    }
  }

  private static String share(Figures figures) {
    return figures.costShare() == null ? "" : " (" + figures.costShare() + "% of sales)";
  }

  private static void row(
      Table table,
      String name,
      String value,
      @Nullable Figures other,
      java.util.function.ToLongFunction<Figures> of) {
    if (other == null) {
      table.row(name, value);
    } else {
      table.row(name, value, other.money(of.applyAsLong(other)));
    }
  }

  private void ladders(@Nullable Figures other) {
    for (Figures.OfLadder ladder : figures.ladders()) {
      heading("Levels of " + ladder.ladder());
      Figures.OfLadder before =
          other == null
              ? null
              : other.ladders().stream()
                  .filter(o -> o.ladder().equals(ladder.ladder()))
                  .findFirst()
                  .orElse(null);
      Table table =
          before == null
              ? new Table("level", "members")
              : new Table("level", "members", "with the other version");
      ladder
          .members()
          .forEach(
              (level, members) -> {
                if (before == null) {
                  table.row(level, Text.grouped(members));
                } else {
                  long then = before.members().getOrDefault(level, 0L);
                  table.row(level, Text.grouped(members), Text.grouped(then));
                }
              });
      table.lines().forEach(this::line);
      line(
          Text.format(
              "  %s and %s on the way",
              Text.counted(ladder.rises(), "rise"), Text.counted(ladder.falls(), "fall")));
    }
  }

  private void rules() {
    if (figures.rules().isEmpty()) {
      return;
    }
    heading("Rules");
    Table table = new Table("rule", "unit", "issued", "taken back");
    for (Figures.OfRule rule : figures.rules()) {
      int scale = rule.unit().scale();
      table.row(
          rule.rule(),
          rule.unit().id(),
          Figures.grouped(rule.flows().of(Flow.ISSUED), scale),
          Figures.grouped(rule.flows().of(Flow.CLAWED_BACK), scale));
    }
    table.lines().forEach(this::line);
  }

  private void refused() {
    if (figures.refused().isEmpty()) {
      return;
    }
    heading("Refused");
    Table table = new Table("", "");
    figures.refused().forEach((code, count) -> table.row(code, Text.grouped(count)));
    table.lines().forEach(this::line);
  }

  private void comparison(Comparison comparison) {
    heading("Members against the other version");
    Table table = new Table("", "");
    table.row("better off", Text.grouped(comparison.better()));
    table.row("worse off", Text.grouped(comparison.worse()));
    table.row("as before", Text.grouped(comparison.same()));
    if (comparison.mixed() > 0) {
      table.row("more of one unit, less of another", Text.grouped(comparison.mixed()));
    }
    table.lines().forEach(this::line);
  }

  /// What was found in a CSV file, to be compared with what its owner knows.
  public static String counts(Counts counts) {
    List<String> facts = new ArrayList<>();
    facts.add(Text.counted(counts.rows(), "row"));
    facts.add(
        Text.counted(counts.activities(), "activity", "activities")
            + " ("
            + Text.counted(counts.returns(), "return")
            + " with "
            + Text.counted(counts.returnRows(), "row")
            + ")");
    facts.add("amounts above 0: " + counts.above() + ", below: " + counts.below());
    facts.add("net " + counts.net());
    counts.different().forEach((column, n) -> facts.add(Text.grouped(n) + " different " + column));
    List<String> members = new ArrayList<>();
    members.add(Text.counted(counts.members(), "member"));
    members.add(Text.counted(counts.memberRows(), "row"));
    members.add(Text.counted(counts.memberActivities(), "activity", "activities"));
    members.add("net " + counts.memberNet() + ", returned " + counts.memberReturned());
    return "In the file: "
        + String.join(", ", facts)
        + ".\nWith a member: "
        + String.join(", ", members)
        + ".\nPassed over: "
        + Text.counted(counts.withoutMember(), "activity", "activities")
        + " without a member, "
        + Text.counted(counts.leftOut(), "row")
        + " left out by the mapping.\n";
  }
}
