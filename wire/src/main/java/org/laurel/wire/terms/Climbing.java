package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Amount;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Ladder.Given;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.value.Window;

/// What leads to a level or an active membership, and for how long.
record Climbing(Voice voice, Ladder ladder) {

  String counts() {
    String window = window();
    if (ladder.counts().isEmpty()) {
      return voice.say("levels.counts.none");
    }
    if (ladder.counts().size() > 1) {
      List<String> what = ladder.counts().stream().map(this::what).toList();
      return voice.say("levels.counts.several", "window", window, "what", voice.or(what));
    }
    return switch (ladder.counts().getFirst()) {
      case Counts.Earned(var unit) ->
          voice.say("levels.counts.earned", "unit", voice.plural(unit), "window", window);
      case Counts.Spend _ -> voice.say("levels.counts.spend", "window", window);
      case Counts.Visits _ -> voice.say("levels.counts.visits", "window", window);
      case Counts.Friends _ -> voice.say("levels.counts.friends", "window", window);
    };
  }

  String window() {
    return voice.within(ladder.window());
  }

  private String what(Counts counts) {
    return switch (counts) {
      case Counts.Earned(var unit) -> voice.plural(unit);
      case Counts.Spend _ -> voice.say("levels.what.spend");
      case Counts.Visits _ -> voice.say("levels.what.visits");
      case Counts.Friends _ -> voice.say("levels.what.friends");
    };
  }

  /// A line for what has to be counted, for each thing that gives it, and for a lifetime.
  List<String> ways(Ladder.Level level) {
    List<String> ways = new ArrayList<>();
    if (!level.from().isEmpty()) {
      ways.add(from(level.from()));
    }
    level.given().forEach(given -> ways.add(given(given)));
    Ladder.Lifetime lifetime = level.lifetime();
    if (lifetime != null) {
      List<String> what = new ArrayList<>();
      lifetime
          .amounts()
          .forEach(way -> what.add(voice.say("levels.lifetime.amount", "amount", amount(way))));
      if (lifetime.years() > 0) {
        what.add(voice.say("levels.lifetime.years", "n", lifetime.years()));
      }
      ways.add(voice.say("levels.lifetime", "what", voice.and(what)));
    }
    return List.copyOf(ways);
  }

  String from(List<Amount> ways) {
    return voice.or(ways.stream().map(this::amount).toList());
  }

  private String amount(Amount way) {
    return switch (way.counts()) {
      case Counts.Earned(var unit) -> voice.units(way.amount(), unit);
      case Counts.Spend _ -> voice.money(way.amount());
      case Counts.Visits _ -> voice.say("levels.purchases", "n", way.amount());
      case Counts.Friends _ -> voice.say("levels.friends", "n", way.amount());
    };
  }

  String given(Given given) {
    String said = Earning.on(voice, given.on(), lasts(given));
    return given.when() == null
        ? said
        : voice.say(
            "given.if",
            "given",
            said,
            "condition",
            voice.and(Clauses.of(voice, Earning.setting(given.on()), given.when())));
  }

  private String lasts(Given given) {
    return switch (given.lasts()) {
      case Kept.Forever _ -> voice.say("given.forever");
      case Kept.For(var length) ->
          voice.say(given.adds() ? "given.adds" : "given.for", "length", voice.length(length));
      case Kept.UntilYearEnd(var later, var ofMembership) ->
          voice.say(ofMembership ? "given.membership-year-end" : "given.year-end", "n", later);
    };
  }

  String kept() {
    String kept = plainlyKept();
    return ladder.grace().isZero()
        ? kept
        : voice.say("levels.kept.grace", "kept", kept, "length", voice.length(ladder.grace()));
  }

  String plainlyKept() {
    return switch (ladder.kept()) {
      case Kept.Forever _ -> voice.say("levels.kept.forever");
      case Kept.UntilYearEnd(var later, var ofMembership) ->
          voice.say(
              ofMembership ? "levels.kept.membership-year-end" : "levels.kept.year-end",
              "n",
              later);
      case Kept.For(var length) -> voice.say("levels.kept.for", "length", voice.length(length));
      case null ->
          switch (ladder.window()) {
            case Window.Lifetime _ -> voice.say("levels.kept.forever");
            case Window.InCalendar _ -> voice.say("levels.kept.year-end", "n", 0);
            case Window.MembershipYear _ -> voice.say("levels.kept.membership-year-end", "n", 0);
            case Window.Rolling(var length) ->
                voice.say("levels.kept.in-window", "length", voice.lengthOf(length));
          };
    };
  }
}
