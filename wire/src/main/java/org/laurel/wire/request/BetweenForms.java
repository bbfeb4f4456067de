package org.laurel.wire.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.wire.json.Cursor;

/// The forms of what happens between accounts.
final class BetweenForms {

  private BetweenForms() {}

  static Request send(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(Set.of("type", "key", "member", "occurred", "to", "unit", "amount"));
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Instant occurred = reader.occurredOrNow(body);
    String unit = body.get("unit").text();
    long amount =
        body.get("amount")
            .positiveAmount(TradeForms.scale(reader.programmeAt(occurred), unit), unit);
    Activity.Send draft = new Activity.Send(0, key, occurred, 0, unit, amount);
    MemberRef to = MemberRef.read(body.get("to"));
    return new Request(Request.Type.SEND, member, draft, RequestReader.dated(body), null, null, to);
  }

  static Request load(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(Set.of("type", "key", "member", "occurred", "unit", "amount"));
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Instant occurred = reader.occurredOrNow(body);
    String unit = body.get("unit").text();
    long amount =
        body.get("amount")
            .positiveAmount(TradeForms.scale(reader.programmeAt(occurred), unit), unit);
    Activity.Load draft = new Activity.Load(0, key, occurred, unit, amount);
    return reader.request(Request.Type.LOAD, member, draft, RequestReader.dated(body));
  }

  static Request block(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(Set.of("type", "key", "member", "occurred", "blocked"));
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Activity.Block draft =
        new Activity.Block(0, key, reader.occurredOrNow(body), body.get("blocked").flag());
    return reader.request(Request.Type.BLOCK, member, draft, RequestReader.dated(body));
  }

  static Request leave(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(Set.of("type", "key", "member", "occurred"));
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Activity.Leave draft = new Activity.Leave(0, key, reader.occurredOrNow(body));
    return reader.request(Request.Type.LEAVE, member, draft, RequestReader.dated(body));
  }

  /// A gift card becomes a member's (`to`), an account one with another (`into`), or they part
  /// (`from`).
  static Request bind(
      RequestReader reader, Request.Type type, Cursor body, @Nullable String header) {
    String field =
        switch (type) {
          case REGISTER -> "to";
          case SEPARATE -> "from";
          default -> "into";
        };
    body.object(Set.of("type", "key", "member", "occurred", field));
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Instant occurred = reader.occurredOrNow(body);
    Activity draft =
        switch (type) {
          case MERGE -> new Activity.Merge(0, key, occurred, 0);
          case SEPARATE -> new Activity.Separate(0, key, occurred, 0);
          case JOIN -> new Activity.Join(0, key, occurred, 0);
          default -> new Activity.Register(0, key, occurred, 0);
        };
    MemberRef other = MemberRef.read(body.get(field));
    return new Request(type, member, draft, RequestReader.dated(body), null, null, other);
  }

  /// A gift card, opened under its number.
  static Request card(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(Set.of("type", "key", "occurred", "number"));
    String key = RequestReader.key(body, header, null);
    Instant occurred = reader.occurredOrNow(body);
    Cursor number = body.get("number");
    Identifier identifier = Identifier.read(Identifier.Kind.GIFTCARD, number.text(), number);
    LocalDate day = occurred.atZone(reader.versions().newest().programme().zone()).toLocalDate();
    Profile nobody =
        new Profile(
            day,
            null,
            RequestReader.LANGUAGE,
            Collections.emptySortedSet(),
            Collections.emptySortedSet());
    return new Request(
        Request.Type.ENROL,
        null,
        new Activity.Enrol(0, key, occurred, nobody, 0, Activity.Kind.GIFT_CARD),
        RequestReader.dated(body),
        new Newcomer(List.of(identifier), null),
        null);
  }
}
