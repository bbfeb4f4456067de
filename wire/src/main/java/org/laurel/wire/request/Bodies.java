package org.laurel.wire.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Pointers;
import org.laurel.wire.stored.ActivityForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What makes two requests under one key the same: all that their senders said, whatever the
/// spelling (`12.9` or `12.90`, one offset or another).
final class Bodies {

  private Bodies() {}

  static byte[] hash(Request request) {
    StringBuilder said =
        new StringBuilder(ActivityForm.canonical(request.draft(), request.dated()));
    if (request.change() != null) {
      said.append('\n').append(Json.write(change(request.change())));
    }
    if (request.other() != null) {
      said.append('\n').append(request.other());
    }
    if (request.newcomer() != null) {
      said.append('\n').append(Json.write(newcomer(request.newcomer())));
    }
    return sha256(said.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode newcomer(Newcomer newcomer) {
    ObjectNode said = Json.object();
    ArrayNode identifiers = said.putArray("identifiers");
    newcomer.identifiers().forEach(identifier -> identifiers.add(identifier.toString()));
    return said.put("name", newcomer.name());
  }

  private static ObjectNode change(ProfileChange change) {
    ObjectNode said = Json.object();
    if (change.born() != null) {
      said.put("born", change.born().toString());
    }
    if (change.language() != null) {
      said.put("language", change.language());
    }
    if (change.segments() != null) {
      change.segments().forEach(said.putArray("segments")::add);
    }
    if (change.consents() != null) {
      change.consents().forEach(said.putArray("consents")::add);
    }
    return said;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String difference(Activity taken, Request request) {
    Activity again =
        request.change() != null && taken instanceof Activity.Change(_, _, _, Profile profile)
            ? request.activity(0, profile)
            : request.draft();
    JsonNode a = Json.read(ActivityForm.canonical(taken, request.dated()));
    JsonNode b = Json.read(ActivityForm.canonical(again, request.dated()));
    String found = difference(a, b, "");
    if (found != null) {
      return found.replaceFirst("^(/attributes/[^/]+)/.*", "$1");
    }
    // What an activity does not keep: who joined, how others were named, and whether its moment was
    // said at all.
    return switch (request.draft()) {
      case Activity.Send _, Activity.Register _ -> "/to";
      case Activity.Join _, Activity.Merge _ -> "/into";
      case Activity.Separate _ -> "/from";
      case Activity.Purchase purchase when purchase.byCard() != null -> "/pay";
      default -> request.newcomer() != null ? "/identifiers" : "/occurred";
    };
  }

  private static @Nullable String difference(JsonNode a, JsonNode b, String pointer) {
    if (a.equals(b)) {
      return null;
    }
    if (a.isObject() && b.isObject()) {
      Set<String> names = new TreeSet<>(a.propertyNames());
      names.addAll(b.propertyNames());
      // Of two different forms the type says most.
      for (String name : names.contains("type") ? typeFirst(names) : names) {
        String found = difference(a.path(name), b.path(name), Pointers.join(pointer, name));
        if (found != null) {
          return found;
        }
      }
    }
    if (a.isArray() && b.isArray()) {
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        String found =
            difference(a.path(i), b.path(i), Pointers.join(pointer, Integer.toString(i)));
        if (found != null) {
          return found;
        }
      }
    }
    return pointer;
  }

  private static Set<String> typeFirst(Set<String> names) {
    Set<String> sorted = new LinkedHashSet<>();
    sorted.add("type");
    sorted.addAll(names);
    return sorted;
  }
}
