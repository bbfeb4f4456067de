package org.laurel.cli.send;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a server says of one line.
///
/// @param status as it would have been for the line alone
/// @param code why it was not granted; empty: it was
/// @param detail the same in words
record Answer(int status, String code, String detail) {

  /// How somebody is told to be a member already.
  private static final Set<String> KNOWN =
      Set.of("key-used-before", "identifier-taken", "already-enrolled");

  static Answer of(JsonNode json) {
    return new Answer(
        json.path("status").asInt(0),
        json.path("code").asString(""),
        json.path("detail").asString(""));
  }

  boolean granted() {
    return status / 100 == 2;
  }

  /// It was taken before, with the same key.
  boolean retry() {
    return status == 200;
  }

  boolean knownAlready() {
    return KNOWN.contains(code);
  }

  /// Nothing is wrong with the line: it may be sent again later.
  boolean later() {
    return status == 429 || status / 100 == 5;
  }
}
