package org.laurel.core.language;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Access;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Unit.Expiry;
import org.laurel.core.value.Window;

/// Looks for rules that are sound and cannot work.
final class Warnings {

  private final Programme programme;
  private final Scope scope;
  private final Contradictions contradictions;
  private final Reach reach;
  private final Winning winning;

  Warnings(Programme programme, Scope scope) {
    this.programme = programme;
    this.scope = scope;
    this.contradictions = new Contradictions(programme);
    this.reach = new Reach(programme);
    this.winning = new Winning(programme, scope, contradictions);
  }

  void look() {
    neverSo(scope.claimed(Ladder.MEMBERSHIP), programme.admits());
    programme.earning().forEach(this::rule);
    programme.offers().forEach(this::offer);
    programme.access().forEach(this::access);
    programme.exchanges().forEach(this::exchange);
    programme.contests().forEach(winning::contest);
    programme.ladders().forEach(this::ladder);
    programme.rewards().values().forEach(this::reward);
    unused();
  }

  private void rule(EarningRule rule) {
    Spot during = during(rule.id(), Earning.DURING, rule.campaign());
    neverNow(during, rule.periods());
    neverSo(scope.at(rule.id(), Earning.WHEN), rule.when());
    winning.nobody(scope.at(rule.id(), Earning.WHEN), rule.on(), rule.when());
    winning.inPieces(rule);
    noLines(scope.at(rule.id(), Earning.ON), rule.on());
    limited(rule);
    String unit = Earning.unit(rule.give());
    if (unit != null) {
      goesOn(during, rule.periods(), programme.unit(unit));
    }
  }

  private void offer(Offer offer) {
    neverNow(during(offer.id(), Offers.DURING, offer.campaign()), offer.periods());
    neverSo(scope.at(offer.id(), Offers.WHEN), offer.when());
    offer.takes().forEach(part -> noLines(scope.at(offer.id(), Offers.ON), part.of()));
    lonely(offer);
  }

  private void access(Access access) {
    neverNow(scope.at(access.id(), Accesses.DURING), access.periods());
    neverSo(scope.at(access.id(), Accesses.FOR), access.when());
  }

  private void lonely(Offer offer) {
    String group = offer.group();
    List<String> others =
        programme.offers().stream()
            .filter(other -> other != offer)
            .map(Offer::group)
            .filter(Objects::nonNull)
            .toList();
    if (group != null && !others.contains(group)) {
      warn(
          Code.LONELY_GROUP,
          scope.at(offer.id(), Offers.GROUP),
          "no other offer is in the group \"%s\", so it keeps none away.%s"
              .formatted(group, Words.didYouMean(group, others)));
    }
  }

  private void exchange(Exchange exchange) {
    Spot at = Exchanges.spot(scope, exchange);
    neverNow(at, exchange.periods());
    outlives(at, exchange.periods(), programme.unit(exchange.from()));
    goesOn(at, exchange.periods(), programme.unit(exchange.to()));
  }

  /// Of a rule in a campaign without dates of its own, the campaign's are meant.
  private Spot during(String id, Fields.Field<?> field, @Nullable String campaign) {
    return campaign == null || scope.has(id, field)
        ? scope.at(id, field)
        : scope.at(campaign, Campaigns.DURING);
  }

  private void neverNow(Spot at, List<Period> periods) {
    LocalDateTime end = Period.end(periods);
    LocalDate starts = programme.starts();
    if (Periods.neverMeet(periods)) {
      warn(Code.NEVER_MATCHES, at, "this can never apply: its periods do not meet");
    } else if (end != null && starts != null && !end.isAfter(starts.atStartOfDay())) {
      warn(
          Code.NEVER_MATCHES,
          at,
          "this can never apply: it is over before the programme starts on " + starts);
    }
  }

  private void neverSo(Spot at, @Nullable Condition condition) {
    String why = contradictions.in(condition);
    if (why != null) {
      warn(Code.NEVER_MATCHES, at, "this can never apply: " + why);
    }
  }

