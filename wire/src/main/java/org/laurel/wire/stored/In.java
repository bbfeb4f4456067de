package org.laurel.wire.stored;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Decimal;
import org.laurel.wire.json.Json;
import tools.jackson.databind.JsonNode;

/// Reads what [Out] wrote; what is not there has its usual value.
record In(JsonNode node) {

  static In of(String json) {
    return new In(Json.read(json));
  }

  static In of(byte[] stored) {
    return new In(Unpacking.read(stored));
  }

  boolean has(String name) {
    return node.has(name);
  }

  /// @throws IllegalStateException when the field, which is always written, is not there
  String need(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IllegalStateException("stored form without \"" + name + "\": " + Json.write(node));
    }
    return value.asString();
  }

  String text(String name) {
    JsonNode value = node.get(name);
    return value == null ? "" : value.stringValue();
  }

  <T> @Nullable T value(String name, Function<String, T> parse) {
    return has(name) ? parse.apply(text(name)) : null;
  }

  @Nullable LocalDate day(String name) {
    return value(name, LocalDate::parse);
  }

  LocalDate theDay(String name) {
    return LocalDate.parse(need(name));
  }

  Instant theMoment(String name) {
    return Instant.parse(need(name));
  }

  <E extends Enum<E>> E word(String name, Class<E> type) {
    return Enum.valueOf(type, need(name).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  long number(String name) {
    JsonNode value = node.get(name);
    return value == null ? 0 : value.longValue();
  }

  int whole(String name) {
    return Math.toIntExact(number(name));
  }

  Decimal decimal(String name) {
    JsonNode value = node.get(name);
    return value == null ? Decimal.ZERO : Decimal.of(value.decimalValue());
  }

  boolean flag(String name) {
    JsonNode value = node.get(name);
    return value != null && value.booleanValue();
  }

  In object(String name) {
    JsonNode value = node.get(name);
    return new In(value == null ? Json.object() : value);
  }

  <T> @Nullable T object(String name, Function<In, T> read) {
    JsonNode value = node.get(name);
    return value == null ? null : read.apply(new In(value));
  }

  <T> List<T> list(String name, Function<In, T> read) {
    JsonNode values = node.get(name);
    if (values == null) {
      return List.of();
    }
    List<T> list = new ArrayList<>(values.size());
    for (JsonNode value : values) {
      list.add(read.apply(new In(value)));
    }
    return Collections.unmodifiableList(list);
  }

  List<String> texts(String name) {
    JsonNode values = node.get(name);
    return values == null ? List.of() : values.valueStream().map(JsonNode::stringValue).toList();
  }

  SortedSet<String> textSet(String name) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(texts(name)));
  }

  <T> SequencedMap<String, T> map(String name, Function<In, T> read) {
    SequencedMap<String, T> map = new LinkedHashMap<>();
    JsonNode values = node.get(name);
    if (values != null) {
      values.forEachEntry((key, value) -> map.put(key, read.apply(new In(value))));
    }
    return Collections.unmodifiableSequencedMap(map);
  }

  <T> SortedMap<String, T> sorted(String name, Function<In, T> read) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map(name, read)));
  }

  SortedMap<String, String> textMap(String name) {
    SortedMap<String, String> map = new TreeMap<>();
    JsonNode values = node.get(name);
    if (values != null) {
      values.forEachEntry((key, value) -> map.put(key, value.stringValue()));
    }
    return Collections.unmodifiableSortedMap(map);
  }

  SortedMap<String, Long> numberMap(String name) {
    SortedMap<String, Long> map = new TreeMap<>();
    JsonNode values = node.get(name);
    if (values != null) {
      values.forEachEntry((key, value) -> map.put(key, value.longValue()));
    }
    return Collections.unmodifiableSortedMap(map);
  }
}
