package org.laurel.wire.stored;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.OrderState;
import org.laurel.core.activity.Parcel;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;

/// The stored form of activities. Its fields are named and nested as in requests, so that a pointer
/// into one is a pointer into the other.
public final class ActivityForm {

  private ActivityForm() {}

  public static String write(Activity activity) {
    return Out.json(out -> whole(out, activity));
  }

  /// Everything, here and in [EffectForm].
  static void whole(Out out, Activity activity) {
    out.number("id", activity.id()).value("occurred", activity.occurred());
    write(out, activity, true);
    switch (activity) {
      case Activity.Redeem redeem -> out.value("holdUntil", redeem.holdUntil());
      case Activity.Enrol enrol -> out.number("invitedBy", enrol.invitedBy());
      case Activity.Reserve reserve -> out.value("until", reserve.until());
      case Activity.Send send -> out.number("to", send.to());
      case Activity.Register register -> out.number("owner", register.owner());
      case Activity.Merge _, Activity.Join _, Activity.Separate _ -> UnionForm.whole(out, activity);
      default -> {}
    }
  }

  /// What its sender said, in one way only: no id, attributes in order of their names, a hold as
  /// its length.
  ///
  /// @param dated whether the sender said when it occurred
  public static String canonical(Activity activity, boolean dated) {
    return Out.json(
        out -> {
          if (dated) {
            out.value("occurred", activity.occurred());
          }
          write(out, activity, false);
          if (activity instanceof Activity.Redeem redeem && redeem.holdUntil() != null) {
            out.value("hold", Duration.between(redeem.occurred(), redeem.holdUntil()));
          }
        });
  }

  /// @param whole with what the desk has found out about it
  private static void write(Out out, Activity activity, boolean whole) {
    out.text("key", activity.key());
    switch (activity) {
      case Activity.Enrol a -> {
        out.text("type", "enrol");
        if (a.kind() != Activity.Kind.MEMBER) {
          out.word("kind", a.kind());
        }
        profile(out, a.profile());
      }
      case Activity.Change a -> profile(out.text("type", "change"), a.profile());
      case Activity.Purchase a -> PurchaseForm.write(out.text("type", "purchase"), a, whole);
      case Activity.Return a ->
          out.text("type", "return")
              .object("of", a.of(), (o, key) -> o.known("key", key))
              .list("lines", a.lines(), ActivityForm::returned);
      case Activity.Act a ->
          out.text("type", "act")
              .object("place", known(a.place()), ActivityForm::place)
              .text("act", a.act())
              .map("attributes", new TreeMap<>(a.attributes()), ActivityForm::attribute);
      case Activity.Redeem a ->
          out.text("type", "redemption")
              .object("place", known(a.place()), ActivityForm::place)
              .text("reward", a.reward())
              .number("quantity", a.quantity())
              .number("amount", a.amount())
              .map("attributes", new TreeMap<>(a.attributes()), ActivityForm::attribute);
      case Activity.Capture a -> out.text("type", "capture").number("redemption", a.redemption());
      case Activity.Release a -> out.text("type", "release").number("redemption", a.redemption());
      case Activity.Fulfil a ->
          out.text("type", "fulfil")
              .number("redemption", a.redemption())
              .word("state", a.state())
              .text("note", a.note());
      case Activity.Time _ -> out.text("type", "time");
      case Activity.Adjust a ->
          out.text("type", "adjust")
              .text("unit", a.unit())
              .number("amount", a.amount())
              .text("reason", a.reason())
              .text("by", a.by())
              .known("approvedBy", a.approvedBy());
      case Activity.Send a ->
          out.text("type", "send").text("unit", a.unit()).number("amount", a.amount());
      case Activity.Receive a ->
          out.text("type", "receive")
              .number("from", a.from())
              .list("parcels", a.parcels(), ActivityForm::parcel)
              .word("how", a.how());
      case Activity.Load a ->
          out.text("type", "load").text("unit", a.unit()).number("amount", a.amount());
      case Activity.Block a -> out.text("type", "block").flag("blocked", a.blocked());
      case Activity.Register _ -> out.text("type", "register");
      case Activity.Merge _,
          Activity.Join _,
          Activity.Leave _,
          Activity.Separate _,
          Activity.TakeOver _,
          Activity.SetFree _ ->
          UnionForm.write(out, activity);
      case Activity.Reserve a ->
          out.text("type", "reserve").text("unit", a.unit()).number("amount", a.amount());
      case Activity.Charge a ->
          out.text("type", "charge")
              .number("hold", a.hold())
              .text("unit", a.unit())
              .number("amount", a.amount());
      case Activity.Drawn _, Activity.Won _ -> OutcomeForm.write(out, activity);
      case Activity.Friend a ->
          out.text("type", "friend")
              .number("friend", a.friend())
              .word("step", a.step())
              .text("of", a.of());
    }
  }

  static @Nullable Place known(Place place) {
    return place.equals(Place.NOWHERE) ? null : place;
  }

  static void place(Out out, Place place) {
    out.text("store", place.store())
        .text("brand", place.brand())
        .text("channel", place.channel())
        .text("partner", place.partner())
        .value("zone", place.zone());
  }

  private static void returned(Out out, Activity.ReturnedLine line) {
    out.number("line", line.number())
        .text("sku", line.sku())
        .decimal("quantity", line.quantity())
        .number("amount", line.amount());
  }

  private static void parcel(Out out, Parcel parcel) {
    out.text("unit", parcel.unit())
        .number("amount", parcel.amount())
        .value("lastDay", parcel.lastDay())
        .value("pendingUntil", parcel.pendingUntil());
  }

