package org.laurel.core.language;

import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Ladder.Falls;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.value.Window;

/// `tiers:` ladders of levels.
final class Tiers {

  private static final Fields FIELDS = new Fields("a ladder", false);
  private static final Fields.Field<String> LADDER =
      FIELDS.required("ladder", Ids.LADDER.form("status"), "Its id.");
  static final Form<List<Counts>> COUNTED =
      new Form.OneOrMore<>(
          new Form.Scalar<>(List.of("spend", "purchases", "friends", "night"), Tiers::counts));
  static final Form<Window> WINDOW =
      new Form.Scalar<>(
          List.of("calendar year", "rolling 12 months", "membership year", "lifetime"),
          Windows::ladder);
  static final Form<Kept> KEEPING =
      new Form.Scalar<>(
          List.of("until end of next calendar year", "12 months", "forever"), Tiers::kept);
  static final Form<Period> LENGTH = Form.phrase("2 months", (phrase, _) -> Numbers.length(phrase));

  static final Fields.Field<List<Counts>> COUNTS =
      FIELDS.optional(
          "counts",
          COUNTED,
          "What makes one climb: a unit as earned, spend, purchases, or friends who were invited"
              + " and bought; nothing where levels are only given.");
  private static final Fields.Field<Window> WITHIN =
      FIELDS.optional("within", WINDOW, "In which time.");
  static final Fields.Field<List<Form.Row<Levels.Step>>> LEVELS =
      FIELDS.required("levels", Levels.FORM, "Its levels, the lowest first.");
  private static final Fields.Field<Kept> KEPT =
      FIELDS.optional(
          "kept",
          KEEPING,
          "How long a level is kept once reached; as long as the window holds it when nothing is"
              + " said.");
  private static final Fields.Field<Period> GRACE =
      FIELDS.optional("grace", LENGTH, "How much longer one stands there after that.");
  private static final Fields.Field<Falls> FALLS =
      FIELDS.optional(
          "falls",
          new Form.Choice<>(falls()),
          "Where one lands who no longer reaches the level; to what is earned when nothing is"
              + " said.");
  private static final Fields.Field<List<Form.Row<Token>>> RETIRED =
      FIELDS.optional(
          "retired",
          new Form.Table<>(Form.phrase("silver", (phrase, _) -> phrase.name("a level")), Ids.LEVEL),
          "Levels that are no more, each with the one that those who stand there have instead.");

