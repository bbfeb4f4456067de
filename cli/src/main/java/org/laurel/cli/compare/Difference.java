package org.laurel.cli.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.compare.Thing.Kind;
import org.laurel.core.language.Node;

/// One thing that is not as it was.
///
/// @param was `null`: it is new
/// @param is `null`: it is gone
/// @param fields which of its fields differ; all of them where it is new or gone
public record Difference(
    String kind,
    String heading,
    String id,
    @Nullable SequencedMap<String, String> was,
    @Nullable SequencedMap<String, String> is,
    List<String> fields) {

  /// What differs, things of a kind together.
  public static List<Difference> between(Node.Mapping was, Node.Mapping is) {
    SequencedMap<String, Thing> before = Things.of(was);
    SequencedMap<String, Thing> after = Things.of(is);
    List<Difference> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Set<String> keys = new LinkedHashSet<>(before.keySet());
      keys.addAll(after.keySet());
      for (String key : keys) {
        Thing one = before.get(key);
        Thing other = after.get(key);
        Thing any = one == null ? other : one;
        if (any != null && any.kind() == kind) {
          Difference difference = between(any, one, other);
          if (!difference.fields.isEmpty()) {
            all.add(difference);
          }
        }
      }
    }
    return all;
  }

  private static Difference between(Thing any, @Nullable Thing one, @Nullable Thing other) {
    SequencedMap<String, String> was = one == null ? null : one.fields();
    SequencedMap<String, String> is = other == null ? null : other.fields();
    Set<String> names = new LinkedHashSet<>();
    if (was != null) {
      names.addAll(was.keySet());
    }
    if (is != null) {
      names.addAll(is.keySet());
    }
    List<String> differing =
        was == null || is == null
            ? List.copyOf(names)
            : names.stream().filter(n -> !Objects.equals(was.get(n), is.get(n))).toList();
    return new Difference(any.kind().word(), any.kind().heading(), any.id(), was, is, differing);
  }
}
