package org.laurel.core.programme;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Trigger.OnCount;
import org.laurel.core.programme.Trigger.OnPurchase;
import org.laurel.core.value.Names;

/// What follows from a programme's rules, worked out once: which of them are in question, so that
/// ten thousand rules on other products cost a purchase nothing.
///
/// It says nothing that the programme itself does not, so any two are equal.
public final class Index {

  private final ProductIndex products;

  private final List<EarningRule> earning;
  private final BitSet onAnything = new BitSet();
  private final Map<String, BitSet> onProducts = new HashMap<>();
  private final Map<Trigger, List<EarningRule>> onOthers = new HashMap<>();
  private final List<EarningRule> onCounts = new ArrayList<>();
  private final List<Trigger.OnYearly> yearly = new ArrayList<>();
  private final Map<String, EarningRule> counting = new HashMap<>();

  private final List<Offer> offers;
  private final BitSet offersOnAnything = new BitSet();
  private final Map<String, BitSet> offersOn = new HashMap<>();
  private final Map<String, Offer> chosen = new HashMap<>();
  private final List<Offer> drawn;
  private final List<Offer> optional;

  private final Map<String, Limit> limits = new HashMap<>();
  private final Map<String, Names> names = new HashMap<>();
  private final List<Count> asked;
  private final Map<String, String> counters = new HashMap<>();

  Index(
      Collection<Unit> units,
      Map<String, Products> products,
      Collection<Budget> budgets,
      List<Offer> offers,
      List<EarningRule> earning,
      Collection<Reward> rewards) {
    this.products = new ProductIndex(products);
    this.earning = earning;
    this.offers = offers;
    for (int i = 0; i < earning.size(); i++) {
      note(i, earning.get(i));
    }
    for (int i = 0; i < offers.size(); i++) {
      note(i, offers.get(i));
    }
    budgets.forEach(budget -> counters.put(budget.id(), budget.counter()));
    this.drawn = offers.stream().filter(offer -> offer.drawn() != null).toList();
    this.optional = offers.stream().filter(offer -> offer.optIn() != null).toList();
    Set<Count> counts = new LinkedHashSet<>();
    earning.forEach(rule -> asked(rule.when(), counts));
    offers.forEach(offer -> asked(offer.when(), counts));
    rewards.forEach(reward -> asked(reward.when(), counts));
    this.asked = List.copyOf(counts);
    earning.forEach(rule -> names.putIfAbsent(rule.id(), rule.text()));
    offers.forEach(offer -> names.putIfAbsent(offer.id(), offer.text()));
    rewards.forEach(reward -> names.putIfAbsent(reward.id(), reward.name()));
    units.forEach(unit -> names.putIfAbsent(unit.id(), unit.name()));
  }

  private void note(int place, EarningRule rule) {
    switch (rule.on()) {
      case OnPurchase(var set, _) -> in(set, onProducts, onAnything).set(place);
      case OnCount _ -> {
        // What it has given follows from its count, even when a return leaves none of its products.
        onAnything.set(place);
        onCounts.add(rule);
        counting.put(rule.tally(), rule);
        counting.put(rule.given(), rule);
      }
      case Trigger.OnAct _,
          Trigger.OnYearly _,
          Trigger.OnEnrolment _,
          Trigger.OnFriend _,
          Trigger.OnWin _ ->
          onOthers.computeIfAbsent(rule.on(), _ -> new ArrayList<>()).add(rule);
    }
    if (rule.on() instanceof Trigger.OnYearly day && !yearly.contains(day)) {
      yearly.add(day);
    }
    if (rule.limit() != null) {
      limits.put(Limit.tally(rule.id()), rule.limit());
    }
  }

  private void note(int place, Offer offer) {
    for (Offer.Part part : offer.takes()) {
      in(part.of().products(), offersOn, offersOnAnything).set(place);
    }
    chosen.put(offer.chosen(), offer);
    if (offer.limit() != null) {
      limits.putIfAbsent(Limit.tally(offer.id()), offer.limit());
    }
  }

  private static BitSet in(@Nullable String set, Map<String, BitSet> bySet, BitSet anything) {
    return set == null ? anything : bySet.computeIfAbsent(set, _ -> new BitSet());
  }

  private static void asked(@Nullable Condition condition, Set<Count> counts) {
    Condition.facts(condition)
        .forEach(
            fact -> {
              if (fact instanceof Fact.Past(var count)) {
                counts.add(count);
              } else if (fact instanceof Fact.Nth(_, _, var count)) {
                counts.add(count);
              }
            });
  }

  /// The product sets that something with these marks belongs to.
  public Set<String> sets(String sku, String category, String brand, List<String> tags) {
    return products.sets(sku, category, brand, tags);
  }

  /// Rules that a purchase of something in these product sets may concern, in the text's order.
  public List<EarningRule> onPurchase(Set<String> sets) {
    return inQuestion(earning, onAnything, onProducts, sets);
  }

  /// Rules on anything but purchases.
  public List<EarningRule> on(Trigger trigger) {
    return onOthers.getOrDefault(trigger, List.of());
  }

  /// The days of the year that rules listen to.
  public List<Trigger.OnYearly> yearly() {
    return yearly;
  }

  /// Rules on what purchases come to.
  public List<EarningRule> onCounts() {
    return onCounts;
  }

  /// Offers that a purchase of something in these product sets may concern, in the text's order.
  public List<Offer> offers(Set<String> sets) {
    return inQuestion(offers, offersOnAnything, offersOn, sets);
  }

  private static <T> List<T> inQuestion(
      List<T> all, BitSet onAnything, Map<String, BitSet> onSets, Set<String> sets) {
    BitSet places = (BitSet) onAnything.clone();
    for (String set : sets) {
      BitSet more = onSets.get(set);
      if (more != null) {
        places.or(more);
      }
    }
    if (places.cardinality() == all.size()) {
      return all;
    }
    List<T> inQuestion = new ArrayList<>(places.cardinality());
    for (int i = places.nextSetBit(0); i >= 0; i = places.nextSetBit(i + 1)) {
      inQuestion.add(all.get(i));
    }
    return inQuestion;
  }

  /// The counts that conditions ask for.
  public List<Count> asked() {
    return asked;
  }

  /// The rule on counts that keeps, or gives by, a tally.
  public @Nullable EarningRule counting(String tally) {
    return counting.get(tally);
  }

  /// Offers that are left to chance, in the text's order.
  public List<Offer> drawn() {
    return drawn;
  }

  /// Offers that a member has to choose first, in the text's order.
  public List<Offer> optional() {
    return optional;
  }

  /// The offer whose choice a tally keeps.
  public @Nullable Offer chosen(String tally) {
    return chosen.get(tally);
  }

  /// The limit of an earning rule or an offer, by the name of its tally.
  public @Nullable Limit limit(String tally) {
    return limits.get(tally);
  }

  /// The name of a budget's global counter; `null`: there is no such budget.
  public @Nullable String counter(String budget) {
    return counters.get(budget);
  }

  /// What people call an earning rule, an offer, a reward or a unit; `null`: there is none of that
  /// id.
  public @Nullable Names name(String id) {
    return names.get(id);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Index;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "Index";
  }
}
