package org.laurel.wire.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The core and a server do not say the same.
public final class Difference extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// More than that nobody reads at once.
  private static final int MOST = 4;

  Difference(String message) {
    super(message, null, false, false);
  }

  /// Names what differs between the core's and the server's answer, by JSON pointer.
  static void unlessSame(String what, JsonNode core, JsonNode server) {
    List<String> found = new ArrayList<>();
    collect("", core, server, found);
    if (!found.isEmpty()) {
      throw new Difference(what + ": " + String.join("; ", found.stream().limit(MOST).toList()));
    }
  }

  private static void collect(String at, JsonNode core, JsonNode server, List<String> found) {
    if (core.isObject() && server.isObject()) {
      Set<String> fields = new LinkedHashSet<>(core.propertyNames());
      fields.addAll(server.propertyNames());
      fields.forEach(f -> collect(at + "/" + f, core.path(f), server.path(f), found));
    } else if (core.isArray() && server.isArray()) {
      for (int i = 0; i < Math.max(core.size(), server.size()); i++) {
        collect(at + "/" + i, core.path(i), server.path(i), found);
      }
    } else if (!said(core).equals(said(server))) {
      found.add("%s is %s here and %s on the server".formatted(at, said(core), said(server)));
    }
  }

  /// Spaces that do not break are spaces.
  private static String said(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.toString().replace('\u00a0', ' ');
  }
}