  static final Form<List<Ladder>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Tiers::read), "ladders");

  private Tiers() {}

  private static @Nullable Ladder read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(LADDER);
    List<Counts> counts = counted(entry, COUNTS);
    Window window = window(entry, COUNTS, WITHIN);
    List<Form.Row<Levels.Step>> rows = entry.get(LEVELS, scope.in(new Setting.Climbing(counts)));
    Kept kept = entry.get(KEPT);
    Period grace = entry.get(GRACE, Period.ZERO);
    Falls falls = entry.get(FALLS, Falls.TO_EARNED);
    List<Form.Row<Token>> retired = entry.get(RETIRED, List.of());
    if (id == null || rows == null) {
      return null;
    }
    scope.claim(Ids.LADDER, id, entry);
    List<Levels.Step> steps = rows.stream().map(Form.Row::value).toList();
    Levels.ascending(steps, entry.at(LEVELS), scope.problems);
    Ladder ladder =
        new Ladder(
            id,
            counts == null ? List.of() : counts,
            window,
            steps.stream().map(Levels.Step::level).map(level -> named(level, id)).toList(),
            kept,
            grace,
            falls,
            retired(entry, retired, steps));
    lasting(ladder, entry.at(GRACE), scope.problems);
    years(ladder, steps, scope.problems);
    scope.ladders.declare(id, ladder, entry.at());
    return ladder;
  }

  private static SequencedMap<String, String> retired(
      Entry entry, List<Form.Row<Token>> rows, List<Levels.Step> steps) {
    List<String> levels = steps.stream().map(step -> step.level().id()).toList();
    SequencedMap<String, String> retired = new LinkedHashMap<>();
    for (Form.Row<Token> row : rows) {
      String instead = row.value().text();
      if (levels.contains(row.id())) {
        entry
            .scope()
            .problems
            .add(
                Code.RETIRED_LEVEL,
                row.at(),
                ("the ladder still has the level \"%s\", so nobody has to leave it. Take it out of"
                        + " \"levels\", or out of here")
                    .formatted(Words.shown(row.id())));
      } else if (!levels.contains(instead)) {
        entry
            .scope()
            .problems
            .add(
                Code.UNKNOWN_LEVEL,
                row.at(),
                "unknown level \"%s\". Levels of this ladder: %s.%s"
                    .formatted(
                        Words.shown(instead),
                        Words.list(levels),
                        Words.didYouMean(instead, levels)));
      }
      retired.put(row.id(), instead);
    }
    return Collections.unmodifiableSequencedMap(retired);
  }

  /// What counts; empty: nothing; `null`: it could not be read.
  static @Nullable List<Counts> counted(Entry entry, Fields.Field<List<Counts>> field) {
    List<Counts> counts = entry.get(field);
    if (!entry.has(field)) {
      return List.of();
    }
    return counts == null || counts.isEmpty()
        ? null
        : List.copyOf(new java.util.LinkedHashSet<>(counts));
  }

  /// What counts needs a window, and the other way round.
  static Window window(
      Entry entry, Fields.Field<List<Counts>> counts, Fields.Field<Window> within) {
    Window window = entry.get(within);
    if (entry.has(counts) != entry.has(within)) {
      entry
          .scope()
          .problems
          .add(
              Code.MISSING_FIELD,
              entry.at(),
              "\"counts\" says what is counted and \"within\" in which time: write both or"
                  + " neither");
    }
    return window == null ? new Window.Lifetime() : window;
  }

  /// There is a grace only after a day that is the last one.
  static void lasting(Ladder ladder, Spot grace, Problems problems) {
    boolean ends =
        switch (ladder.kept()) {
          case Kept.Forever _ -> false;
          case Kept.For _, Kept.UntilYearEnd _ -> true;
          case null ->
              ladder.window() instanceof Window.InCalendar
                  || ladder.window() instanceof Window.MembershipYear;
        };
    boolean given =
        ladder.levels().stream()
            .flatMap(level -> level.given().stream())
            .anyMatch(g -> !(g.lasts() instanceof Kept.Forever));
    if (!ladder.grace().isZero() && !ends && !given) {
      problems.add(
          Code.GRACE_WITHOUT_END,
          grace,
          "a grace follows a last day, and here there is none. Say how long a level is \"kept\","
              + " or leave the grace out");
    }
  }

  private static void years(Ladder ladder, List<Levels.Step> steps, Problems problems) {
    boolean yearly =
        ladder.window() instanceof Window.InCalendar
            || ladder.window() instanceof Window.MembershipYear;
    for (Levels.Step step : steps) {
      Ladder.Lifetime lifetime = step.level().lifetime();
      if (lifetime != null && lifetime.years() > 0 && (!yearly || step.level().from().isEmpty())) {
        problems.add(
            Code.UNCOUNTED_YEARS,
            step.at(),
            "years in which a level was reached are counted where it has a \"from\" within a"
                + " calendar year or a membership year. Leave the years out");
      }
    }
  }

  private static Ladder.Level named(Ladder.Level level, String ladder) {
    return new Ladder.Level(
        level.id(),
        level.name(),
        level.from(),
        Givens.named(level.given(), ladder, level.id()),
        level.lifetime(),
        level.benefits());
  }

  static Counts counts(Phrase phrase, Scope scope) {
    if (phrase.takes("spend")) {
      return new Counts.Spend();
    }
    if (phrase.takes("purchases")) {
      return new Counts.Visits();
    }
    if (phrase.takes("friends")) {
      return new Counts.Friends();
    }
    Token token = phrase.name("\"spend\", \"purchases\", \"friends\" or a unit");
    return new Counts.Earned(scope.units.get(phrase, token).id());
  }

  /// `until end of calendar year`, `until end of next membership year`, `12 months`, `forever`
  static Kept kept(Phrase phrase, Scope scope) {
    if (phrase.takes("forever")) {
      return new Kept.Forever();
    }
    if (phrase.takes("until")) {
      phrase.expect("end", "of");
      boolean next = phrase.takes("next");
      boolean ofMembership = phrase.takes("membership");
      if (!ofMembership) {
        phrase.expect("calendar");
      }
      phrase.expect("year");
      return new Kept.UntilYearEnd(next ? 1 : 0, ofMembership);
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
