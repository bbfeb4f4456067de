package org.laurel.wire.stored;

import java.math.BigDecimal;
import java.util.Collection;
import tools.jackson.core.JsonGenerator;

/// As JSON, for what people look at in the database too.
record JsonSink(JsonGenerator json) implements Sink {

  @Override
  public void text(String name, String value) {
    json.writeStringProperty(name, value);
  }

  @Override
  public void number(String name, long value) {
    json.writeNumberProperty(name, value);
  }

  @Override
  public void decimal(String name, BigDecimal value) {
    json.writeName(name);
    json.writeNumber(value);
  }

  @Override
  public void flag(String name) {
    json.writeBooleanProperty(name, true);
  }

  @Override
  public void texts(String name, Collection<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  @Override
  public void beginObject(String name) {
    json.writeObjectPropertyStart(name);
  }

  @Override
  public void endObject() {
    json.writeEndObject();
  }

  @Override
  public void beginList(String name, int size) {
    json.writeArrayPropertyStart(name);
  }

  @Override
  public void beginItem() {
    json.writeStartObject();
  }

  @Override
  public void endList() {
    json.writeEndArray();
  }
}
