package org.laurel.core.simulation;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.Consumer;

/// Writes numbers and texts in few bytes: small numbers and known words take one or two.
final class Writer {

  private final Vocabulary words;
  private byte[] bytes = new byte[1024];
  private int length;

  Writer(Vocabulary words) {
    this.words = words;
  }

  /// What was written so far; what follows begins anew.
  byte[] cut() {
    byte[] written = Arrays.copyOf(bytes, length);
    length = 0;
    return written;
  }

  /// Seven bits a byte, the lowest first; the sign is the lowest of all.
  void number(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  private void unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      put((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  private void put(int one) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) one;
  }

  /// A text that others have too: its number, or 0 and the text.
  void word(String word) {
    int number = words.number(word);
    unsigned(number);
    if (number == 0) {
      text(word);
    }
  }

  void text(String text) {
    unsigned(text.length());
    for (int i = 0; i < text.length(); i++) {
      unsigned(text.charAt(i));
    }
  }

  <T> void list(Collection<T> items, Consumer<T> write) {
    unsigned(items.size());
    items.forEach(write);
  }

  <T> void map(SortedMap<String, T> map, Consumer<T> write) {
    unsigned(map.size());
    map.forEach(
        (name, value) -> {
          word(name);
          write.accept(value);
        });
  }
}
