package org.laurel.wire.stored;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.laurel.wire.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what [Packed] wrote, as a tree.
final class Unpacking {

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>(Packed.KNOWN);
  private int at;

  private Unpacking(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A stored object, in either form.
  ///
  /// @throws IllegalStateException when it is neither
  static JsonNode read(byte[] stored) {
    if (stored.length > 0 && stored[0] == '{') {
      return Json.read(stored);
    }
    Unpacking unpacking = new Unpacking(stored);
    try {
      if (unpacking.next() != Packed.EDITION) {
        throw new IllegalStateException("stored in a form that is not known");
      }
      ObjectNode object = unpacking.object();
      if (unpacking.at != stored.length) {
        throw new IllegalStateException("stored with something behind its end");
      }
      return object;
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IllegalStateException("stored in a form that breaks off", e);
    }
  }

  private ObjectNode object() {
    ObjectNode object = Json.object();
    for (long field = varint(); field != 0; field = varint()) {
      String name = text((field >>> 3) - 1);
      switch ((int) (field & 7)) {
        case Packed.TEXT -> object.put(name, text(varint()));
        case Packed.NUMBER -> {
          long zigzag = varint();
          object.put(name, (zigzag >>> 1) ^ -(zigzag & 1));
        }
        case Packed.FLAG -> object.put(name, true);
        case Packed.OBJECT -> object.set(name, object());
        case Packed.OBJECTS -> {
          ArrayNode objects = object.putArray(name);
          for (long left = varint(); left > 0; left--) {
            objects.add(object());
          }
        }
        case Packed.TEXTS -> {
          ArrayNode all = object.putArray(name);
          for (long left = varint(); left > 0; left--) {
            all.add(text(varint()));
          }
        }
        case Packed.DECIMAL -> object.put(name, new BigDecimal(text(varint())));
        default -> throw new IllegalStateException("stored with a field of unknown kind");
      }
    }
    return object;
  }

  private String text(long number) {
    if (number != 0) {
      return texts.get(Math.toIntExact(number - 1));
    }
    int length = Math.toIntExact(varint());
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    texts.add(text);
    return text;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int one = next();
      value |= (one & 0x7fL) << shift;
      if ((one & 0x80) == 0) {
        return value;
      }
    }
  }

  private int next() {
    return bytes[at++] & 0xff;
  }
}
