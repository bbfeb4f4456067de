package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;

/// A text by code points, which is how the YAML parser counts.
public final class Source {

  private final int[] points;
  private final int[] lines;

  Source(String text) {
    points = text.codePoints().toArray();
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < points.length; i++) {
      if (points[i] == '\n') {
        starts.add(i + 1);
      }
    }
    lines = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  int length() {
    return points.length;
  }

  /// The code point at `index`, 0 behind the end.
  int at(int index) {
    return index < points.length ? points[index] : 0;
  }

  String text(int from, int to) {
    return new String(points, from, to - from);
  }

  /// The line `index` lies in, from 0.
  int line(int index) {
    int found = java.util.Arrays.binarySearch(lines, index);
    return found >= 0 ? found : -found - 2;
  }

  /// The first index of a line that is counted from 0.
  int startOf(int line) {
    return lines[line];
  }

  int column(int index) {
    return index - lines[line(index)];
  }

  Spot spot(int index) {
    return new Spot(line(index) + 1, column(index) + 1);
  }
}