  private void noLines(Spot at, Trigger trigger) {
    if (trigger instanceof Trigger.OnPurchase(String products, var except)
        && products != null
        && products.equals(except)) {
      warn(
          Code.NEVER_MATCHES,
          at,
          "this can never apply: no line is in %s and outside it".formatted(products));
    }
  }

  private void limited(EarningRule rule) {
    Limit limit = rule.limit();
    long least =
        switch (rule.give()) {
          case Give.Flat flat -> flat.amount();
          case Give.PerAttribute attribute -> attribute.least();
          default -> 0;
        };
    if (limit != null && limit.counts() == Limit.Counted.AMOUNT && limit.most() < least) {
      warn(
          Code.LIMIT_BELOW_GIFT,
          scope.at(rule.id(), Earning.LIMIT),
          "the rule gives %s at once, so nobody ever gets all of it under this limit"
              .formatted(shown(least, Earning.unit(rule.give()))));
    }
  }

  private void outlives(Spot at, List<Period> periods, Unit unit) {
    if (unit.expiry() instanceof Expiry.OnDate(var day)) {
      outlives(at, periods, unit, day);
    }
  }

  /// Something gives a unit that nobody can hold any more.
  private void goesOn(Spot at, List<Period> periods, Unit unit) {
    outlives(at, periods, unit);
    LocalDate retired = unit.retired();
    if (retired != null && !(unit.expiry() instanceof Expiry.OnDate)) {
      outlives(at, periods, unit, retired.minusDays(1));
    }
  }

  private void outlives(Spot at, List<Period> periods, Unit unit, LocalDate day) {
    LocalDateTime end = Period.end(periods);
    if (end == null || end.isAfter(day.plusDays(1).atStartOfDay())) {
      warn(
          Code.OUTLIVES_UNIT,
          at,
          "this goes on %s, but %s lapses on %s. End both on the same day"
              .formatted(
                  end == null ? "for ever" : "until " + end.minusNanos(1).toLocalDate(),
                  unit.id(),
                  day));
    }
  }

  private void ladder(Ladder ladder) {
    ladder.levels().stream()
        .flatMap(level -> level.given().stream())
        .forEach(given -> given(ladder, given));
    if (ladder.isMembership()) {
      return;
    }
    List<Node.Text> keys = scope.keys(ladder.id(), Tiers.LEVELS);
    for (int i = 1; i < keys.size(); i++) {
      Ladder.Level level = ladder.levels().get(i);
      if (!level.given().isEmpty()) {
        continue;
      }
      List<Ladder.Amount> beyond =
          level.from().stream().filter(way -> way.amount() > reachable(ladder, way)).toList();
      if (!beyond.isEmpty() && beyond.size() == level.from().size()) {
        unreachable(ladder, level, beyond.getFirst(), keys.get(i).at());
        return;
      }
    }
  }

  private void unreachable(Ladder ladder, Ladder.Level level, Ladder.Amount way, Spot at) {
    long most = reachable(ladder, way);
    String unit = way.counts().word();
    warn(
        Code.UNREACHABLE_TIER,
        at,
        most == 0
            ? "nobody can reach %s: no rule gives %s".formatted(level.id(), unit)
            : "nobody can reach %s: the limits of the rules allow %s at most in that time"
                .formatted(level.id(), shown(most, unit)));
  }

  private long reachable(Ladder ladder, Ladder.Amount way) {
    Reach.Span span =
        switch (ladder.window()) {
          case Window.InCalendar _ -> Reach.CALENDAR_YEAR;
          case Window.Rolling(var length) -> Reach.Span.of(length);
          case Window.MembershipYear _ -> Reach.Span.of(java.time.Period.ofYears(1));
          case Window.Lifetime _ -> new Reach.Span.Ever();
        };
    return way.counts() instanceof Counts.Earned(var unit) ? reach.earned(unit, span) : Reach.ANY;
  }

  private void given(Ladder ladder, Ladder.Given given) {
    Spot at = scope.claimed(ladder.id());
    neverSo(at, given.when());
    winning.nobody(at, given.on(), given.when());
    noLines(at, given.on());
  }

