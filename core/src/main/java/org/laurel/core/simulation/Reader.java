package org.laurel.core.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Reads what a [Writer] wrote, in the same order.
final class Reader {

  private final Vocabulary words;
  private final byte[] bytes;
  private int at;

  Reader(Vocabulary words, byte[] bytes) {
    this.words = words;
    this.bytes = bytes;
  }

  long number() {
    long zigzag = unsigned();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  int whole() {
    return Math.toIntExact(number());
  }

  private long unsigned() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int one = bytes[at++];
      value |= (one & 0x7fL) << shift;
      if (one >= 0) {
        return value;
      }
    }
  }

  String word() {
    int number = (int) unsigned();
    return number == 0 ? text() : words.word(number);
  }

  String text() {
    char[] text = new char[(int) unsigned()];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) unsigned();
    }
    return new String(text);
  }

  <T> List<T> list(Supplier<T> item) {
    int size = (int) unsigned();
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return Collections.unmodifiableList(items);
  }

  <T> SortedMap<String, T> map(Supplier<String> name, Supplier<T> value) {
    SortedMap<String, T> map = new TreeMap<>();
    for (int size = (int) unsigned(); size > 0; size--) {
      map.put(name.get(), value.get());
    }
    return Collections.unmodifiableSortedMap(map);
  }
}
