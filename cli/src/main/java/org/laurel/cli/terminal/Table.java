package org.laurel.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// A small table for reading: the first column to the left, the others to the right.
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... heads) {
    rows.add(List.of(heads));
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /// Each row as a line, indented by two; the heads first unless all are empty.
  public List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < columns; i++) {
        String cell = row.get(i);
        String gap = " ".repeat(widths[i] - length(cell));
        line.append(i == 0 ? cell + gap : "  " + gap + cell);
      }
      if (!line.toString().isBlank()) {
        lines.add(line.toString().stripTrailing());
      }
    }
    return lines;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
