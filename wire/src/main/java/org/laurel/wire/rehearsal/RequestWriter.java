package org.laurel.wire.rehearsal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
import org.laurel.wire.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How what happened is told over HTTP: to which door, in which form.
///
/// @param names what the server calls what the core calls otherwise: redemptions, voucher codes
public record RequestWriter(Programme programme, Map<String, String> names) {

  /// @param path below the programme's
  public record Sent(String method, String path, ObjectNode body) {}

  /// What somebody known by an external name of `member` sends.
  public Sent of(String member, Activity activity) {
    ObjectNode body = Json.object();
    body.put("key", activity.key());
    body.put("occurred", activity.occurred().toString());
    String ref = ref(member);
    if (!(activity instanceof Activity.Enrol
        || activity instanceof Activity.Change
        || activity instanceof Activity.Capture
        || activity instanceof Activity.Release
        || activity instanceof Activity.Fulfil)) {
      body.put("member", ref);
    }
    return switch (activity) {
      case Activity.Enrol a -> enrol(member, a, body);
      case Activity.Change a -> new Sent("PATCH", "/members/" + ref, profile(body, a.profile()));
      case Activity.Purchase a -> purchase(a, body);
      case Activity.Return a -> returned(a, body);
      case Activity.Act a -> act(a, body);
      case Activity.Redeem a -> redeem(a, body);
      case Activity.Capture a ->
          new Sent("POST", "/redemptions/" + named(a.redemption()) + "/capture", body);
      case Activity.Release a ->
          new Sent("POST", "/redemptions/" + named(a.redemption()) + "/release", body);
      case Activity.Fulfil a -> {
        body.put("state", a.state().word());
        said(body, "note", a.note());
        yield new Sent("POST", "/redemptions/" + named(a.redemption()) + "/states", body);
      }
      case Activity.Adjust a -> {
        body.put("unit", a.unit()).put("amount", units(a.unit(), a.amount()));
        body.put("reason", a.reason()).put("by", a.by());
        if (a.approvedBy() != null) {
          body.put("approvedBy", a.approvedBy());
        }
        yield new Sent("POST", "/adjustments", body);
      }
      case Activity.Load a -> {
        body.put("unit", a.unit()).put("amount", units(a.unit(), a.amount()));
        yield new Sent("POST", "/loads", body);
      }
      case Activity.Block a -> new Sent("POST", "/blocks", body.put("blocked", a.blocked()));
      case Activity.Register a ->
          new Sent("POST", "/registrations", body.put("to", account(a.owner())));
      case Activity.Join a -> new Sent("POST", "/joinings", body.put("into", account(a.into())));
      case Activity.Separate a ->
          new Sent("POST", "/separations", body.put("from", account(a.duplicate())));
      case Activity.Leave _ -> new Sent("POST", "/leavings", body);
      case Activity.Merge a -> new Sent("POST", "/mergers", body.put("into", account(a.into())));
      case Activity.Send a -> {
        body.put("to", account(a.to()));
        body.put("unit", a.unit()).put("amount", units(a.unit(), a.amount()));
        yield new Sent("POST", "/sendings", body);
      }
      default -> unknown(activity);
    };
  }

  private static Sent unknown(Activity activity) {
    throw new IllegalArgumentException(
        "nobody sends what is a "
            + activity.getClass().getSimpleName()
            + "; if somebody should, it needs a case here, with its door and its form");
  }

  /// An external name that no other spelling is taken for.
  public static String name(String member) {
    return member.replaceAll("[^A-Za-z0-9-]", "-");
  }

  /// Gift cards have numbers, members an external name.
  public String ref(String member) {
    boolean card = names.containsKey("giftcard " + member);
    return (card ? "giftcard:" : "external:")
        + (card ? name(member).replace("-", "") : name(member));
  }

  private Sent enrol(String member, Activity.Enrol enrol, ObjectNode body) {
    if (enrol.kind() == Activity.Kind.GIFT_CARD) {
      body.put("number", name(member));
      return new Sent("POST", "/gift-cards", body);
    }
    ObjectNode identifier = body.putArray("identifiers").addObject();
    identifier.put("kind", "external").put("value", name(member));
    body.put("joined", enrol.profile().joined().toString());
    if (enrol.invitedBy() != 0) {
      body.put("invitedBy", account(enrol.invitedBy()));
    }
    return new Sent("POST", "/members", profile(body, enrol.profile()));
  }

  private static ObjectNode profile(ObjectNode body, Profile profile) {
    ObjectNode facts = body.putObject("profile");
    if (profile.born() != null) {
      facts.put("born", profile.born().toString());
    }
    facts.put("language", profile.language());
    profile.segments().forEach(facts.putArray("segments")::add);
    profile.consents().forEach(body.putArray("consents")::add);
    return body;
  }

