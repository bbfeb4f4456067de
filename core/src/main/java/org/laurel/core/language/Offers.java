package org.laurel.core.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.language.Discounts.Said;
import org.laurel.core.language.Discounts.Target;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Odds;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Offer.On;
import org.laurel.core.programme.Offer.OptIn;
import org.laurel.core.programme.Offer.Part;
import org.laurel.core.programme.Period;
import org.laurel.core.value.Names;

/// `offers:` discounts on what is bought.
final class Offers {

  private static final Fields FIELDS = new Fields("an offer", false);
  static final Fields.Field<String> OFFER =
      FIELDS.required("offer", Ids.OFFER.form("hero-coffee"), "Its id.");
  private static final Fields.Field<Names> TEXT =
      FIELDS.optional("text", new Form.Worded(false), "What members read about it.");
  static final Fields.Field<List<Part>> ON =
      FIELDS.required("on", Listening.TAKES, "What it takes: pieces, or sets of pieces.");
  static final Fields.Field<Condition> WHEN =
      FIELDS.optional("when", Conditions.FORM, "What has to be so for it to apply.");
  static final Fields.Field<List<Period>> DURING =
      FIELDS.optional("during", Periods.FORM, "When it holds; always when nothing is said.");
  static final Fields.Field<Said> DISCOUNT =
      FIELDS.required("discount", Discounts.OFFER, "How much cheaper what it takes gets.");
  private static final Fields.Field<Boolean> WITH =
      FIELDS.optional(
          "with",
          new Form.Choice<>(new LinkedHashMap<>(Map.of("others", true))),
          "With others: it comes on top of what other offers leave, instead of taking pieces.");
  static final Fields.Field<String> GROUP =
      FIELDS.optional(
          "group", Ids.GROUP.form("hot-deals"), "A purchase gets one offer of a group at most.");
  static final Fields.Field<List<String>> NOT_WITH = Apart.field(FIELDS);
  private static final Fields.Field<Long> AT_ONCE =
      FIELDS.optional(
          "at once",
          Form.phrase("2", (phrase, _) -> Numbers.count(phrase, 1_000_000)),
          "How many times one purchase gets it at most.");
  private static final Fields.Field<OptIn> OPT_IN =
      FIELDS.optional(
          "opt in",
          new Form.Scalar<>(List.of("choose-coffee", "choose-coffee for 7 days"), Offers::optIn),
          "The act by which a member has to choose it first, and for how long that is good.");
  private static final Fields.Field<Odds> DRAWN =
      FIELDS.optional(
          "drawn",
          Form.phrase("1 in 20", Offers::odds),
          "By chance: how likely a member's orders of a day get it; drawn anew for each member and"
              + " day.");
  private static final Fields.Field<List<String>> PAID_WITH =
      FIELDS.optional(
          "paid with",
          new Form.OneOrMore<>(new Form.Scalar<>(List.of("hug"), Offers::deed)),
          "Acts of which staff have to have seen one.");
  static final Fields.Field<Windows.Said> LIMIT =
      FIELDS.optional(
          "limit",
          Form.phrase("2 per calendar day", Windows::limit),
          "How many times one member gets it at most: pieces, or sets.");
  static final Fields.Field<String> BUDGET =
      FIELDS.optional("budget", Budgets.NAME, "The budget of money that it is taken from.");

