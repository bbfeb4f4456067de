package org.laurel.core.language;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// What a programme has declared so far, and where in it a phrase stands.
final class Scope {

  final Problems problems;
  final Setting setting;
  final Register<Unit> units;
  final Register<Products> products;
  final Register<Acts.Declared> acts;
  final Register<Budget> budgets;
  final Register<Contest> contests;
  final Register<Ladder> ladders;
  final Map<String, Spot> words;
  private final Shared shared;

  private record Claim(Ids kind, Entry entry) {}

  private static final class Shared {
    @Nullable Currency money;
    @Nullable Ladder membership;
    boolean sharing;
    // Of rules, offers, campaigns, exchanges, ladders and rewards: reasons call them by id alone.
    final Map<String, Claim> claims = new LinkedHashMap<>();
    final Set<String> sent = new HashSet<>();
    final Set<String> paying = new HashSet<>();
    final List<Consumer<Map<String, EarningRule>>> later = new ArrayList<>();
  }

  Scope(Problems problems) {
    this.problems = problems;
    this.setting = new Setting.Unknown();
    this.units = new Register<>(Ids.UNIT, Code.UNKNOWN_UNIT);
    this.products = new Register<>(Ids.PRODUCTS, Code.UNKNOWN_PRODUCT_SET);
    this.acts = new Register<>(Ids.ACT, Code.UNKNOWN_ACT);
    this.budgets = new Register<>(Ids.BUDGET, Code.UNKNOWN_BUDGET);
    this.contests = new Register<>(Ids.CONTEST, Code.UNKNOWN_CONTEST);
    this.ladders = new Register<>(Ids.LADDER, Code.UNKNOWN_LADDER);
    this.words = new LinkedHashMap<>();
    this.shared = new Shared();
  }

  private Scope(Scope outer, Setting setting) {
    this.problems = outer.problems;
    this.setting = setting;
    this.units = outer.units;
    this.products = outer.products;
    this.acts = outer.acts;
    this.budgets = outer.budgets;
    this.contests = outer.contests;
    this.ladders = outer.ladders;
    this.words = outer.words;
    this.shared = outer.shared;
  }

  Scope in(Setting other) {
    return new Scope(this, other);
  }

  /// The programme's money; `null` as long as its text names none that exists.
  @Nullable Currency money() {
    return shared.money;
  }

  /// The code of the programme's money for messages, or a well-known one.
  String moneyShown() {
    return shared.money == null ? "EUR" : shared.money.getCurrencyCode();
  }

  void money(Currency money) {
    shared.money = money;
  }

  void membership(Ladder membership) {
    shared.membership = membership;
  }

  /// Whether members can be active or not.
  boolean hasMembership() {
    return shared.membership != null;
  }

  void sharing(boolean may) {
    shared.sharing = may;
  }

  /// Whether several people may share an account.
  boolean hasSharing() {
    return shared.sharing;
  }

  /// A ladder that was found by a condition.
  Ladder ladder(String id) {
    Ladder membership = shared.membership;
    return membership != null && membership.id().equals(id) ? membership : ladders.declared(id);
  }

  /// Takes an id for a thing of the text, and remembers where its fields stand.
  void claim(Ids kind, String id, Entry entry) {
    Claim before = shared.claims.putIfAbsent(id, new Claim(kind, entry));
    if (before != null) {
      problems.add(
          Code.DUPLICATE_ID,
          entry.at(),
          ("\"%s\" is taken since line %s. Rules, offers, campaigns, exchanges, ladders and rewards"
                  + " share one set of ids: give this %s another")
              .formatted(Words.shown(id), before.entry().at().line(), kind.one()));
    }
  }

  /// Where a field of the rule, offer, campaign, exchange, ladder or reward stands.
  Spot at(String id, Fields.Field<?> field) {
    return entry(id).at(field);
  }

  /// Where the thing with an id begins; the beginning of the text where there is none.
  Spot claimed(String id) {
    Claim claim = shared.claims.get(id);
    return claim == null ? Spot.START : claim.entry().at();
  }

  boolean has(String id, Fields.Field<?> field) {
    return entry(id).has(field);
  }

  List<Node.Text> keys(String id, Fields.Field<?> table) {
    return entry(id).keys(table);
  }

  private Entry entry(String id) {
    return Objects.requireNonNull(shared.claims.get(id), id).entry();
  }

  /// What kind of thing has the id; `null` when nothing has.
  @Nullable Ids kind(String id) {
    Claim claim = shared.claims.get(id);
    return claim == null ? null : claim.kind();
  }

  List<String> ids(Ids kind) {
    return shared.claims.entrySet().stream()
        .filter(claim -> claim.getValue().kind() == kind)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Notes that a unit pays for purchases; `false` when it does so already.
  boolean pays(String unit) {
    return shared.paying.add(unit);
  }

  /// Once the whole text is read: whether a unit pays for purchases.
  boolean isPaying(String unit) {
    return shared.paying.contains(unit);
  }

  /// Notes that a unit may be sent; `false` when that was said already.
  boolean sends(String unit) {
    return shared.sent.add(unit);
  }

  /// Puts off a check until all rules are known.
  void later(Consumer<Map<String, EarningRule>> check) {
    shared.later.add(check);
  }

  void runLater(Programme programme) {
    Map<String, EarningRule> rules = new HashMap<>();
    programme.earning().forEach(rule -> rules.put(rule.id(), rule));
    shared.later.forEach(check -> check.accept(rules));
  }

  /// Runs a part of the reading; when it faults, tells why and goes on with `null`.
  <T> @Nullable T attempt(Supplier<? extends @Nullable T> part) {
    try {
      return part.get();
    } catch (Fault fault) {
      problems.add(fault);
      return null;
    }
  }
}
