package org.laurel.core.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes maps, lists, texts and truths as JSON, two spaces a level.
final class Json {

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  static String written(Object value) {
    Json json = new Json();
    json.write(value, 0);
    return json.out.append('\n').toString();
  }

  private void write(Object value, int indent) {
    switch (value) {
      case Map<?, ?> map ->
          all(
              "{",
              "}",
              indent,
              map.entrySet().stream()
                  .<Runnable>map(
                      entry ->
                          () -> {
                            text(String.valueOf(entry.getKey()));
                            out.append(": ");
                            write(entry.getValue(), indent + 2);
                          })
                  .toList());
      case List<?> list when list.stream().allMatch(String.class::isInstance) -> texts(list);
      case List<?> list ->
          all(
              "[",
              "]",
              indent,
              list.stream().<Runnable>map(item -> () -> write(item, indent + 2)).toList());
      case String text -> text(text);
      default -> out.append(value);
    }
  }

  private void all(String opening, String closing, int indent, List<Runnable> items) {
    out.append(opening);
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n").repeat(' ', indent + 2);
      items.get(i).run();
    }
    if (!items.isEmpty()) {
      out.append('\n').repeat(' ', indent);
    }
    out.append(closing);
  }

  private void texts(List<?> texts) {
    out.append('[');
    for (int i = 0; i < texts.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      text((String) texts.get(i));
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                  if (c < ' ') {
                    out.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    out.append((char) c);
                  }
                }
              }
            });
    out.append('"');
  }
}
