package org.laurel.wire.json;

/// JSON pointers (RFC 6901) as text.
public final class Pointers {

  private Pointers() {}

  /// The pointer to a field, or an item by its number, of what `pointer` points to.
  public static String join(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
