package org.laurel.core.language;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Back;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;

/// `rewards:` what units can buy.
final class Rewards {

  private static final long LARGEST_STOCK = 1_000_000_000_000L;

  private static final Fields FIELDS = new Fields("a reward", false);
  private static final Fields.Field<String> REWARD =
      FIELDS.required("reward", Ids.REWARD.form("free-drink"), "Its id.");
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(false), "What members call it.");
  private static final Fields.Field<List<Form.Row<Acts.Attribute>>> WITH =
      FIELDS.optional(
          "with",
          Acts.TOLD,
          "What whoever redeems it has to tell: a number, money, a text, one of some texts, or a"
              + " date each.");
  static final Fields.Field<List<Form.Case<Costs.Said>>> COST =
      FIELDS.required(
          "cost",
          Costs.FORM,
          "What it costs, by what is told where prices differ; or free; or any amount.");
  private static final Fields.Field<Integer> EVERY =
      FIELDS.optional("every", Handing.EVERY, "Which of several at once costs nothing.");
  static final Fields.Field<Condition> FOR =
      FIELDS.optional("for", Conditions.FORM, "Who can have it; everybody when nothing is said.");
  static final Fields.Field<List<Period>> DURING =
      FIELDS.optional("during", Periods.FORM, "When it can be had; always when nothing is said.");
  private static final Fields.Field<Windows.Said> LIMIT =
      FIELDS.optional(
          "limit",
          Form.phrase("1 per calendar year", Windows::limit),
          "How many one member can have at most.");
  private static final Fields.Field<Long> STOCK =
      FIELDS.optional(
          "stock",
          Form.phrase("500", (phrase, _) -> Numbers.count(phrase, LARGEST_STOCK)),
          "How many there are for all members; any number when nothing is said.");
  private static final Fields.Field<java.time.Period> VALID =
      FIELDS.optional(
          "valid",
          Form.phrase("60 days", (phrase, _) -> Numbers.length(phrase)),
          "How long its voucher is good; for ever when nothing is said.");
  static final Fields.Field<Gives> GIVES =
      FIELDS.optional(
          "gives",
          Handing.GIVES,
          "What one has of it: a voucher for the till, a partner's code, goods, a place, a benefit,"
              + " money; a code that the shop honours by itself when nothing is said.");
  private static final Fields.Field<LocalDateTime> TAKES_PLACE =
      FIELDS.optional("takes place", Handing.TAKES_PLACE, "When that is which it is a place at.");
  private static final Fields.Field<Back> BACK =
      FIELDS.optional(
          "back",
          Handing.BACK,
          "Until when it can be given back for all it cost; goods are counted from their delivery.");

  static final Form<List<Reward>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Rewards::read), "rewards");

  private Rewards() {}

  private static @Nullable Reward read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(REWARD);
    Names name = entry.get(NAME, Names.of(Map.of()));
    Acts.Declared asked = Acts.declared(id == null ? "" : id, name, entry, WITH, 0);
    List<Form.Case<Costs.Said>> cost = entry.get(COST);
    Integer every = entry.get(EVERY);
    Condition when = entry.get(FOR, scope.in(new Setting.Redemption(asked)));
    List<Period> periods = entry.get(DURING, List.of());
    Limit limit = Windows.times(entry, LIMIT, entry.get(LIMIT), "pieces");
    Long stock = entry.get(STOCK);
    java.time.Period valid = entry.get(VALID);
    Gives gives = entry.get(GIVES, new Gives.Code());
    LocalDateTime takesPlace = entry.get(TAKES_PLACE);
    Back back = entry.get(BACK);
    Price price = cost == null ? null : Costs.price(cost, asked, scope);
    if (id == null) {
      return null;
    }
    scope.claim(Ids.REWARD, id, entry);
    if (price == null) {
      return null;
    }
    Reward reward =
        new Reward(
            id,
            name,
            new Reward.Asked(asked.type().attributes(), asked.type().choices()),
            price,
            every == null ? 0 : every,
            when,
            periods,
            limit,
            stock,
            valid,
            gives,
            takesPlace,
            back);
    check(entry, reward);
    return reward;
  }

  /// What does not go together.
  private static void check(Entry entry, Reward reward) {
    Gives gives = reward.gives();
    if (reward.every() > 0 && reward.price() instanceof Price.Any) {
      unfit(
          entry, EVERY, "of any amount there is no piece that could be free. Leave out \"every\"");
    }
    if (reward.valid() != null && !gives.hasCode()) {
      unfit(entry, VALID, "this reward has no code that could lapse. Leave out \"valid\"");
    }
    if (gives instanceof Gives.Place && reward.takesPlace() == null) {
      unfit(entry, GIVES, "say with \"takes place\" when that is: takes place: 2026-12-04 19:00");
    }
    if (reward.takesPlace() != null && !(gives instanceof Gives.Place)) {
      unfit(
          entry, TAKES_PLACE, "this reward is no place. Write \"gives: a place\", or leave it out");
    }
    boolean used =
        gives instanceof Gives.Benefit
            || gives instanceof Gives.Payout
            || gives instanceof Gives.Units
            || gives instanceof Gives.Imported;
    if (reward.back() != null && used) {
      unfit(entry, BACK, "what this reward gives cannot be given back. Leave out \"back\"");
    }
    if (gives instanceof Gives.Payout(_, _, _, String unit)
        && unit != null
        && !costsOnly(unit, reward.price())) {
      unfit(entry, GIVES, "money per %s needs a cost in %s alone".formatted(unit, unit));
    }
    if (gives instanceof Gives.Units units) {
      exchange(entry, units, reward.price());
    }
  }

  /// What is given for units has to be whole whatever is asked for, and something else.
  private static void exchange(Entry entry, Gives.Units gives, Price price) {
    String of = gives.of();
    if (of != null && !costsOnly(of, price)) {
      unfit(
          entry,
          GIVES,
          "%s per %s need a cost in %s alone"
              .formatted(Units.plural(gives.unit()), of, Units.plural(of)));
    } else if (price.all().stream()
        .flatMap(sum -> sum.units().stream())
        .anyMatch(cost -> cost.unit().equals(gives.unit()))) {
      entry
          .scope()
          .problems
          .add(
              Code.CIRCULAR_EXCHANGE,
              entry.at(GIVES),
              "this costs and gives %s. A unit cannot be exchanged for itself"
                  .formatted(Units.plural(gives.unit())));
    } else if (of != null) {
      whole(entry, gives, of, price);
    }
  }

  private static void whole(Entry entry, Gives.Units gives, String of, Price price) {
    Ratio each = Ratio.of(gives.amount(), gives.per());
    boolean whole =
        price instanceof Price.Any any
            ? any.step() % each.denominator() == 0
            : price.all().stream()
                .flatMap(sum -> sum.units().stream())
                .allMatch(cost -> cost.amount() % each.denominator() == 0);
    if (!whole) {
      Unit unit = entry.scope().units.find(of);
      String steps = unit == null ? of : Quantities.shown(each.denominator(), unit);
      entry
          .scope()
          .problems
          .add(
              Code.UNEVEN_STEPS,
              entry.at(COST),
              "not every amount of this gives a whole amount of %s. Let it cost multiples of %s%s"
                  .formatted(
                      Units.plural(gives.unit()),
                      steps,
                      price instanceof Price.Any ? ": in steps of " + steps : ""));
    }
  }

  private static boolean costsOnly(String unit, Price price) {
    return price.all().stream()
        .allMatch(
            sum ->
                sum.money() == 0
                    && sum.units().size() == 1
                    && sum.units().getFirst().unit().equals(unit));
  }

  private static void unfit(Entry entry, Fields.Field<?> field, String message) {
    entry.scope().problems.add(Code.UNFIT_FIELDS, entry.at(field), message);
  }
}
