package org.laurel.wire.json;

import java.math.BigInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// From JSON text to a tree and back: exact numbers, no field twice, no deep nesting.
public final class Json {

  /// Deeper nesting is refused; the deepest form Laurel knows has five levels.
  public static final int MAX_DEPTH = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(100)
                          .maxNameLength(200)
                          .build())
                  .build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /// @throws Malformed `broken-json`, `duplicate-field` or `too-deep`
  public static JsonNode read(byte[] utf8) {
    return read(() -> MAPPER.createParser(utf8));
  }

  /// @throws Malformed `broken-json`, `duplicate-field` or `too-deep`
  public static JsonNode read(String text) {
    return read(() -> MAPPER.createParser(text));
  }

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  public static JsonNode text(String text) {
    return NODES.stringNode(text);
  }

  /// On one line, as in NDJSON.
  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /// For those who write or read forms of their own.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  private static JsonNode read(Supplier<JsonParser> source) {
    Spot root = new Spot(null, "");
    try (JsonParser parser = source.get()) {
      if (parser.nextToken() == null) {
        throw new Malformed("", "broken-json", "there is nothing here; send a JSON object");
      }
      JsonNode tree = tree(parser, root, 0);
      if (parser.nextToken() != null) {
        throw new Malformed(
            "", "broken-json", "something follows after the end of the JSON value; send one value");
      }
      return tree;
    } catch (JacksonException e) {
      throw new Malformed(
          root.innermost().pointer(), "broken-json", where(e) + what(e.getOriginalMessage()));
    }
  }

  /// The parser's message without its advice to programmers.
  private static String what(@Nullable String message) {
    String text = message == null ? "this is no JSON" : message;
    if (text.contains("NaN") || text.contains("non-numeric") || text.contains("NON_NUMERIC")) {
      return "NaN and Infinity are no numbers in JSON";
    }
    if (text.contains("StreamReadConstraints")) {
      return "a number, a name or a text is longer than anything here may be";
    }
    int end = text.indexOf("[Source:");
    return (end < 0 ? text : text.substring(0, end)).replaceAll("[\\s(;,:]+$", "");
  }

  private static String where(JacksonException e) {
    var at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
  }

  private static JsonNode tree(JsonParser parser, Spot spot, int depth) {
    JsonToken token = parser.currentToken();
    if (token.isStructStart() && depth == MAX_DEPTH) {
      throw new Malformed(
          spot.pointer(), "too-deep", "nested deeper than " + MAX_DEPTH + " levels");
    }
    return switch (token) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          if (firstBadCharacter(name) >= 0) {
            throw new Malformed(
                spot.pointer(),
                "bad-text",
                "a field's name has a control character or half a surrogate pair");
          }
          Spot inside = spot.child(name);
          if (object.has(name)) {
            throw new Malformed(
                inside.pointer(), "duplicate-field", "the field is there twice; keep one");
          }
          parser.nextToken();
          object.set(name, tree(parser, inside, depth + 1));
          spot.leave();
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        Spot inside = spot.child("0");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(tree(parser, inside, depth + 1));
          inside = spot.child(Integer.toString(array.size()));
        }
        spot.leave();
        yield array;
      }
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT -> {
        BigInteger number = parser.getBigIntegerValue();
        yield number.bitLength() < 64
            ? NODES.numberNode(number.longValue())
            : NODES.numberNode(number);
      }
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /// Where a control character or half a surrogate pair is; -1: nowhere.
  static int firstBadCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.codePointAt(i);
      boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      if (half || Character.isISOControl(c)) {
        return i;
      }
      i += Character.charCount(c) - 1;
    }
    return -1;
  }

  /// Where the reading stands; becomes a pointer only when something is wrong there.
  private static final class Spot {
    private final @Nullable Spot parent;
    private final String name;
    private @Nullable Spot child;

    Spot(@Nullable Spot parent, String name) {
      this.parent = parent;
      this.name = name;
    }

    Spot child(String name) {
      Spot inside = new Spot(this, name);
      child = inside;
      return inside;
    }

    void leave() {
      child = null;
    }

    Spot innermost() {
      return child == null ? this : child.innermost();
    }

    String pointer() {
      return parent == null ? "" : Pointers.join(parent.pointer(), name);
    }
  }
}
