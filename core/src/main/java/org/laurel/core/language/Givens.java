package org.laurel.core.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Ladder.Given;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.programme.Trigger;

/// `given:` what gives a level, or a membership, for a time.
final class Givens {

  private static final Fields FIELDS = new Fields("what gives a level", true);
  private static final Fields.Field<Trigger> ON =
      FIELDS.required("on", Listening.ANY, "The purchase, act or joining that gives it.");
  private static final Fields.Field<Condition> WHEN =
      FIELDS.optional("when", Conditions.FORM, "What has to be so for it to be given.");
  private static final Fields.Field<Kept> LASTS =
      FIELDS.optional(
          "lasts",
          new Form.Scalar<>(
              List.of("12 months", "until end of next calendar year", "forever"), Tiers::kept),
          "How long, from the day on which it is given.");
  private static final Fields.Field<Kept> ADDS =
      FIELDS.optional(
          "adds",
          Form.phrase("12 months", (phrase, _) -> new Kept.For(Numbers.length(phrase))),
          "Instead of lasts: how much longer it lasts, behind what was given before.");

  static final Form<Given> FORM = new Form.Section<>(FIELDS, Givens::read);

  private Givens() {}

  private static @Nullable Given read(Entry entry) {
    Scope scope = entry.scope();
    Trigger on = entry.get(ON);
    Condition when = entry.get(WHEN, scope.in(Listening.setting(on, scope)));
    Kept lasts = entry.get(LASTS);
    Kept adds = entry.get(ADDS);
    if (entry.has(LASTS) == entry.has(ADDS)) {
      scope.problems.add(
          Code.LASTS_OR_ADDS,
          entry.at(),
          "what is given either \"lasts\" from its day on, or \"adds\" to what was given before:"
              + " write one of the two");
      return null;
    }
    Kept kept = lasts == null ? adds : lasts;
    if (on instanceof Trigger.OnCount) {
      scope.problems.add(
          Code.UNEXPECTED_WORD,
          entry.at(ON),
          "what purchases come to leads to a level by \"counts\" and \"from\". Nothing else has to"
              + " give it");
      return null;
    }
    return on == null || kept == null ? null : new Given(on, when, kept, adds != null, word(on));
  }

  /// The tally of what is given counts by this word, within its level.
  private static String word(Trigger on) {
    return switch (on) {
      case Trigger.OnAct(var act) -> act;
      case Trigger.OnYearly(var day) -> Words.lower(day.name());
      case Trigger.OnCount _ -> throw new IllegalStateException("was refused");
      case Trigger.OnEnrolment _ -> "enrolment";
      case Trigger.OnFriend(var buys) -> buys ? "friend-buys" : "friend-joins";
      case Trigger.OnWin(var contest) -> "win of " + contest;
      case Trigger.OnPurchase(var products, var except) ->
          "purchase"
              + (products == null ? "" : " of " + products)
              + (except == null ? "" : " except " + except);
    };
  }

  /// One thing gives a level in one way.
  static void distinct(List<Spot> at, List<Given> given, Scope scope) {
    Set<String> words = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      if (!words.add(given.get(i).tally()) && i < at.size()) {
        scope.problems.add(
            Code.DUPLICATE_ID,
            at.get(i),
            "this level is given on %s already. Join the two with \"or\""
                .formatted(given.get(i).tally()));
      }
    }
  }

  /// With their tallies named for the level that they give.
  static List<Given> named(List<Given> given, String ladder, String level) {
    return given.stream()
        .map(
            g ->
                new Given(
                    g.on(),
                    g.when(),
                    g.lasts(),
                    g.adds(),
                    "given:" + ladder + ":" + level + ":" + g.tally()))
        .toList();
  }
}
