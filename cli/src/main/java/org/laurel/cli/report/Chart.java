package org.laurel.cli.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.laurel.cli.backtest.Figures;
import org.laurel.cli.terminal.Text;

/// A chart as a drawing of 340 by 220, which a phone shows without making its letters too small.
///
/// @param title what it shows, read out in the place of the drawing
/// @param labels of the places from left to right
/// @param scale decimals of the amounts
/// @param shape how series are drawn
record Chart(String title, List<String> labels, List<Series> series, int scale, Shape shape) {

  private static final int WIDTH = 340;
  private static final int HEIGHT = 220;
  private static final int LEFT = 42;
  private static final int RIGHT = 8;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;
  private static final int MOST_LABELS = 5;

  /// How series are drawn.
  enum Shape {
    LINES,
    /// Beside one another at each place.
    BARS,
    /// On top of one another, those below zero hanging down.
    STACKS
  }

  /// One row of amounts, one for each label.
  record Series(String name, List<Long> amounts) {}

  /// An amount in full.
  String words(long amount) {
    return Figures.grouped(amount, scale);
  }

  /// An amount of an axis: `500`, `20k`, `1.5M`. Axes have round numbers only.
  private String compact(long amount) {
    return compact(amount, scale);
  }

  static String compact(long amount, int scale) {
    BigDecimal number = BigDecimal.valueOf(amount, scale);
    for (int power = 9; power >= 3; power -= 3) {
      if (number.abs().compareTo(BigDecimal.TEN.pow(power)) >= 0) {
        BigDecimal shortened = number.movePointLeft(power).stripTrailingZeros();
        return shortened.toPlainString() + (power == 9 ? "G" : power == 6 ? "M" : "k");
      }
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  String svg() {
    Scale axis = Scale.of(bounds());
    StringBuilder svg = new StringBuilder();
    svg.append(
        Text.format(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            WIDTH, HEIGHT, Html.escaped(title)));
    for (long line : axis.lines()) {
      double y = y(axis, line);
      String kind = line == 0 ? "zero" : "grid";
      svg.append(line(kind, LEFT, y, WIDTH - RIGHT, y));
      svg.append(text("end", LEFT - 5, y + 3.5, compact(line)));
    }
    labels(svg);
    switch (shape) {
      case LINES -> lines(svg, axis);
      case BARS -> bars(svg, axis);
      case STACKS -> stacks(svg, axis);
    }
    return svg.append("</svg>").toString();
  }

  private List<Long> bounds() {
    if (shape != Shape.STACKS) {
      return series.stream().flatMap(one -> one.amounts().stream()).toList();
    }
    List<Long> bounds = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      int place = i;
      bounds.add(at(place).filter(amount -> amount > 0).mapToLong(Long::longValue).sum());
      bounds.add(at(place).filter(amount -> amount < 0).mapToLong(Long::longValue).sum());
    }
    return bounds;
  }

  private Stream<Long> at(int place) {
    return series.stream().map(one -> one.amounts().get(place));
  }

  private void labels(StringBuilder svg) {
    int every = Math.ceilDiv(labels.size(), MOST_LABELS);
    for (int i = 0; i < labels.size(); i += Math.max(1, every)) {
      boolean last = x(i) > WIDTH - 40;
      svg.append(text(last ? "end" : "middle", last ? WIDTH : x(i), HEIGHT - 8.0, labels.get(i)));
    }
  }

  private void lines(StringBuilder svg, Scale axis) {
    for (int s = 0; s < series.size(); s++) {
      Series one = series.get(s);
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < labels.size(); i++) {
        path.append(i == 0 ? "M" : "L").append(number(x(i))).append(' ');
        path.append(number(y(axis, one.amounts().get(i))));
      }
      svg.append(Text.format("<path class=\"line s%d\" d=\"%s\"/>", s, path));
      for (int i = 0; i < labels.size(); i++) {
        svg.append(
            Text.format(
                "<circle class=\"dot s%d\" cx=\"%s\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>",
                s,
                number(x(i)),
                number(y(axis, one.amounts().get(i))),
                labels.size() > 40 ? "1.5" : "2.5",
                tip(one, i)));
      }
    }
  }

  private void bars(StringBuilder svg, Scale axis) {
    double width = slot() * 0.8 / Math.max(1, series.size());
    for (int s = 0; s < series.size(); s++) {
      for (int i = 0; i < labels.size(); i++) {
        double left = x(i) - slot() * 0.4 + s * width;
        bar(svg, s, i, left, width, y(axis, 0), y(axis, series.get(s).amounts().get(i)));
      }
    }
  }

  private void stacks(StringBuilder svg, Scale axis) {
    for (int i = 0; i < labels.size(); i++) {
      long up = 0;
      long down = 0;
      for (int s = 0; s < series.size(); s++) {
        long amount = series.get(s).amounts().get(i);
        long base = amount < 0 ? down : up;
        double left = x(i) - slot() * 0.35;
        bar(svg, s, i, left, slot() * 0.7, y(axis, base), y(axis, base + amount));
        up += Math.max(0, amount);
        down += Math.min(0, amount);
      }
    }
  }

  private void bar(StringBuilder svg, int s, int i, double x, double width, double a, double b) {
    if (a == b) {
      return;
    }
    svg.append(
        Text.format(
            "<rect class=\"bar s%d\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>",
            s,
            number(x),
            number(Math.min(a, b)),
            number(width),
            number(Math.abs(a - b)),
            tip(series.get(s), i)));
  }

  private String tip(Series one, int i) {
    return Html.escaped(labels.get(i) + ", " + one.name() + ": " + words(one.amounts().get(i)));
  }

  private double slot() {
    return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, labels.size());
  }

  private double x(int place) {
    return LEFT + slot() * (place + 0.5);
  }

  private static double y(Scale axis, long amount) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - axis.share(amount));
  }

  private static String line(String kind, double x1, double y1, double x2, double y2) {
    return Text.format(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
        kind, number(x1), number(y1), number(x2), number(y2));
  }

  private static String text(String anchor, double x, double y, String text) {
    return Text.format(
        "<text text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>",
        anchor, number(x), number(y), Html.escaped(text));
  }

  private static String number(double number) {
    return Text.format("%.1f", number);
  }
}
