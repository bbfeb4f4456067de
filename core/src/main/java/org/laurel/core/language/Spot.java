package org.laurel.core.language;

/// A place in a text; both numbers count from 1, columns in characters.
public record Spot(int line, int column) implements Comparable<Spot> {

  static final Spot START = new Spot(1, 1);

  @Override
  public int compareTo(Spot other) {
    return line == other.line
        ? Integer.compare(column, other.column)
        : Integer.compare(line, other.line);
  }
}
