package org.laurel.wire.state;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what [StateWriter] wrote, and trusts nothing.
final class StateReader {

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;
  private long dayBefore = StateWriter.FIRST_DAY;

  StateReader(byte[] bytes, int version) {
    this.bytes = bytes;
    int written = bytes.length == 0 ? 0 : bytes[0];
    if (written != version) {
      throw new CorruptState(
          "its form has version " + written + ", this Laurel reads version " + version);
    }
    at = 1;
    int count = count();
    for (int i = 0; i < count; i++) {
      int length = count();
      texts.add(new String(bytes, at, length, StandardCharsets.UTF_8));
      at += length;
    }
  }

  void end() {
    if (at != bytes.length) {
      throw corrupt((bytes.length - at) + " bytes too many");
    }
  }

  boolean flag() {
    return switch (next()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw corrupt("neither yes nor no");
    };
  }

  long number() {
    return signed(varint());
  }

  private static long signed(long zigzag) {
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  int whole() {
    long number = number();
    if (number != (int) number) {
      throw corrupt("number too large");
    }
    return (int) number;
  }

  /// One of the constants of an enumeration, by its place among them.
  <E extends Enum<E>> E constant(E[] all) {
    int place = whole();
    if (place < 0 || place >= all.length) {
      throw corrupt("no such constant");
    }
    return all[place];
  }

  @Nullable LocalDate day() {
    long distance = varint();
    if (distance == 0) {
      return null;
    }
    dayBefore += signed(distance - 1);
    try {
      return LocalDate.ofEpochDay(dayBefore);
    } catch (DateTimeException e) {
      throw corrupt("no such day");
    }
  }

  LocalDate theDay() {
    LocalDate day = day();
    if (day == null) {
      throw corrupt("a day is missing");
    }
    return day;
  }

  Instant moment() {
    try {
      return Instant.ofEpochSecond(number(), number());
    } catch (DateTimeException | ArithmeticException e) {
      throw corrupt("no such moment");
    }
  }

  String text() {
    long index = varint();
    if (index < 0 || index >= texts.size()) {
      throw corrupt("no such text");
    }
    return texts.get((int) index);
  }

  <T> List<T> list(Function<StateReader, T> read) {
    int count = count();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(read.apply(this));
    }
    return Collections.unmodifiableList(list);
  }

  <T> SortedMap<String, T> map(Function<StateReader, T> read) {
    int count = count();
    SortedMap<String, T> map = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String key = text();
      map.put(key, read.apply(this));
    }
    return Collections.unmodifiableSortedMap(map);
  }

  /// How many bytes or items follow: never more than there are bytes left.
  private int count() {
    long count = varint();
    if (count < 0 || count > bytes.length - at) {
      throw corrupt("more announced than there is");
    }
    return (int) count;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = next();
      value |= (long) (part & 0x7F) << shift;
      if ((part & 0x80) == 0) {
        return value;
      }
    }
    throw corrupt("number without end");
  }

  private int next() {
    if (at >= bytes.length) {
      throw corrupt("it breaks off");
    }
    return bytes[at++] & 0xFF;
  }

  private CorruptState corrupt(String what) {
    return new CorruptState(what + ", at byte " + at + " of " + bytes.length);
  }
}
