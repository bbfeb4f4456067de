package org.laurel.wire.stored;

import java.math.BigDecimal;
import java.util.Collection;
import org.laurel.wire.json.Json;

/// As JSON, for what people look at in the database too.
///
/// Every purchase is written twice, for what tells it from others and for the history, so this is
/// as plain as it can be; what needs escaping is left to [Json].
final class JsonSink implements Sink {

  private final StringBuilder json = new StringBuilder(1024).append('{');

  /// The whole object, once all its fields are written.
  String end() {
    return json.append('}').toString();
  }

  @Override
  public void text(String name, String value) {
    name(name);
    quote(value);
  }

  @Override
  public void number(String name, long value) {
    name(name);
    json.append(value);
  }

  @Override
  public void decimal(String name, BigDecimal value) {
    name(name);
    json.append(value);
  }

  @Override
  public void flag(String name) {
    name(name);
    json.append(true);
  }

  @Override
  public void texts(String name, Collection<String> values) {
    beginList(name, values.size());
    for (String value : values) {
      separate();
      quote(value);
    }
    endList();
  }

  @Override
  public void beginObject(String name) {
    name(name);
    json.append('{');
  }

  @Override
  public void endObject() {
    json.append('}');
  }

  @Override
  public void beginList(String name, int size) {
    name(name);
    json.append('[');
  }

  @Override
  public void beginItem() {
    separate();
    json.append('{');
  }

  @Override
  public void endList() {
    json.append(']');
  }

  private void name(String name) {
    separate();
    quote(name);
    json.append(':');
  }

  /// From what stands before in the same object or list.
  private void separate() {
    char last = json.charAt(json.length() - 1);
    if (last != '{' && last != '[') {
      json.append(',');
    }
  }

  private void quote(String text) {
    if (isPlain(text)) {
      json.append('"').append(text).append('"');
    } else {
      json.append(Json.write(Json.text(text)));
    }
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c == '/' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
