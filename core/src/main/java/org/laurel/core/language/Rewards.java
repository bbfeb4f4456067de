package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Names;

/// `rewards:` what units can buy.
final class Rewards {

  private static final long LARGEST_STOCK = 1_000_000_000_000L;

  private static final Fields FIELDS = new Fields("a reward", false);
  private static final Fields.Field<String> REWARD =
      FIELDS.required("reward", Ids.REWARD.form("free-drink"), "Its id.");
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(false), "What members call it.");
  static final Fields.Field<List<Reward.Cost>> COST =
      FIELDS.required(
          "cost",
          new Form.Scalar<>(List.of("15 stars", "free"), Rewards::cost),
          "What it costs, or free.");
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
  private static final Fields.Field<Reward.Voucher> GIVES =
      FIELDS.optional(
          "gives",
          Discounts.VOUCHER,
          "What the voucher does at the till; without it the shop honours the voucher by itself.");

  static final Form<List<Reward>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Rewards::read), "rewards");

  private Rewards() {}

  private static @Nullable Reward read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(REWARD);
    Names name = entry.get(NAME, Names.of(Map.of()));
    List<Reward.Cost> cost = entry.get(COST);
    Condition when = entry.get(FOR, scope.in(new Setting.Redemption()));
    List<Period> periods = entry.get(DURING, List.of());
    Limit limit = Windows.times(entry, LIMIT, entry.get(LIMIT), "pieces");
    Long stock = entry.get(STOCK);
    java.time.Period valid = entry.get(VALID);
    Reward.Voucher voucher = entry.get(GIVES);
    if (id == null) {
      return null;
    }
    scope.claim(Ids.REWARD, id, entry);
    return cost == null
        ? null
        : new Reward(id, name, cost, when, periods, limit, stock, valid, voucher);
  }

  /// `free`, `15 stars`, `10 stars and 500 points`
  private static List<Reward.Cost> cost(Phrase phrase, Scope scope) {
    List<Reward.Cost> costs = new ArrayList<>();
    if (phrase.takes("free")) {
      return costs;
    }
    do {
      Quantities.Quantity quantity = Quantities.units(phrase, scope);
      String unit = quantity.inUnit().id();
      if (costs.stream().anyMatch(cost -> cost.unit().equals(unit))) {
        throw phrase.fault(
            Code.UNEXPECTED_WORD,
            quantity.token(),
            "the unit " + unit + " stands twice in this cost. Add the two up");
      }
      costs.add(new Reward.Cost(unit, quantity.amount()));
    } while (phrase.takes("and"));
    return List.copyOf(costs);
  }
}
