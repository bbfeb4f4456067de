package org.laurel.core.simulation.random;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Between;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Type;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Names;

/// A programme in the making.
final class Draft {
  ZoneId zone = ZoneId.of("Europe/Warsaw");
  Currency money = Currency.getInstance("PLN");
  LocalDate starts = LocalDate.of(2024, 1, 1);
  int blindReturns = 30;
  final SequencedMap<String, Unit> units = new LinkedHashMap<>();
  final SequencedMap<String, Products> products = new LinkedHashMap<>();
  final SequencedMap<String, ActType> acts = new LinkedHashMap<>();
  final SequencedMap<String, Budget> budgets = new LinkedHashMap<>();
  final List<Offer> offers = new ArrayList<>();
  final List<EarningRule> earning = new ArrayList<>();
  final List<Exchange> exchanges = new ArrayList<>();
  Condition admits;
  final List<Ladder> ladders = new ArrayList<>();
  final List<Contest> contests = new ArrayList<>();
  final List<Payment> payments = new ArrayList<>();
  final SequencedMap<String, Reward> rewards = new LinkedHashMap<>();

  static Names name(String id) {
    return Names.of("en", id);
  }

  Draft unit(
      String id, Unit.Kind kind, int scale, Unit.Expiry expiry, int pendingDays, Unit.Debt debt) {
    return unit(id, kind, scale, expiry, pendingDays, debt, List.of());
  }

  Draft unit(
      String id,
      Unit.Kind kind,
      int scale,
      Unit.Expiry expiry,
      int pendingDays,
      Unit.Debt debt,
      List<String> unless) {
    units.put(
        id, new Unit(id, name(id), kind, scale, expiry, pendingDays, null, debt, null, unless));
    return this;
  }

  Draft set(String id, Products.Mark mark, String... values) {
    return set(id, List.of(new Products.Selector(mark, List.of(values))), List.of());
  }

  Draft set(String id, List<Products.Selector> included, List<Products.Selector> excluded) {
    products.put(id, new Products(id, included, excluded));
    return this;
  }

  Draft act(String id, Object... namesAndTypes) {
    SequencedMap<String, Type> attributes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      attributes.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
    }
    acts.put(id, new ActType(id, name(id), attributes));
    return this;
  }

  /// The act can be taken back for so many days.
  Draft back(String id, int days) {
    ActType act = acts.get(id);
    acts.put(id, new ActType(id, act.name(), act.attributes(), act.choices(), days));
    return this;
  }

  Draft budget(String id, String unit, long most) {
    budgets.put(id, new Budget(id, unit, most));
    return this;
  }

  Draft earn(String id, Trigger on, EarningRule.Give give) {
    return earn(id, on, null, give, null, null);
  }

  Draft earn(
      String id,
      Trigger on,
      Condition when,
      EarningRule.Give give,
      Limit limit,
      String budget,
      org.laurel.core.programme.Period... periods) {
    earning.add(
        new EarningRule(id, name(id), null, on, when, List.of(periods), give, limit, budget));
    return this;
  }

  /// The rule gives nothing where anything is taken off.
  void notWithDiscounts(String id) {
    earning.replaceAll(
        rule ->
            rule.id().equals(id)
                ? new EarningRule(
                    id,
                    rule.text(),
                    rule.campaign(),
                    rule.on(),
                    rule.when(),
                    rule.periods(),
                    rule.give(),
                    rule.limit(),
                    rule.budget(),
                    List.of(EarningRule.DISCOUNTS))
                : rule);
  }

  Draft offer(
      String id,
      Trigger.OnPurchase on,
      Condition when,
      Discount discount,
      Limit limit,
      String budget,
      org.laurel.core.programme.Period... periods) {
    offers.add(new Offer(id, name(id), null, on, when, List.of(periods), discount, limit, budget));
    return this;
  }

  Draft exchange(
      String id,
      long takes,
      String from,
      long gives,
      String to,
      org.laurel.core.programme.Period... periods) {
    exchanges.add(new Exchange(id, null, List.of(periods), takes, from, gives, to));
    return this;
  }

  Draft reward(
      String id,
      List<Reward.Cost> cost,
      Condition when,
      Limit limit,
      Long stock,
      Period valid,
      Reward.Voucher voucher,
      org.laurel.core.programme.Period... periods) {
    return reward(
        new Reward(
            id,
            name(id),
            new Reward.Asked(new LinkedHashMap<>(), new LinkedHashMap<>()),
            new Price.Fixed(new Price.Sum(cost, 0)),
            0,
            when,
            List.of(periods),
            limit,
            stock,
            valid,
            voucher == null ? new Gives.Code() : voucher,
            null,
            null));
  }

  Draft reward(Reward reward) {
    rewards.put(reward.id(), reward);
    return this;
  }

  Programme programme(String id) {
    return new Programme(
        id,
        name(id),
        zone,
        money,
        starts,
        blindReturns,
        Programme.BestFor.MEMBER,
        new LinkedHashMap<>(units),
        new LinkedHashMap<>(products),
        new LinkedHashMap<>(acts),
        new LinkedHashMap<>(budgets),
        List.copyOf(offers),
        List.of(),
        List.copyOf(earning),
        List.copyOf(exchanges),
        admits,
        List.copyOf(ladders),
        List.copyOf(payments),
        new LinkedHashMap<>(rewards),
        Between.NOTHING,
        List.of(),
        List.copyOf(contests),
        new LinkedHashMap<>());
  }

  static Trigger.OnPurchase onPurchase() {
    return new Trigger.OnPurchase(null, null);
  }

  static Trigger.OnPurchase onPurchaseOf(String products) {
    return new Trigger.OnPurchase(products, null);
  }
}
