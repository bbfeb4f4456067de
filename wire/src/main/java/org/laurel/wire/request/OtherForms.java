package org.laurel.wire.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.OrderState;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Unknown;

/// The forms of acts, of spending and of staff's entries.
final class OtherForms {

  private static final Duration LONGEST_HOLD = Duration.ofDays(366);

  private static final Decimal MOST = Decimal.of(1_000_000_000);

  private OtherForms() {}

  static Request act(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(Set.of("type", "key", "member", "occurred", "place", "act", "attributes"));
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Instant occurred = body.get("occurred").moment();
    String act = body.get("act").text();
    Programme programme = reader.programmeAt(occurred);
    ActType type = programme.acts().get(act);
    Activity.Act draft =
        new Activity.Act(
            0,
            key,
            occurred,
            RequestReader.place(body),
            act,
            attributes(
                body.find("attributes"), programme, type == null ? Map.of() : type.attributes()));
    return reader.request(Request.Type.ACT, member, draft, true);
  }

  private static SequencedMap<String, Attribute> attributes(
      @Nullable Cursor at, Programme programme, Map<String, Type> types) {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    if (at == null) {
      return attributes;
    }
    at.object();
    if (at.fields().size() > 50) {
      throw at.malformed("out-of-range", "at most 50 attributes");
    }
    for (String name : at.fields()) {
      attributes.put(name, attribute(at.get(name), types.get(name), programme));
    }
    return Collections.unmodifiableSequencedMap(attributes);
  }

  /// Conditions may add and multiply attributes; within this bound they stay exact.
  private static Decimal bounded(Cursor at) {
    Decimal number = at.number();
    if (number.compareTo(MOST) > 0 || number.compareTo(MOST.negated()) < 0) {
      throw at.malformed("out-of-range", "at most " + MOST + ", either way of 0");
    }
    return number;
  }

  /// What is not of the declared type is taken as what it looks like, and refused by the rules.
  private static Attribute attribute(Cursor at, @Nullable Type type, Programme programme) {
    if (at.isNumber()) {
      return new Attribute.OfNumber(bounded(at));
    }
    String text = at.text();
    if (type == Type.MONEY && text.matches("-?[0-9.]+")) {
      return new Attribute.OfMoney(
          at.amount(Amounts.scale(programme.money()), programme.money().getCurrencyCode()));
    }
    if (type == Type.DATE) {
      try {
        return new Attribute.OfDate(LocalDate.parse(text));
      } catch (DateTimeParseException e) {
        return new Attribute.OfText(text);
      }
    }
    return new Attribute.OfText(text);
  }

  static Request redemption(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(
        Set.of(
            "type",
            "key",
            "member",
            "occurred",
            "place",
            "reward",
            "quantity",
            "amount",
            "attributes",
            "hold"));
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Instant occurred = reader.occurredOrNow(body);
    Programme programme = reader.programmeAt(occurred);
    String named = body.get("reward").text();
    Reward reward = programme.rewards().get(named);
    Cursor quantity = body.find("quantity");
    Cursor amount = body.find("amount");
    Cursor hold = body.find("hold");
    Activity.Redeem draft =
        new Activity.Redeem(
            0,
            key,
            occurred,
            RequestReader.place(body),
            named,
            quantity == null ? 1 : quantity.whole(1, 1_000),
            amount == null ? 0 : amount(amount, reward, programme),
            attributes(
                body.find("attributes"),
                programme,
                reward == null ? Map.of() : reward.asks().types()),
            hold == null ? null : occurred.plus(hold.duration(LONGEST_HOLD)));
    return reader.request(Request.Type.REDEMPTION, member, draft, RequestReader.dated(body));
  }

  /// As much as the member says; of a reward that has a price it is refused by the rules.
  private static long amount(Cursor at, @Nullable Reward reward, Programme programme) {
    String unit = reward != null && reward.price() instanceof Price.Any any ? any.unit() : "";
    return at.positiveAmount(TradeForms.scale(programme, unit), unit.isEmpty() ? "units" : unit);
  }

  /// What becomes of a redemption. Its key is made from both when none is sent: a state is reached
  /// once.
  static Request fulfilment(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(Set.of("type", "key", "redemption", "occurred", "state", "note"));
    long redemption = body.get("redemption").id();
    Cursor said = body.get("state");
    OrderState state = state(said);
    String key = RequestReader.key(body, header, "fulfil:" + redemption + ":" + state.word());
    Activity.Fulfil draft =
        new Activity.Fulfil(
            0, key, reader.occurredOrNow(body), redemption, state, body.textOf("note"));
    return reader.request(Request.Type.FULFIL, null, draft, RequestReader.dated(body));
  }

  private static OrderState state(Cursor said) {
    String word = said.text();
    Set<String> words = new TreeSet<>();
    for (OrderState state : OrderState.values()) {
      if (state.word().equals(word)) {
        return state;
      }
      words.add(state.word());
    }
    throw said.malformed(
        "unknown-state", "no state \"" + word + "\"; " + Unknown.among(word, words));
  }

  /// A capture or a release. Its key is made from the redemption when none is sent: a hold ends
  /// once.
  static Request endOfHold(
      RequestReader reader, Request.Type type, Cursor body, @Nullable String header) {
    body.object(Set.of("type", "key", "redemption", "occurred"));
    long redemption = body.get("redemption").id();
    String key = RequestReader.key(body, header, type.word() + ":" + redemption);
    Instant occurred = reader.occurredOrNow(body);
    Activity draft =
        type == Request.Type.CAPTURE
            ? new Activity.Capture(0, key, occurred, redemption)
            : new Activity.Release(0, key, occurred, redemption);
    return reader.request(type, null, draft, RequestReader.dated(body));
  }

  static Request adjustment(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(
        Set.of(
            "type", "key", "member", "occurred", "unit", "amount", "reason", "by", "approvedBy"));
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Instant occurred = reader.occurredOrNow(body);
    String unit = body.get("unit").text();
    Cursor at = body.get("amount");
    long amount = at.signedAmount(TradeForms.scale(reader.programmeAt(occurred), unit), unit);
    if (amount == 0) {
      throw at.malformed("out-of-range", "more or less than 0");
    }
    Cursor approvedBy = body.find("approvedBy");
    Activity.Adjust draft =
        new Activity.Adjust(
            0,
            key,
            occurred,
            unit,
            amount,
            body.get("reason").text(),
            body.get("by").text(),
            approvedBy == null ? null : approvedBy.text());
    return reader.request(Request.Type.ADJUST, member, draft, RequestReader.dated(body));
  }
}
