package org.laurel.wire.request;

import java.util.List;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.json.Unknown;
import tools.jackson.databind.JsonNode;

/// How a request names its member: by the account's id or by an identifier.
public sealed interface MemberRef {

  record ById(long account) implements MemberRef {
    @Override
    public String toString() {
      return Long.toString(account);
    }
  }

  record ByIdentifier(Identifier identifier) implements MemberRef {
    @Override
    public String toString() {
      return identifier.toString();
    }
  }

  /// Reads `1234`, `card:2700000000123`, `phone:+48…`, `email:…` or `external:…`.
  ///
  /// @throws Malformed when it is none of them
  static MemberRef parse(String text) {
    return read(Cursor.at(Json.text(text)));
  }

  /// Reads the text form, or `{"card": "2700000000123"}`.
  static MemberRef read(Cursor member) {
    MemberRef ref = readInviter(member);
    if (ref instanceof ByIdentifier(var identifier)
        && identifier.kind() == Identifier.Kind.REFERRAL) {
      throw member.malformed(
          "bad-member", "a referral code only tells who invited; name the member otherwise");
    }
    return ref;
  }

  /// As [#read], or `referral:…`: any name by which friends know a member.
  static MemberRef readInviter(Cursor member) {
    if (member.isText()) {
      return ofText(member.text(Cursor.MAX_TEXT + "external:".length()), member);
    }
    if (!member.isObject()) {
      throw member.malformed(
          "wrong-type", "a member is {\"card\":\"…\"}, \"card:…\" or the member's id as a text");
    }
    List<String> fields = member.fields();
    if (fields.size() != 1) {
      throw member.malformed(
          "bad-member", "one field names the member: card, phone, email, external or id");
    }
    String field = fields.getFirst();
    if (field.equals("id")) {
      return new ById(member.get("id").id());
    }
    member.object(Identifier.KINDS);
    Cursor value = member.get(field);
    return new ByIdentifier(Identifier.read(Identifier.kind(field), value.text(), value));
  }

  private static MemberRef ofText(String text, Cursor at) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      if (!text.matches("[0-9]+")) {
        throw at.malformed(
            "bad-member", "a member is card:…, phone:…, email:…, external:… or an id in digits");
      }
      return new ById(at.id());
    }
    String kind = text.substring(0, colon);
    if (!Identifier.KINDS.contains(kind)) {
      throw at.malformed(
          "bad-member",
          "no members are known by \"" + kind + "\"; " + Unknown.among(kind, Identifier.KINDS));
    }
    return new ByIdentifier(Identifier.read(Identifier.kind(kind), text.substring(colon + 1), at));
  }

  /// As it stands in a request: `"card:2700000000123"`.
  default JsonNode toJson() {
    return Json.text(toString());
  }
}
