package org.laurel.wire.stored;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Decimal;
import org.laurel.wire.json.Json;
import tools.jackson.core.JsonGenerator;

/// Writes one JSON text, field by field, leaving out what has its usual value.
final class Out {

  private final JsonGenerator json;

  private Out(JsonGenerator json) {
    this.json = json;
  }

  /// The text of an object that `fields` fills.
  static String object(Consumer<Out> fields) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = Json.mapper().createGenerator(text)) {
      json.writeStartObject();
      fields.accept(new Out(json));
      json.writeEndObject();
    }
    return text.toString();
  }

  Out text(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
    return this;
  }

  /// A text whose being empty says something else than its not being there.
  Out known(String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
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
      json.writeNumberProperty(name, value);
    }
    return this;
  }

  Out decimal(String name, Decimal value) {
    if (value.signum() != 0) {
      json.writeName(name);
      json.writeNumber(value.toBigDecimal());
    }
    return this;
  }

  Out flag(String name, boolean value) {
    if (value) {
      json.writeBooleanProperty(name, true);
    }
    return this;
  }

  Out texts(String name, Collection<String> values) {
    if (!values.isEmpty()) {
      json.writeArrayPropertyStart(name);
      values.forEach(json::writeString);
      json.writeEndArray();
    }
    return this;
  }

  /// An object in a field; left out when `value` is `null`.
  <T> Out object(String name, @Nullable T value, BiConsumer<Out, T> fields) {
    if (value != null) {
      json.writeObjectPropertyStart(name);
      fields.accept(this, value);
      json.writeEndObject();
    }
    return this;
  }

  <T> Out list(String name, Collection<T> values, BiConsumer<Out, T> fields) {
    if (!values.isEmpty()) {
      json.writeArrayPropertyStart(name);
      for (T value : values) {
        json.writeStartObject();
        fields.accept(this, value);
        json.writeEndObject();
      }
      json.writeEndArray();
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
    return values.isEmpty()
        ? this
        : object(name, values, (_, all) -> all.forEach(json::writeStringProperty));
  }

  Out numberMap(String name, Map<String, Long> values) {
    return values.isEmpty()
        ? this
        : object(name, values, (_, all) -> all.forEach(json::writeNumberProperty));
  }
}