  private static void attribute(Out out, Attribute attribute) {
    switch (attribute) {
      case Attribute.OfNumber(var value) -> out.text("is", "number").decimal("value", value);
      case Attribute.OfMoney(var amount) -> out.text("is", "money").number("value", amount);
      case Attribute.OfText(var value) -> out.text("is", "text").text("value", value);
      case Attribute.OfDate(var value) -> out.text("is", "date").value("value", value);
    }
  }

  /// The facts about a member, here and in [ReceiptForm].
  static void profile(Out out, Profile profile) {
    out.value("joined", profile.joined())
        .object(
            "profile",
            profile,
            (o, p) ->
                o.value("born", p.born())
                    .text("language", p.language())
                    .texts("segments", p.segments()))
        .texts("consents", profile.consents());
  }

  public static Activity read(String json) {
    return read(In.of(json));
  }

  static Activity read(In in) {
    long id = in.number("id");
    String key = in.text("key");
    Instant occurred = in.theMoment("occurred");
    return switch (in.need("type")) {
      case "enrol" ->
          new Activity.Enrol(
              id,
              key,
              occurred,
              profile(in),
              in.number("invitedBy"),
              in.has("kind") ? in.word("kind", Activity.Kind.class) : Activity.Kind.MEMBER);
      case "change" -> new Activity.Change(id, key, occurred, profile(in));
      case "purchase" -> PurchaseForm.read(in, id, key, occurred);
      case "return" ->
          new Activity.Return(
              id,
              key,
              occurred,
              in.object("of", of -> of.text("key")),
              in.list("lines", ActivityForm::returned));
      case "act" -> new Activity.Act(id, key, occurred, place(in), in.text("act"), attributes(in));
      case "redemption" ->
          new Activity.Redeem(
              id,
              key,
              occurred,
              place(in),
              in.text("reward"),
              in.whole("quantity"),
              in.number("amount"),
              attributes(in),
              in.value("holdUntil", Instant::parse));
      case "capture" -> new Activity.Capture(id, key, occurred, in.number("redemption"));
      case "release" -> new Activity.Release(id, key, occurred, in.number("redemption"));
      case "fulfil" ->
          new Activity.Fulfil(
              id,
              key,
              occurred,
              in.number("redemption"),
              in.word("state", OrderState.class),
              in.text("note"));
      case "time" -> new Activity.Time(id, key, occurred);
      case "adjust" ->
          new Activity.Adjust(
              id,
              key,
              occurred,
              in.text("unit"),
              in.number("amount"),
              in.text("reason"),
              in.text("by"),
              in.value("approvedBy", by -> by));
      case "send" ->
          new Activity.Send(
              id, key, occurred, in.number("to"), in.text("unit"), in.number("amount"));
      case "receive" ->
          new Activity.Receive(
              id,
              key,
              occurred,
              in.number("from"),
              in.list("parcels", ActivityForm::parcel),
              in.word("how", Activity.Receive.How.class));
      case "load" -> new Activity.Load(id, key, occurred, in.text("unit"), in.number("amount"));
      case "block" -> new Activity.Block(id, key, occurred, in.flag("blocked"));
      case "register" -> new Activity.Register(id, key, occurred, in.number("owner"));
      case "merge", "join", "leave", "separate", "take-over", "set-free" ->
          UnionForm.read(in, id, key, occurred);
      case "reserve" ->
          new Activity.Reserve(
              id, key, occurred, in.text("unit"), in.number("amount"), in.theMoment("until"));
      case "charge" ->
          new Activity.Charge(
              id, key, occurred, in.number("hold"), in.text("unit"), in.number("amount"));
      case "drawn", "won" -> OutcomeForm.read(in, id, key, occurred);
      case "friend" ->
          new Activity.Friend(
              id,
              key,
              occurred,
              in.number("friend"),
              in.word("step", Activity.Friend.Step.class),
              in.text("of"));
      case String other ->
          throw new IllegalStateException("stored activity of unknown type: " + other);
    };
  }

  static Place place(In in) {
    if (!in.has("place")) {
      return Place.NOWHERE;
    }
    In place = in.object("place");
    return new Place(
        place.text("store"),
        place.text("brand"),
        place.text("channel"),
        place.text("partner"),
        place.value("zone", ZoneId::of));
  }

  private static Activity.ReturnedLine returned(In in) {
    return new Activity.ReturnedLine(
        in.whole("line"), in.text("sku"), in.decimal("quantity"), in.number("amount"));
  }

  private static Parcel parcel(In in) {
    return new Parcel(
        in.text("unit"), in.number("amount"), in.day("lastDay"), in.day("pendingUntil"));
  }

  private static SequencedMap<String, Attribute> attributes(In in) {
    return in.map(
        "attributes",
        attribute ->
            switch (attribute.need("is")) {
              case "number" -> new Attribute.OfNumber(attribute.decimal("value"));
              case "money" -> new Attribute.OfMoney(attribute.number("value"));
              case "text" -> new Attribute.OfText(attribute.text("value"));
              case "date" -> new Attribute.OfDate(attribute.theDay("value"));
              case String other ->
                  throw new IllegalStateException("stored attribute of unknown type: " + other);
            });
  }

  static Profile profile(In in) {
    In person = in.object("profile");
    return new Profile(
        in.theDay("joined"),
        person.day("born"),
        person.text("language"),
        person.textSet("segments"),
        in.textSet("consents"));
  }
}
