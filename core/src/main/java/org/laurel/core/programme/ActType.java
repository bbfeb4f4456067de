package org.laurel.core.programme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;

/// A kind of act that may happen besides purchases, with the attributes that it must carry.
///
/// @param choices by attribute: the texts it may be; none for one that may be any
/// @param back for how many days after its own it can be taken back; 0: it cannot
public record ActType(
    String id,
    Names name,
    SequencedMap<String, Type> attributes,
    SequencedMap<String, List<String>> choices,
    int back) {

  /// Longer than that nothing can be taken back: limits and ladders remember a year more than they
  /// look back.
  public static final int LONGEST_BACK = 365;

  /// One whose texts may be any, and that cannot be taken back.
  public ActType(String id, Names name, SequencedMap<String, Type> attributes) {
    this(id, name, attributes, Collections.unmodifiableSequencedMap(new LinkedHashMap<>()), 0);
  }

  /// Its attribute that is a unique code; `null`: it has none.
  public @Nullable String code() {
    for (var attribute : attributes.entrySet()) {
      if (attribute.getValue() == Type.CODE) {
        return attribute.getKey();
      }
    }
    return null;
  }
}
