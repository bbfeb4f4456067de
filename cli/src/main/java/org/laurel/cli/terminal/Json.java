package org.laurel.cli.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a command answers to programs.
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /// An object under construction, its members in order.
  public record Tree(SequencedMap<String, @Nullable Object> members) {

    public Tree with(String name, @Nullable Object value) {
      members.put(name, plain(value));
      return this;
    }
  }

  public static Tree tree() {
    return new Tree(new LinkedHashMap<>());
  }

  /// The text of trees, lists, maps, strings and numbers.
  public static String text(Object value) {
    return MAPPER.writeValueAsString(plain(value));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Tree(var members) -> members;
      case List<?> list -> list.stream().map(Json::plain).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, inner) -> copy.put(String.valueOf(name), plain(inner)));
        yield copy;
      }
      default -> value;
    };
  }
}
