package org.laurel.core.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Words for messages: lists, hints, and texts cut to a length one can read.
public final class Words {

  private static final int SHOWN = 40;
  private static final int LISTED = 20;

  private Words() {}

  /// A text from the file, short enough for a message and without line breaks.
  public static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
  }

  /// `a, b, c` with no more than twenty of them.
  public static String list(Collection<String> words) {
    List<String> first = words.stream().limit(LISTED).map(Words::shown).toList();
    int more = words.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  /// A sentence as part of another.
  static String within(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
        + sentence.substring(1).replaceFirst("\\.$", "");
  }

  static String lower(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /// ` Did you mean "zloty"?`, or nothing when no word comes near.
  public static String didYouMean(String word, Collection<String> words) {
    String nearest = "";
    int least = Math.min(3, Math.max(1, word.length() / 3)) + 1;
    for (String candidate : words) {
      int distance = distance(word, candidate, least);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest.isEmpty() ? "" : " Did you mean \"" + shown(nearest) + "\"?";
  }

  /// Letters to change, drop, add or swap; `most` when it is that many or more.
  private static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) >= most) {
      return most;
    }
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return Math.min(last[b.length()], most);
  }
}
