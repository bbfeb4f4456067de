package org.laurel.wire.json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final ClassValue<String[]> WORDS =
      new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> type) {
          return Arrays.stream(type.getEnumConstants())
              .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .toArray(String[]::new);
        }
      };

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// What the parser stumbled on, in its message.
  private static final Pattern FOUND =
      Pattern.compile("(?:token '|character \\(')([^\\p{Cntrl}]{1,40}?)'[: ]");

  private static final String A_NUMBER =
      "a number is written like 12 or 12.5 or 1e3: no leading zeros, no sign but -, no bare point";

  /// Words of the parser's messages, and what is meant by them; the first that fits.
  private static final SequencedMap<String, String> EXPECTED = new LinkedHashMap<>();

  static {
    EXPECTED.put("nan", "NaN and Infinity are no numbers in JSON");
    EXPECTED.put("non-numeric", "NaN and Infinity are no numbers in JSON");
    EXPECTED.put("non_numeric", "NaN and Infinity are no numbers in JSON");
    EXPECTED.put(
        "streamreadconstraints", "a number, a name or a text is longer than anything here may be");
    EXPECTED.put("end-of-input", "it ends in the middle; a closing \", } or ] is missing before");
    EXPECTED.put("double-quote to start", "a field's name in double quotes is expected here");
    EXPECTED.put("expecting a colon", "a colon is expected here, between a field and its value");
    EXPECTED.put("expecting comma", "a comma is expected here, or the end of the list or object");
    EXPECTED.put(
        "unquoted character",
        "inside a text a line break is written \\n, a tab \\t, other control characters \\u and"
            + " four hexadecimal digits");
    EXPECTED.put(
        "escape",
        "after a backslash one of \" \\ / b f n r t is expected, or u and four hexadecimal digits");
    EXPECTED.put("utf-8", "this is not UTF-8");
    EXPECTED.put("numeric value", A_NUMBER);
    EXPECTED.put("decimal point", A_NUMBER);
    EXPECTED.put("leading zero", A_NUMBER);
    EXPECTED.put(
        "expecting",
        "a value is expected here: a text in double quotes, a number, true, false, null, {…} or […]");
    EXPECTED.put(
        "unexpected",
        "a value is expected here: a text in double quotes, a number, true, false, null, {…} or […]");
  }

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

  /// The same as UTF-8.
  public static byte[] utf8(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /// The word for one of the constants of an enumeration: `OUT_OF_STOCK` is `out-of-stock`.
  public static String word(Enum<?> constant) {
    return WORDS.get(constant.getDeclaringClass())[constant.ordinal()];
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

  /// What was expected, by what the parser says.
  private static String what(@Nullable String message) {
    String said = message == null ? "" : message;
    String low = said.toLowerCase(Locale.ROOT);
    Matcher found = FOUND.matcher(said);
    return EXPECTED.entrySet().stream()
            .filter(one -> low.contains(one.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("this is no JSON")
        + (found.find() ? "; there is " + found.group(1) : "");
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
        yield switch (parser.getNumberType()) {
          case INT -> NODES.numberNode(parser.getIntValue());
          case LONG -> NODES.numberNode(parser.getLongValue());
          default -> NODES.numberNode(parser.getBigIntegerValue());
        };
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
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        return i;
      }
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