  private Sent purchase(Activity.Purchase purchase, ObjectNode body) {
    place(body, purchase.place());
    body.put("money", purchase.money());
    ArrayNode lines = body.putArray("lines");
    for (Activity.Line line : purchase.lines()) {
      ObjectNode form = lines.addObject();
      form.put("line", line.number()).put("sku", line.sku());
      said(form, "category", line.category());
      said(form, "brand", line.brand());
      line.tags().forEach(form.putArray("tags")::add);
      form.put("quantity", number(line.quantity())).put("amount", money(line.amount()));
    }
    ArrayNode pay = body.putArray("pay");
    for (Activity.Pay units : purchase.pay()) {
      ObjectNode form = pay.addObject().put("unit", units.unit());
      form.put("amount", units(units.unit(), units.amount()));
      if (units.card() != 0) {
        form.put("giftCard", names.getOrDefault("number " + units.card(), "none"));
      }
    }
    ArrayNode codes = body.putArray("codes");
    purchase.codes().forEach(code -> codes.add(names.getOrDefault(code, code)));
    body.put("offline", purchase.offline());
    ArrayNode given = body.putArray("given");
    for (Activity.Given one : purchase.given()) {
      given
          .addObject()
          .put("line", one.line())
          .put("offer", one.offer())
          .put("amount", money(one.amount()));
    }
    purchase.confirmed().forEach(body.putArray("confirmed")::add);
    return new Sent("POST", "/purchases", body);
  }

  private Sent returned(Activity.Return back, ObjectNode body) {
    if (back.of() != null) {
      body.putObject("of").put("key", back.of());
      if (back.lines().isEmpty()) {
        return new Sent("POST", "/returns", body);
      }
    }
    if (back.lines().isEmpty()) {
      return new Sent("POST", "/returns", body);
    }
    ArrayNode lines = body.putArray("lines");
    for (Activity.ReturnedLine line : back.lines()) {
      ObjectNode form = lines.addObject().put("quantity", number(line.quantity()));
      if (back.of() == null) {
        form.put("sku", line.sku()).put("amount", money(line.amount()));
      } else {
        form.put("line", line.number());
      }
    }
    return new Sent("POST", "/returns", body);
  }

  private Sent act(Activity.Act act, ObjectNode body) {
    place(body, act.place());
    body.put("act", act.act());
    attributes(body, act.attributes());
    return new Sent("POST", "/acts", body);
  }

  private void attributes(ObjectNode body, Map<String, Activity.Attribute> told) {
    ObjectNode attributes = body.putObject("attributes");
    told.forEach(
        (name, value) -> {
          switch (value) {
            case Activity.Attribute.OfNumber(var number) -> attributes.put(name, number(number));
            case Activity.Attribute.OfMoney(var amount) -> attributes.put(name, money(amount));
            case Activity.Attribute.OfText(var text) ->
                attributes.put(name, names.getOrDefault(text, text));
            case Activity.Attribute.OfDate(var day) -> attributes.put(name, day.toString());
          }
        });
  }

  private Sent redeem(Activity.Redeem redeem, ObjectNode body) {
    place(body, redeem.place());
    body.put("reward", redeem.reward()).put("quantity", redeem.quantity());
    attributes(body, redeem.attributes());
    if (redeem.amount() != 0) {
      Reward reward = programme.rewards().get(redeem.reward());
      String unit = reward != null && reward.price() instanceof Price.Any any ? any.unit() : "";
      body.put("amount", unit.isEmpty() ? "1" : units(unit, redeem.amount()));
    }
    if (redeem.holdUntil() != null) {
      body.put("hold", Duration.between(redeem.occurred(), redeem.holdUntil()).toString());
    }
    return new Sent("POST", "/redemptions", body);
  }

  private static void place(ObjectNode body, Place place) {
    ObjectNode form = body.putObject("place");
    said(form, "store", place.store());
    said(form, "brand", place.brand());
    said(form, "channel", place.channel());
    said(form, "partner", place.partner());
    if (place.zone() != null) {
      form.put("zone", place.zone().getId());
    }
  }

  /// Who has nothing to say leaves the field out.
  private static void said(ObjectNode form, String field, String text) {
    if (!text.isEmpty()) {
      form.put(field, text);
    }
  }

  private String named(long redemption) {
    String id = Long.toString(redemption);
    return names.getOrDefault(id, id);
  }

  private String account(long id) {
    return names.getOrDefault("account " + id, Long.toString(id));
  }

  private String units(String unit, long amount) {
    return Amounts.format(amount, programme.unit(unit).scale());
  }

  private String money(long amount) {
    return Amounts.format(amount, Amounts.scale(programme.money()));
  }

  private static BigDecimal number(Decimal number) {
    return new BigDecimal(number.toString());
  }
}
