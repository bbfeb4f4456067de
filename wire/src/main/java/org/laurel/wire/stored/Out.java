package org.laurel.wire.stored;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Decimal;
import org.laurel.wire.json.Json;

/// Writes one object, field by field, leaving out what has its usual value.
final class Out {

  private final Sink sink;

  private Out(Sink sink) {
    this.sink = sink;
  }

  /// The JSON of an object that `fields` fills.
  static String json(Consumer<Out> fields) {
    JsonSink json = new JsonSink();
    fields.accept(new Out(json));
    return json.end();
  }

  /// The same in few bytes.
  static byte[] packed(Consumer<Out> fields) {
    Packed packed = new Packed();
    fields.accept(new Out(packed));
    return packed.bytes();
  }

  Out text(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      sink.text(name, value);
    }
    return this;
  }

  /// A text whose being empty says something else than its not being there.
  Out known(String name, @Nullable String value) {
    if (value != null) {
      sink.text(name, value);
    }
    return this;
  }

  /// A moment, a day, a zone …: whatever its text reads back as.
  Out value(String name, @Nullable Object value) {
    return text(name, value == null ? null : value.toString());
  }

  Out word(String name, Enum<?> value) {
    return text(name, Json.word(value));
  }

  Out number(String name, long value) {
    if (value != 0) {
      sink.number(name, value);
    }
    return this;
  }

  Out decimal(String name, Decimal value) {
    if (value.signum() != 0) {
      sink.decimal(name, value.toBigDecimal());
    }
    return this;
  }

  Out flag(String name, boolean value) {
    if (value) {
      sink.flag(name);
    }
    return this;
  }

  Out texts(String name, Collection<String> values) {
    if (!values.isEmpty()) {
      sink.texts(name, values);
    }
    return this;
  }

  /// An object in a field; left out when `value` is `null`.
  <T> Out object(String name, @Nullable T value, BiConsumer<Out, T> fields) {
    if (value != null) {
      sink.beginObject(name);
      fields.accept(this, value);
      sink.endObject();
    }
    return this;
  }

  <T> Out list(String name, Collection<T> values, BiConsumer<Out, T> fields) {
    if (!values.isEmpty()) {
      sink.beginList(name, values.size());
      for (T value : values) {
        sink.beginItem();
        fields.accept(this, value);
        sink.endObject();
      }
      sink.endList();
    }
    return this;
  }

  <T> Out map(String name, Map<String, T> values, BiConsumer<Out, T> fields) {
    return values.isEmpty()
        ? this
        : object(
            name,
            values,
            (out, all) -> all.forEach((key, value) -> out.object(key, value, fields)));
  }

  Out textMap(String name, Map<String, String> values) {
    return values.isEmpty() ? this : object(name, values, (_, all) -> all.forEach(sink::text));
  }

  Out numberMap(String name, Map<String, Long> values) {
    return values.isEmpty() ? this : object(name, values, (_, all) -> all.forEach(sink::number));
  }
}