  static final Form<List<Offer>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Offers::read), "offers");

  private static final long LONGEST_ODDS = 1_000_000;

  private Offers() {}

  private static @Nullable Offer read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(OFFER);
    Names text = entry.get(TEXT, Names.of(Map.of()));
    List<Part> takes = entry.get(ON);
    Condition when = entry.get(WHEN, scope.in(new Setting.Purchase()));
    List<Period> periods = entry.get(DURING, List.of());
    Said said = entry.get(DISCOUNT);
    boolean withOthers = entry.get(WITH, false);
    String group = entry.get(GROUP);
    Long atOnce = entry.get(AT_ONCE);
    Limit limit = Windows.times(entry, LIMIT, entry.get(LIMIT), "times");
    String budget = entry.get(BUDGET);
    OptIn optIn = entry.get(OPT_IN);
    Odds drawn = entry.get(DRAWN);
    List<String> paidWith = entry.get(PAID_WITH, List.of());
    List<String> notWith = entry.get(NOT_WITH, List.of());
    if (id == null) {
      return null;
    }
    scope.claim(Ids.OFFER, id, entry);
    if (budget != null && scope.budgets.declared(budget).unit() != null) {
      scope.problems.add(
          Code.WRONG_UNIT,
          entry.at(BUDGET),
          "an offer takes money from its budget, but this one counts "
              + scope.budgets.declared(budget).unit());
    }
    On on = takes == null || said == null ? null : scope.attempt(() -> on(entry, takes, said));
    if (takes == null || said == null || on == null) {
      return null;
    }
    if (withOthers) {
      onTop(entry, takes, said, on);
    }
    return new Offer(
        id,
        text,
        null,
        takes,
        when,
        periods,
        said.discount(),
        on,
        atOnce,
        limit,
        budget,
        group,
        withOthers,
        optIn,
        drawn,
        List.copyOf(paidWith),
        List.copyOf(notWith));
  }

  /// What the discount is on, of what the offer takes.
  private static On on(Entry entry, List<Part> takes, Said said) {
    long pieces = takes.stream().mapToLong(Part::pieces).sum();
    return switch (said.on()) {
      case Target.Each _ -> new On.Each();
      case Target.Together _ -> {
        if (pieces == 1) {
          throw elsewhere(entry, "the offer takes one piece at a time: write \"each\"");
        }
        yield new On.Together();
      }
      case Target.Basket _ -> {
        if (pieces > 1) {
          throw elsewhere(
              entry,
              "what is off the basket is off once, for all lines. Write \"on: purchase\", and how"
                  + " many pieces it needs under \"when\": quantity of basket >= "
                  + pieces);
        }
        yield new On.Basket();
      }
      case Target.Cheapest(var cheapest) -> {
        if (takes.size() > 1) {
          throw elsewhere(
              entry,
              "the cheapest is one of several pieces of one set, and the offer takes a bundle. Say"
                  + " which set gets cheaper, or declare one set of them all");
        }
        if (cheapest >= pieces) {
          throw elsewhere(
              entry,
              "the offer takes %s at a time, so %s of them cannot be the cheapest. Say how many it takes, such as \"on: purchase of %s %s\""
                  .formatted(
                      pieces == 1 ? "one piece" : pieces + " pieces",
                      cheapest,
                      cheapest + 2,
                      takes.getFirst().of().products() == null
                          ? "products"
                          : takes.getFirst().of().products()));
        }
        yield new On.Cheapest(cheapest);
      }
      case Target.Of(var products) -> {
        for (int i = 0; i < takes.size(); i++) {
          if (products.equals(takes.get(i).of().products())) {
            yield takes.size() == 1 ? new On.Each() : new On.OfPart(i);
          }
        }
        throw elsewhere(entry, "the offer takes no " + products);
      }
    };
  }

  private static Fault elsewhere(Entry entry, String message) {
    return new Fault(Code.DISCOUNT_ELSEWHERE, entry.at(DISCOUNT), message);
  }

  /// On top of others comes only what can be reckoned from any price they leave.
  private static void onTop(Entry entry, List<Part> takes, Said said, On on) {
    boolean single = takes.size() == 1 && takes.getFirst().pieces() == 1;
    if (!single || said.discount() instanceof Discount.FixedPrice) {
      entry
          .scope()
          .problems
          .add(
              Code.NOT_ON_TOP,
              entry.at(WITH),
              "only a percentage or an amount off each piece or off the basket comes on top of other"
                  + " offers, not "
                  + (single ? "a fixed price" : "a discount on sets of pieces"));
    }
  }

  /// `choose-coffee for 7 days`
  private static OptIn optIn(Phrase phrase, Scope scope) {
    String act = scope.acts.get(phrase, phrase.name("an act")).type().id();
    return new OptIn(act, phrase.takes("for") ? Numbers.length(phrase) : null);
  }

  /// `1 in 20`
  private static Odds odds(Phrase phrase, Scope scope) {
    Token first = phrase.peek();
    long hits = Numbers.count(phrase, LONGEST_ODDS);
    phrase.expect("in");
    long of = Numbers.count(phrase, LONGEST_ODDS);
    if (hits >= of) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          first,
          "%s in %s is no chance: everybody gets it. Leave \"drawn\" out, or draw fewer"
              .formatted(hits, of));
    }
    return new Odds(hits, of);
  }

  /// An act that is seen, not told of.
  private static String deed(Phrase phrase, Scope scope) {
    Token name = phrase.name("an act");
    Acts.Declared act = scope.acts.get(phrase, name);
    if (!act.type().attributes().isEmpty()) {
      throw phrase.fault(
          Code.UNFIT_FIELDS,
          name,
          "what staff see has nothing to tell, but %s is told with %s. Declare an act without: %s"
              .formatted(
                  act.type().id(),
                  Words.list(act.type().attributes().keySet()),
                  "hug: {name: {en: a hug}}"));
    }
    return act.type().id();
  }

  /// What is drawn has to end, so that its secret can be told.
  static void ends(Scope scope, Offer offer) {
    if (offer.drawn() != null && Period.end(offer.periods()) == null) {
      scope.problems.add(
          Code.DRAWN_WITHOUT_END,
          scope.claimed(offer.id()),
          "what is drawn ends one day: then the secret it is drawn from is told, and everybody can"
              + " check it. Say until when under \"during\": 2026-02-02 .. 2026-02-14");
    }
  }

  /// The same offer, standing in a campaign.
  static Offer in(String campaign, List<Period> periods, Offer offer) {
    return new Offer(
        offer.id(),
        offer.text(),
        campaign,
        offer.takes(),
        offer.when(),
        Periods.both(periods, offer.periods()),
        offer.discount(),
        offer.on(),
        offer.atOnce(),
        offer.limit(),
        offer.budget(),
        offer.group(),
        offer.withOthers(),
        offer.optIn(),
        offer.drawn(),
        offer.paidWith(),
        offer.notWith());
  }
}
