package org.laurel.wire.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.json.Unknown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads requests of one programme. Everything that a decision takes for granted is checked here:
/// what comes out has positive quantities, unique line numbers, amounts with the right decimals.
///
/// @param versions whose decimals amounts have; the version is the one of the request's moment
/// @param now when something occurred whose form may leave that out
public record RequestReader(Versions versions, Instant now) {

  public RequestReader {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /// Of members who did not say theirs.
  static final String LANGUAGE = "en";

  /// Keys that begin so are made by Laurel itself.
  private static final List<String> RESERVED =
      List.of("time:", "hold:", Activity.FOLLOW_UP, Activity.Drawn.PREFIX, Activity.Won.PREFIX);

  private static final Set<String> TYPES =
      Request.Type.SENT.stream().map(Request.Type::word).collect(Collectors.toUnmodifiableSet());

  /// Reads one form.
  ///
  /// @param header the `Idempotency-Key` header; `null`: none was sent
  /// @throws Malformed with the pointer of the first thing that is wrong
  public Request read(Request.Type type, JsonNode body, @Nullable String header) {
    Cursor at = Cursor.at(body);
    return switch (type) {
      case ENROL -> MemberForms.enrol(this, at, header);
      case CHANGE -> MemberForms.change(this, at, header);
      case PURCHASE -> TradeForms.purchase(this, at, header);
      case RETURN -> TradeForms.returned(this, at, header);
      case ACT -> OtherForms.act(this, at, header);
      case REDEMPTION -> OtherForms.redemption(this, at, header);
      case CAPTURE, RELEASE -> OtherForms.endOfHold(this, type, at, header);
      case FULFIL -> OtherForms.fulfilment(this, at, header);
      case ADJUST -> OtherForms.adjustment(this, at, header);
      case SEND -> BetweenForms.send(this, at, header);
      case LOAD -> BetweenForms.load(this, at, header);
      case BLOCK -> BetweenForms.block(this, at, header);
      case LEAVE -> BetweenForms.leave(this, at, header);
      case REGISTER, MERGE, JOIN, SEPARATE -> BetweenForms.bind(this, type, at, header);
      case RESERVE, RECEIVE, FRIEND, CHARGE, TAKE_OVER, SET_FREE, DRAWN, WON ->
          throw new IllegalArgumentException("nobody sends a " + type.word());
    };
  }

  /// Reads a line of NDJSON, which tells its form: `{"type":"purchase", …}`.
  public Request readTyped(JsonNode line) {
    Cursor at = Cursor.at(line).object();
    Cursor type = at.get("type");
    String word = type.text();
    if (!TYPES.contains(word)) {
      throw type.malformed(
          "unknown-type", "nothing of type \"" + word + "\"; " + Unknown.among(word, TYPES));
    }
    return read(Request.Type.valueOf(word.toUpperCase(Locale.ROOT)), line, null);
  }

  /// Reads a purchase, or a redemption, that is only asked about: neither a key nor a moment is
  /// needed. What names a reward is a redemption.
  public Request readQuote(JsonNode body) {
    ObjectNode whole = Json.object();
    whole.put("key", "quote");
    whole.put("occurred", now.toString());
    Cursor.at(body).object();
    whole.setAll((ObjectNode) body);
    boolean redeems = whole.has("reward");
    return read(redeems ? Request.Type.REDEMPTION : Request.Type.PURCHASE, whole, null);
  }

  /// Reads the opening of a gift card.
  public Request readCard(JsonNode body, @Nullable String header) {
    return BetweenForms.card(this, Cursor.at(body), header);
  }

  /// Reads a capture, a release or a next state whose redemption is named by the address, not by
  /// the body.
  ///
  /// @param body may be empty
  public Request readOfRedemption(
      Request.Type type, long redemption, JsonNode body, @Nullable String header) {
    ObjectNode whole = Json.object();
    whole.put("redemption", Long.toString(redemption));
    Set<String> fields =
        type == Request.Type.FULFIL
            ? Set.of("key", "occurred", "state", "note")
            : Set.of("key", "occurred");
    whole.setAll((ObjectNode) Cursor.at(body).object(fields).node());
    return read(type, whole, header);
  }

  /// The version that amounts of that moment are read by.
  Programme programmeAt(Instant occurred) {
    return versions.at(occurred).programme();
  }

  /// The key, from the body or the header; `otherwise` when neither has one.
  static String key(Cursor body, @Nullable String header, @Nullable String otherwise) {
    Cursor field = body.find("key");
    String key = field == null ? null : field.text();
    if (header != null) {
      String sent = sent(header);
      if (field != null && !sent.equals(key)) {
        throw field.malformed(
            "two-keys", "the Idempotency-Key header says \"" + sent + "\"; send one key");
      }
      key = sent;
    }
    if (key == null && otherwise == null) {
      throw new Malformed(
          "/key",
          "missing-field",
          "a key of your own makes a retry harmless; send \"key\" or the Idempotency-Key header");
    }
    for (String reserved : RESERVED) {
      if (key != null && key.startsWith(reserved)) {
        throw new Malformed(
            "/key", "reserved-key", "keys that begin with \"" + reserved + "\" are Laurel's own");
      }
    }
    return key != null ? key : String.valueOf(otherwise);
  }

  private static String sent(String header) {
    try {
      return Cursor.at(Json.text(unquoted(header))).text();
    } catch (Malformed e) {
      throw new Malformed("/key", e.code(), "the Idempotency-Key header: " + e.detail());
    }
  }

  private static String unquoted(String header) {
    String text = header.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  static boolean dated(Cursor body) {
    return body.find("occurred") != null;
  }

  /// When it occurred; now, when the sender does not say.
  Instant occurredOrNow(Cursor body) {
    Cursor occurred = body.find("occurred");
    return occurred == null ? now : occurred.moment();
  }

  static Place place(Cursor body) {
    Cursor place = body.find("place");
    if (place == null) {
      return Place.NOWHERE;
    }
    place.object(Set.of("store", "brand", "channel", "partner", "zone"));
    Cursor zone = place.find("zone");
    return new Place(
        place.textOf("store"),
        place.textOf("brand"),
        place.textOf("channel"),
        place.textOf("partner"),
        zone == null ? null : zone.zone());
  }

  /// Texts of which none is there twice, such as segments or codes.
  static List<String> distinct(Cursor body, String field, int most) {
    List<String> texts = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Cursor item : body.itemsOf(field, most)) {
      if (!seen.add(item.text())) {
        throw item.malformed("duplicate", "\"" + item.text() + "\" is there twice; keep one");
      }
      texts.add(item.text());
    }
    return List.copyOf(texts);
  }

  Request request(Request.Type type, @Nullable MemberRef member, Activity draft, boolean dated) {
    return new Request(type, member, draft, dated, null, null);
  }
}
