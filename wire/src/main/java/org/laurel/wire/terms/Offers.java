package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Access;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Odds;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Offer.On;
import org.laurel.core.programme.Offer.OptIn;
import org.laurel.core.programme.Offer.Part;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Trigger.OnPurchase;
import org.laurel.core.value.Ratio;

/// What is cheaper for members.
final class Offers {

  private Offers() {}

  static List<Block> blocks(Voice voice) {
    List<Block> blocks = new ArrayList<>();
    for (Offer offer : voice.programme().offers()) {
      if (offer.campaign() == null) {
        blocks.add(entry(voice, offer, offer.periods()));
      }
    }
    return blocks;
  }

  /// @param periods those that have to be told
  static Block entry(Voice voice, Offer offer, List<Period> periods) {
    Details details = new Details(voice);
    details.condition(Clauses.Setting.OFFER, offer.when());
    details.periods(periods);
    choice(voice, offer.optIn(), details);
    chance(voice, offer, details);
    if (offer.discount() instanceof Discount.Percent(_, var rounding)) {
      details.rounding(rounding);
    }
    if (offer.atOnce() != null) {
      details.add("detail.at-once", "pieces", pieceByPiece(offer), "n", offer.atOnce());
    }
    details.limit(offer.limit(), pieceByPiece(offer), null);
    details.budget(offer.budget(), offer.id());
    if (offer.withOthers()) {
      details.add("detail.with-others");
    }
    rivals(voice, offer, details);
    return new Block.Entry(
        voice.heading(offer.id(), offer.text()), what(voice, offer), details.sentences());
  }

  /// Products that only some may buy, for a while.
  static List<Block> first(Voice voice) {
    List<Block> blocks = new ArrayList<>();
    for (Access access : voice.programme().access()) {
      Details details = new Details(voice);
      details.condition(Clauses.Setting.PURCHASE, access.when());
      details.periods(access.periods());
      blocks.add(
          new Block.Entry(
              voice.heading(access.id(), access.text()),
              voice.say("access", "products", voice.quoted(voice.called(access.to()))),
              details.sentences()));
    }
    return blocks;
  }

  private static boolean pieceByPiece(Offer offer) {
    return offer.takes().size() == 1
        && offer.takes().getFirst().pieces() == 1
        && offer.on() instanceof On.Each
        && !offer.withOthers();
  }

  private static void choice(Voice voice, @Nullable OptIn optIn, Details details) {
    if (optIn != null) {
      details.add(
          "detail.opt-in",
          "act",
          act(voice, optIn.act()),
          "length",
          optIn.length() == null ? "none" : voice.length(optIn.length()));
    }
  }

  private static String act(Voice voice, String id) {
    ActType act = voice.programme().acts().get(id);
    return voice.quoted(act == null ? id : voice.name(id, act.name()));
  }

  private static void chance(Voice voice, Offer offer, Details details) {
    Odds odds = offer.drawn();
    if (odds != null) {
      details.add("detail.drawn", "hits", odds.hits(), "of", odds.of());
    }
    if (!offer.paidWith().isEmpty()) {
      List<String> acts = offer.paidWith().stream().map(id -> act(voice, id)).toList();
      details.add("detail.paid-with", "acts", voice.or(acts));
    }
  }

  /// The offers of its group, and what it does not go together with.
  private static void rivals(Voice voice, Offer offer, Details details) {
    List<String> others =
        voice.programme().offers().stream()
            .filter(other -> !other.id().equals(offer.id()))
            .filter(other -> rivals(offer, other))
            .map(other -> voice.quoted(voice.heading(other.id(), other.text())))
            .collect(Collectors.toCollection(ArrayList::new));
    voice.programme().rewards().values().stream()
        .filter(reward -> offer.notWith().contains(reward.id()))
        .forEach(reward -> others.add(voice.quoted(voice.heading(reward.id(), reward.name()))));
    if (!others.isEmpty()) {
      details.add("detail.group", "others", voice.and(others));
    }
  }

  private static boolean rivals(Offer one, Offer other) {
    return one.group() != null && one.group().equals(other.group())
        || one.notWith().contains(other.id())
        || other.notWith().contains(one.id());
  }

  private static String what(Voice voice, Offer offer) {
    Part first = offer.takes().getFirst();
    boolean single = offer.takes().size() == 1 && first.pieces() == 1;
    String discount = discount(voice, offer);
    if (single) {
      return Earning.onPurchase(voice, "on.offer", first.of(), discount);
    }
    String except = first.of().except();
    return voice.say(
        "on.offer.sets",
        "pieces",
        voice.and(offer.takes().stream().map(part -> pieces(voice, part)).toList()),
        "but",
        except != null,
        "except",
        except == null ? "" : voice.quoted(voice.called(except)),
        "gives",
        discount);
  }

  private static String pieces(Voice voice, Part part) {
    return voice.say("on.offer.pieces", "n", part.pieces(), "set", set(voice, part.of()));
  }

  private static String set(Voice voice, OnPurchase of) {
    return of.products() == null ? "all" : voice.quoted(voice.called(of.products()));
  }

  private static String discount(Voice voice, Offer offer) {
    return switch (offer.on()) {
      case On.Each _ ->
          offer.takes().getFirst().pieces() == 1 && offer.takes().size() == 1
              ? each(voice, offer.discount())
              : voice.say("discount.of-each", "discount", each(voice, offer.discount()));
      case On.OfPart(var part) ->
          voice.say(
              "discount.of-part",
              "set",
              set(voice, offer.takes().get(part).of()),
              "n",
              offer.takes().get(part).pieces(),
              "discount",
              each(voice, offer.discount()));
      case On.Cheapest(var pieces) ->
          voice.say("discount.cheapest", "n", pieces, "discount", each(voice, offer.discount()));
      case On.Together _ -> together(voice, offer.discount());
      case On.Basket _ -> voice.say("discount.off-basket", "off", amount(voice, offer.discount()));
    };
  }

  private static String together(Voice voice, Discount discount) {
    return voice.say(
        discount instanceof Discount.FixedPrice ? "discount.together" : "discount.off-together",
        "off",
        amount(voice, discount));
  }

  private static String amount(Voice voice, Discount discount) {
    return switch (discount) {
      case Discount.Off(var amount) -> voice.money(amount);
      case Discount.FixedPrice(var amount) -> voice.money(amount);
      case Discount.Percent(var rate, _) -> voice.percent(rate);
    };
  }

  private static String each(Voice voice, Discount discount) {
    return switch (discount) {
      case Discount.Off(var amount) -> voice.say("discount.off-each", "money", voice.money(amount));
      case Discount.Percent(var rate, _) when rate.equals(Ratio.ONE) -> voice.say("discount.free");
      case Discount.Percent(var rate, _) ->
          voice.say("discount.percent", "percent", voice.percent(rate));
      case Discount.FixedPrice(var amount) ->
          voice.say("discount.fixed-price", "money", voice.money(amount));
    };
  }
}
