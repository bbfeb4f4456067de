package org.laurel.server.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every statement that stands in the sources of the server.
final class Sources {

  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"\\R(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  /// What stands between two parts of one statement, with or without a condition.
  private static final Pattern JOINT =
      Pattern.compile("\\s*\\+\\s*(\\(\\s*\\w+\\s*\\?\\s*)?|\\s*:\\s*(?=$)");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(select|insert into|update|delete from|with|lock|truncate|merge into|copy|create|alter"
              + "|drop|notify|listen)\\b.*");

  private Sources() {}

  /// A statement, in one line and in lower case.
  ///
  /// @param file in which it stands
  /// @param line of it there
  record Statement(String file, int line, String sql) {

    @Override
    public String toString() {
      return file + ":" + line + ": " + sql;
    }
  }

  static List<Statement> all() {
    Path root = Path.of(System.getProperty("laurel.root"), "server/src/main/java");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .flatMap(file -> of(root.relativize(file).toString(), text(file)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Statement> of(String file, String java) {
    // Comments speak of "things", too.
    return new Reader(file, java.replaceAll("(?m)^\\s*//.*$", "")).read();
  }

  /// Goes through one file. A part that has a name, and is put before others, counts with these.
  private static final class Reader {

    private static final Pattern NAMED = Pattern.compile("String\\s+(\\w+)\\s*=\\s*$");
    private static final Pattern USED = Pattern.compile("\\b(\\w+)\\s*\\+\\s*$");

    private final String file;
    private final String code;
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final Set<String> parts = new HashSet<>();

    Reader(String file, String code) {
      this.file = file;
      this.code = code;
    }

    List<Statement> read() {
      Matcher literal = LITERAL.matcher(code);
      StringBuilder sql = new StringBuilder();
      String name = "";
      int start = 0;
      int end = 0;
      while (literal.find()) {
        String between = code.substring(end, literal.start());
        if (!JOINT.matcher(between).matches()) {
          add(name, start, sql);
          name = last(NAMED, between);
          start = literal.start();
          String part = last(USED, between);
          if (named.containsKey(part)) {
            sql.append(named.get(part)).append(' ');
            parts.add(named.get(part));
          }
        }
        sql.append(literal.group(1) != null ? literal.group(1) : literal.group(2));
        end = literal.end();
      }
      add(name, start, sql);
      return statements.entrySet().stream()
          .filter(statement -> !parts.contains(statement.getKey()))
          .map(Map.Entry::getValue)
          .toList();
    }

    private static String last(Pattern pattern, String text) {
      Matcher found = pattern.matcher(text);
      return found.find() ? found.group(1) : "";
    }

    private void add(String name, int start, StringBuilder sql) {
      String raw = sql.toString();
      sql.setLength(0);
      if (!name.isEmpty()) {
        named.put(name, raw);
      }
      String text = Rules.plain(raw);
      if (STATEMENT.matcher(text).matches()) {
        int line = (int) code.substring(0, start).lines().count();
        statements.put(raw, new Statement(file, line, text));
      }
    }
  }
}
