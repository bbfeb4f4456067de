package org.laurel.core.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Ladder.Falls;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window;

/// `tiers:` ladders of levels.
final class Tiers {

  private static final long MOST_PURCHASES = 1_000_000;

  /// A level before its neighbours are known.
  private record Step(Ladder.Level level, Spot at) {}

  private static final Fields LEVEL = new Fields("a level", true);
  private static final Fields.Field<Names> NAME =
      LEVEL.optional("name", new Form.Worded(false), "What members call it.");
  private static final Fields.Field<Long> FROM =
      LEVEL.optional(
          "from",
          new Form.Scalar<>(List.of("3500.00 USD", "10 nights"), Tiers::from),
          "How much reaches it; only the lowest level has none.");
  private static final Fields.Field<List<Names>> BENEFITS =
      LEVEL.optional(
          "benefits",
          new Form.ListOf<>(new Form.Worded(false), "texts"),
          "What one simply has at this level, in words.");

  private static final Fields FIELDS = new Fields("a ladder", false);
  private static final Fields.Field<String> LADDER =
      FIELDS.required("ladder", Ids.LADDER.form("status"), "Its id.");
  static final Fields.Field<Counts> COUNTS =
      FIELDS.required(
          "counts",
          new Form.Scalar<>(List.of("spend", "purchases", "night"), Tiers::counts),
          "What makes one climb: a unit as earned, spend, or purchases.");
  private static final Fields.Field<Window> WITHIN =
      FIELDS.required(
          "within",
          new Form.Scalar<>(
              List.of("calendar year", "rolling 12 months", "lifetime"), Windows::ladder),
          "In which time.");
  static final Fields.Field<List<Form.Row<Step>>> LEVELS =
      FIELDS.required(
          "levels",
          new Form.Table<>(new Form.Section<>(LEVEL, Tiers::level), Ids.LEVEL),
          "Its levels, the lowest first.");
  private static final Fields.Field<Kept> KEPT =
      FIELDS.optional(
          "kept",
          new Form.Scalar<>(
              List.of("until end of next calendar year", "12 months", "forever"), Tiers::kept),
          "How long a level is kept once reached; as long as the window holds it when nothing is"
              + " said.");
  private static final Fields.Field<Falls> FALLS =
      FIELDS.optional(
          "falls",
          new Form.Choice<>(falls()),
          "Where one lands who no longer reaches the level; to what is earned when nothing is"
              + " said.");

  static final Form<List<Ladder>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Tiers::read), "ladders");

  private Tiers() {}

  private static @Nullable Ladder read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(LADDER);
    Counts counts = entry.get(COUNTS);
    Window window = entry.get(WITHIN);
    List<Form.Row<Step>> rows = entry.get(LEVELS, scope.in(new Setting.Climbing(counts)));
    Kept kept = entry.get(KEPT);
    Falls falls = entry.get(FALLS, Falls.TO_EARNED);
    if (id == null || rows == null) {
      return null;
    }
    scope.claim(Ids.LADDER, id, entry);
    List<Step> steps = rows.stream().map(Form.Row::value).toList();
    ascending(steps, entry);
    List<Ladder.Level> levels = steps.stream().map(Step::level).toList();
    Ladder ladder =
        new Ladder(
            id,
            counts == null ? new Counts.Visits() : counts,
            window == null ? new Window.Lifetime() : window,
            levels,
            kept,
            falls);
    scope.ladders.declare(id, ladder, entry.at());
    return ladder;
  }

  private static void ascending(List<Step> steps, Entry entry) {
    Problems problems = entry.scope().problems;
    if (steps.isEmpty()) {
      problems.add(
          Code.LEVELS_NOT_ASCENDING,
          entry.at(LEVELS),
          "a ladder needs a lowest level, such as member: {}");
    }
    long below = -1;
    for (Step step : steps) {
      long from = step.level().from();
      if (below < 0 && from > 0) {
        problems.add(
            Code.LEVELS_NOT_ASCENDING,
            step.at(),
            "the lowest level is everybody's and has no \"from\". Put one before it, such as"
                + " member: {}");
      } else if (from <= below) {
        problems.add(
            Code.LEVELS_NOT_ASCENDING,
            step.at(),
            "levels stand from the lowest to the highest, and each needs a \"from\" above the one"
                + " before it");
      }
      below = Math.max(below, from);
    }
  }

  private static Step level(Entry entry) {
    Names name = entry.get(NAME, Names.of(Map.of()));
    long from = entry.get(FROM, 0L);
    List<Names> benefits = entry.get(BENEFITS, List.of());
    return new Step(new Ladder.Level(entry.id(), name, from, benefits), entry.at(FROM));
  }

  private static Counts counts(Phrase phrase, Scope scope) {
    if (phrase.takes("spend")) {
      return new Counts.Spend();
    }
    if (phrase.takes("purchases")) {
      return new Counts.Visits();
    }
    Token token = phrase.name("\"spend\", \"purchases\" or a unit");
    return new Counts.Earned(scope.units.get(phrase, token).id());
  }

  /// The unit may be left out where the ladder counts a unit or purchases; money names itself.
  private static long from(Phrase phrase, Scope scope) {
    if (!(scope.setting instanceof Setting.Climbing(var counts))) {
      throw new IllegalStateException("a level outside a ladder");
    }
    Token number = phrase.peek();
    boolean alone = phrase.peekSecond().is(Token.Kind.END);
    return switch (counts) {
      case null -> {
        phrase.take();
        phrase.take();
        yield 0L;
      }
      case Counts.Spend _ -> Quantities.money(phrase, scope);
      case Counts.Visits _ -> {
        long purchases = Numbers.count(phrase, MOST_PURCHASES);
        if (!alone && !phrase.takes("purchase")) {
          phrase.expect("purchases");
        }
        yield purchases;
      }
      case Counts.Earned(var unit) when alone -> {
        Numbers.positive(phrase);
        yield Quantities.scaled(phrase, number, scope.units.declared(unit).scale(), unit);
      }
      case Counts.Earned(var unit) ->
          Quantities.sameUnit(phrase, scope, scope.units.declared(unit));
    };
  }

  /// `until end of calendar year`, `until end of next calendar year`, `12 months`, `forever`
  private static Kept kept(Phrase phrase, Scope scope) {
    if (phrase.takes("forever")) {
      return new Kept.Forever();
    }
    if (phrase.takes("until")) {
      phrase.expect("end", "of");
      boolean next = phrase.takes("next");
      phrase.expect("calendar", "year");
      return new Kept.UntilYearEnd(next ? 1 : 0);
    }
    return new Kept.For(Numbers.length(phrase));
  }

  private static SequencedMap<String, Falls> falls() {
    SequencedMap<String, Falls> words = new LinkedHashMap<>();
    words.put("to what is earned", Falls.TO_EARNED);
    words.put("one level at a time", Falls.ONE_LEVEL);
    return words;
  }
}
