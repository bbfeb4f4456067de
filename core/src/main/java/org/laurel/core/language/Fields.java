package org.laurel.core.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The description of one kind of mapping: everything that may stand in it, in canonical order.
final class Fields {

  /// One field. Its value can only be had through [Entry#get], and only of a mapping it is declared
  /// for.
  ///
  /// @param meaning in a sentence, shown by editors
  record Field<T>(Fields of, String name, boolean required, Form<T> form, String meaning) {}

  private final String what;
  private final boolean flow;
  private final Map<String, Field<?>> all = new LinkedHashMap<>();

  /// @param what `an earning rule`, for messages
  /// @param flow written in braces on one line where it is short
  Fields(String what, boolean flow) {
    this.what = what;
    this.flow = flow;
  }

  <T> Field<T> required(String name, Form<T> form, String meaning) {
    return declare(new Field<>(this, name, true, form, meaning));
  }

  <T> Field<T> optional(String name, Form<T> form, String meaning) {
    return declare(new Field<>(this, name, false, form, meaning));
  }

  private <T> Field<T> declare(Field<T> field) {
    if (all.put(field.name(), field) != null) {
      throw new IllegalStateException("declared twice: " + field.name() + " of " + what);
    }
    return field;
  }

  String what() {
    return what;
  }

  boolean flow() {
    return flow;
  }

  List<String> names() {
    return List.copyOf(all.keySet());
  }

  Map<String, Field<?>> all() {
    return Collections.unmodifiableMap(all);
  }

  @Nullable Field<?> field(String name) {
    return all.get(name);
  }
}
