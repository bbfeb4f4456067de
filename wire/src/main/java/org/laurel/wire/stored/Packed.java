package org.laurel.wire.stored;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// The fields of an object in few bytes: a sixth of their JSON, and quicker to write. What Laurel
/// says often has a number of its own, and any other text is written out the first time only.
///
/// An object is its fields and a zero. A field is a number, its name's times eight and its kind's,
/// and its value: a text, a number, an object, or how many and then that many of them. Numbers are
/// varints, those that may be negative zigzag. A text is a number: 0 and its length and UTF-8,
/// which from then on has the next number; or one that is known. [Unpacking] reads it.
final class Packed implements Sink {

  /// The first byte; `{` is JSON.
  static final int EDITION = 1;

  static final int TEXT = 0;
  static final int NUMBER = 1;
  static final int FLAG = 2;
  static final int OBJECT = 3;
  static final int OBJECTS = 4;
  static final int TEXTS = 5;
  static final int DECIMAL = 6;

  /// Texts that have a number in every object, from 1; fields of the first fourteen take one byte.
  /// Only ever added to at the end: histories are full of them.
  static final List<String> KNOWN =
      List.of(
          """
          is why outcome rule params amount unit does value lastDay from to tally day
          transfer issued member count keepFrom use counter stand purchase lines line
          quantity price offs offer chosen best total due earned counted used settle
          moment reasons granted not-met not-now has needs what of gives money units
          number text name id ratio numerator denominator rate needs-more needs-less
          condition-not-met earned-per-spend earned-percent earned-each earned-flat
          discounted not-at-this-hour not-on-this-day not-in-this-time tier effects then
          joined profile born language consents segments left balances available pending
          held owed tiers level until by active point spend pendingUntil spent expired
          hold voucher code reward redemption basket refunds noted store channel age
          """
              .split("\\s+"));

  private static final Numbers FIRST = new Numbers();

  static {
    KNOWN.forEach(FIRST::add);
  }

  /// Texts and their numbers, from 1 in the order in which they came: a table that is quickly
  /// copied and quickly asked, hundreds of times for each object.
  private static final class Numbers {

    private String[] texts = new String[512];
    private int[] numbers = new int[512];
    private int size;

    Numbers copy() {
      Numbers copy = new Numbers();
      copy.texts = texts.clone();
      copy.numbers = numbers.clone();
      copy.size = size;
      return copy;
    }

    /// 0: it has none yet.
    int of(String text) {
      return numbers[place(text)];
    }

    void add(String text) {
      if (2 * ++size > texts.length) {
        grow();
      }
      set(text, size);
    }

    private void set(String text, int number) {
      int place = place(text);
      texts[place] = text;
      numbers[place] = number;
    }

    /// Where it is, or where it would be.
    private int place(String text) {
      int hash = text.hashCode();
      int place = (hash ^ hash >>> 16) & (texts.length - 1);
      while (texts[place] != null && !texts[place].equals(text)) {
        place = (place + 1) & (texts.length - 1);
      }
      return place;
    }

    private void grow() {
      String[] before = texts;
      int[] numbered = numbers;
      texts = new String[2 * before.length];
      numbers = new int[2 * before.length];
      for (int i = 0; i < before.length; i++) {
        if (before[i] != null) {
          set(before[i], numbered[i]);
        }
      }
    }
  }

  private final Numbers seen = FIRST.copy();
  private byte[] bytes = new byte[2048];
  private int length;

  Packed() {
    put(EDITION);
  }

  byte[] bytes() {
    endObject();
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public void text(String name, String value) {
    field(name, TEXT);
    text(value);
  }

  @Override
  public void number(String name, long value) {
    field(name, NUMBER);
    varint((value << 1) ^ (value >> 63));
  }

  @Override
  public void decimal(String name, BigDecimal value) {
    field(name, DECIMAL);
    text(value.toString());
  }

  @Override
  public void flag(String name) {
    field(name, FLAG);
  }

  @Override
  public void texts(String name, Collection<String> values) {
    field(name, TEXTS);
    varint(values.size());
    values.forEach(this::text);
  }

  @Override
  public void beginObject(String name) {
    field(name, OBJECT);
  }

  @Override
  public void endObject() {
    put(0);
  }

  @Override
  public void beginList(String name, int size) {
    field(name, OBJECTS);
    varint(size);
  }

  @Override
  public void beginItem() {}

  @Override
  public void endList() {}

  /// A name without a number is written out behind its field's number, which then has none.
  private void field(String name, int kind) {
    int number = seen.of(name);
    varint((number + 1L) << 3 | kind);
    if (number == 0) {
      spell(name);
    }
  }

  private void text(String text) {
    int number = seen.of(text);
    varint(number);
    if (number == 0) {
      spell(text);
    }
  }

  private void spell(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    varint(utf8.length);
    grow(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    seen.add(text);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      put((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  private void put(int one) {
    grow(1);
    bytes[length++] = (byte) one;
  }

  private void grow(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