  private void reward(Reward reward) {
    Spot during = scope.at(reward.id(), Rewards.DURING);
    neverNow(during, reward.periods());
    neverSo(scope.at(reward.id(), Rewards.FOR), reward.when());
    if (reward.gives() instanceof Gives.Units gives) {
      goesOn(during, reward.periods(), programme.unit(gives.unit()));
    }
    Spot cost = scope.at(reward.id(), Rewards.COST);
    for (Reward.Cost part : costs(reward)) {
      Unit unit = programme.unit(part.unit());
      LocalDateTime begin = Periods.begin(reward.periods());
      if (unit.expiry() instanceof Expiry.OnDate(var day)
          && begin != null
          && begin.isAfter(day.plusDays(1).atStartOfDay().minusNanos(1))) {
        warn(
            Code.UNREACHABLE_REWARD,
            cost,
            "nobody can pay this: %s lapses on %s, before the reward can be had"
                .formatted(unit.id(), day));
      }
      long most = reach.had(unit.id(), life(unit));
      if (part.amount() > most) {
        warn(
            Code.UNREACHABLE_REWARD,
            cost,
            most == 0
                ? "nobody can pay this: nothing gives " + unit.id()
                : "nobody can save up for this: the limits of the rules allow %s at most before"
                        .formatted(shown(most, unit.id()))
                    + " the first of them lapse");
      }
    }
  }

  private static List<Reward.Cost> costs(Reward reward) {
    return reward.price().all().stream().flatMap(sum -> sum.units().stream()).toList();
  }

  /// For how long an amount lasts; one rounded to the end of a year may last a year longer.
  private static Reach.Span life(Unit unit) {
    return unit.expiry() instanceof Expiry.AfterEarning(var length, var roundedTo)
        ? Reach.Span.of(roundedTo == null ? length : length.plusMonths(12))
        : new Reach.Span.Ever();
  }

  private void unused() {
    Set<String> given = new HashSet<>();
    programme.earning().forEach(rule -> given.add(String.valueOf(Earning.unit(rule.give()))));
    programme.exchanges().forEach(exchange -> given.add(exchange.to()));
    Reach.rewarded(programme).forEach(given::add);
    if (programme.between().cards() != null) {
      given.add(programme.between().cards().unit());
    }
    for (String unit : programme.units().keySet()) {
      if (!given.contains(unit)) {
        warn(
            Code.UNEARNED_UNIT,
            scope.units.at(unit),
            "no rule and no exchange gives %s, only staff can. Give it in a rule, or remove it"
                .formatted(unit));
      }
    }
    for (String set : scope.products.unused()) {
      warn(
          Code.UNUSED_PRODUCTS,
          scope.products.at(set),
          "nothing names the product set " + set + ". Name it in a rule, or remove it");
    }
    for (String budget : scope.budgets.unused()) {
      warn(
          Code.UNUSED_BUDGET,
          scope.budgets.at(budget),
          "nothing is taken from the budget %s. Name it in a rule with \"budget: %s\", or remove it"
              .formatted(budget, budget));
    }
    Set<String> spoken = Spoken.in(programme);
    scope.words.forEach(
        (word, at) -> {
          if (!spoken.contains(word)) {
            warn(
                Code.UNUSED_WORD,
                at,
                "no product set, campaign, ladder or attribute is called \"%s\", and no text is.%s"
                    .formatted(Words.shown(word), Words.didYouMean(word, spoken)));
          }
        });
    for (String act : scope.acts.unused()) {
      warn(
          Code.UNUSED_ACT,
          scope.acts.at(act),
          "no rule listens to the act " + act + ". Write one, or remove the act");
    }
  }

  private String shown(long amount, @Nullable String unit) {
    return unit == null ? String.valueOf(amount) : Quantities.shown(amount, programme.unit(unit));
  }

  private void warn(Code code, Spot at, String message) {
    scope.problems.add(code, at, message);
  }
}
