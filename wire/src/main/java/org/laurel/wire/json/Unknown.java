package org.laurel.wire.json;

import java.util.Collection;
import java.util.TreeSet;

/// How an unknown name is told: with the known ones, and the one that was probably meant.
public final class Unknown {

  private Unknown() {}

  /// `no field "amonut" here; known: amount, line, sku. Did you mean "amount"?`
  public static String field(String name, Collection<String> known) {
    return "no field \"" + name + "\" here; " + among(name, known);
  }

  public static String among(String name, Collection<String> known) {
    StringBuilder text = new StringBuilder("known: " + String.join(", ", new TreeSet<>(known)));
    for (String other : new TreeSet<>(known)) {
      if (distance(name, other) <= Math.max(1, other.length() / 3)) {
        return text.append(". Did you mean \"" + other + "\"?").toString();
      }
    }
    return text.toString();
  }

  /// How many letters have to be put in, left out, changed or swapped.
  private static int distance(String a, String b) {
    int[][] d = new int[Math.min(a.length(), 50) + 1][b.length() + 1];
    for (int i = 0; i < d.length; i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[d.length - 1][b.length()];
  }
}
