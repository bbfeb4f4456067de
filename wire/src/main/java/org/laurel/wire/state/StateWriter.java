package org.laurel.wire.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes numbers, days, moments and texts in few bytes.
final class StateWriter {

  /// From here the first day is counted.
  static final long FIRST_DAY = LocalDate.of(2020, 1, 1).toEpochDay();

  private final ByteArrayOutputStream fields = new ByteArrayOutputStream(128);
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private long dayBefore = FIRST_DAY;

  byte[] bytes(int version) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(256);
    all.write(version);
    varint(all, texts.size());
    for (String text : texts.keySet()) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      varint(all, utf8.length);
      all.writeBytes(utf8);
    }
    all.writeBytes(fields.toByteArray());
    return all.toByteArray();
  }

  void flag(boolean value) {
    fields.write(value ? 1 : 0);
  }

  void number(long value) {
    varint(fields, zigzag(value));
  }

  /// Small numbers of either sign take few bytes: 0, -1, 1, -2 … become 0, 1, 2, 3 …
  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  /// As the distance from the day written before, as an account's days lie close together; 0: none.
  void day(@Nullable LocalDate day) {
    if (day == null) {
      varint(fields, 0);
    } else {
      varint(fields, zigzag(day.toEpochDay() - dayBefore) + 1);
      dayBefore = day.toEpochDay();
    }
  }

  void moment(Instant moment) {
    number(moment.getEpochSecond());
    number(moment.getNano());
  }

  void text(String text) {
    varint(fields, texts.computeIfAbsent(text, _ -> texts.size()));
  }

  <T> void list(List<T> items, BiConsumer<StateWriter, T> write) {
    varint(fields, items.size());
    for (T item : items) {
      write.accept(this, item);
    }
  }

  <T> void map(SortedMap<String, T> map, BiConsumer<StateWriter, T> write) {
    varint(fields, map.size());
    map.forEach(
        (key, value) -> {
          text(key);
          write.accept(this, value);
        });
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
