package org.laurel.wire.request;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
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
}
