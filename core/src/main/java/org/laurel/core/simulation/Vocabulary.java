package org.laurel.core.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that come again and again (goods, stores, rules) and their numbers, from 1; bounded,
/// whatever tills send.
final class Vocabulary {

  private static final int MOST = 1 << 16;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  /// 0: there are too many already.
  int number(String word) {
    Integer known = numbers.get(word);
    if (known != null || words.size() == MOST) {
      return known == null ? 0 : known;
    }
    words.add(word);
    numbers.put(word, words.size());
    return words.size();
  }

  String word(int number) {
    return words.get(number - 1);
  }
}
