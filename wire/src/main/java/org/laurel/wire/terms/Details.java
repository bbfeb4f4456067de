package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Spread;
import org.laurel.core.value.Rounding;
import org.laurel.core.value.Window;

/// What limits a rule, an offer or a reward: a sentence each.
final class Details {

  private final Voice voice;
  private final List<String> sentences = new ArrayList<>();

  Details(Voice voice) {
    this.voice = voice;
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  void add(String key, @Nullable Object... blanks) {
    sentences.add(voice.say(key, blanks));
  }

  void condition(Clauses.Setting setting, @Nullable Condition condition) {
    if (condition != null) {
      for (String clause : Clauses.of(voice, setting, condition)) {
        add("detail.if", "condition", clause);
      }
    }
  }

  void periods(List<Period> periods) {
    if (!periods.isEmpty()) {
      add("detail.when", "periods", When.of(voice, periods));
    }
  }

  void rounding(Rounding rounding) {
    if (rounding != Rounding.DOWN) {
      add("detail.rounding." + Voice.key(rounding));
    }
  }

  /// @param unit of an amount; `null` where only times or pieces are counted
  void limit(@Nullable Limit limit, boolean pieces, @Nullable String unit) {
    if (limit == null) {
      return;
    }
    String window = window(limit.window());
    if (limit.counts() == Limit.Counted.AMOUNT) {
      String most = voice.units(limit.most(), Objects.requireNonNull(unit));
      add("detail.limit.amount", "most", most, "window", window);
    } else {
      add(
          pieces ? "detail.limit.pieces" : "detail.limit.times",
          "n",
          limit.most(),
          "window",
          window);
    }
  }

  private String window(Window window) {
    return switch (window) {
      case Window.InCalendar(var calendar) -> voice.say("window." + Voice.key(calendar));
      case Window.Rolling(var length) -> voice.say("window.any", "length", voice.lengthOf(length));
      case Window.MembershipYear _ -> throw new IllegalStateException("no limit counts by it");
      case Window.Lifetime _ -> voice.say("window.ever");
    };
  }

  /// @param user the rule or offer that draws on it
  void budget(@Nullable String id, String user) {
    if (id == null) {
      return;
    }
    Programme programme = voice.programme();
    Budget budget = Objects.requireNonNull(programme.budgets().get(id));
    String most =
        budget.unit() == null
            ? voice.money(budget.most())
            : voice.units(budget.most(), budget.unit());
    Stream<String> rules =
        programme.earning().stream()
            .filter(rule -> id.equals(rule.budget()) && !rule.id().equals(user))
            .map((EarningRule rule) -> voice.heading(rule.id(), rule.text()));
    Stream<String> offers =
        programme.offers().stream()
            .filter(offer -> id.equals(offer.budget()) && !offer.id().equals(user))
            .map((Offer offer) -> voice.heading(offer.id(), offer.text()));
    List<String> others = Stream.concat(rules, offers).map(voice::quoted).toList();
    Spread spread = budget.spread();
    if (spread != null) {
      add(
          "detail.prizes",
          "most",
          most,
          "shared",
          !others.isEmpty(),
          "others",
          voice.and(others),
          "days",
          When.of(voice, List.of(spread.period())));
      return;
    }
    add("detail.budget", "most", most, "shared", !others.isEmpty(), "others", voice.and(others));
  }

  /// What a rule does not go together with.
  void notWith(List<String> ids) {
    if (ids.contains(EarningRule.DISCOUNTS)) {
      add("detail.not-with.discounts");
    } else if (!ids.isEmpty()) {
      Programme programme = voice.programme();
      Stream<String> offers =
          programme.offers().stream()
              .filter(offer -> ids.contains(offer.id()))
              .map((Offer offer) -> voice.heading(offer.id(), offer.text()));
      Stream<String> rewards =
          programme.rewards().values().stream()
              .filter(reward -> ids.contains(reward.id()))
              .map((Reward reward) -> voice.heading(reward.id(), reward.name()));
      List<String> others = Stream.concat(offers, rewards).map(voice::quoted).toList();
      add("detail.not-with", "others", voice.or(others));
    }
  }
}
