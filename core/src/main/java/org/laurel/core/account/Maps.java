package org.laurel.core.account;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Small sorted maps that are copied when they change.
final class Maps {

  private Maps() {}

  static <V> SortedMap<String, V> empty() {
    return Collections.emptySortedMap();
  }

  static <V> SortedMap<String, V> with(SortedMap<String, V> map, String key, V value) {
    SortedMap<String, V> copy = new TreeMap<>(map);
    copy.put(key, value);
    return Collections.unmodifiableSortedMap(copy);
  }

  static <V> SortedMap<String, V> without(SortedMap<String, V> map, String key) {
    if (!map.containsKey(key)) {
      return map;
    }
    SortedMap<String, V> copy = new TreeMap<>(map);
    copy.remove(key);
    return Collections.unmodifiableSortedMap(copy);
  }
}
