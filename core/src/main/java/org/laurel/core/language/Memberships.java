package org.laurel.core.language;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Amount;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Ladder.Given;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window;

/// `membership:` who may join, and what makes and keeps a membership active.
///
/// @param admits who may join; `null`: everybody
/// @param ladder of two levels, inactive and active; `null`: who has joined is a member for good
record Memberships(@Nullable Condition admits, @Nullable Ladder ladder) {

  private static final Fields FIELDS = new Fields("a membership", false);
  static final Fields.Field<Condition> FOR =
      FIELDS.optional("for", Conditions.FORM, "Who may join; others are refused.");
  private static final Fields.Field<List<Given>> GIVEN =
      FIELDS.optional(
          "given",
          new Form.OneOrMore<>(Givens.FORM),
          "What makes it active for a time: a fee, an invitation, joining.");
  private static final Fields.Field<List<Counts>> COUNTS =
      FIELDS.optional("counts", Tiers.COUNTED, "What makes it active when there is enough of it.");
  private static final Fields.Field<Window> WITHIN =
      FIELDS.optional("within", Tiers.WINDOW, "In which time.");
  private static final Fields.Field<List<Amount>> FROM =
      FIELDS.optional("from", Levels.WAYS, "How much is enough.");
  private static final Fields.Field<Kept> KEPT =
      FIELDS.optional(
          "kept",
          Tiers.KEEPING,
          "How long it stays active then; as long as the window holds it when nothing is said.");
  private static final Fields.Field<Period> GRACE =
      FIELDS.optional("grace", Tiers.LENGTH, "How much longer it stays active after its last day.");

  static final Form<Memberships> FORM = new Form.Section<>(FIELDS, Memberships::read);

  private static Memberships read(Entry entry) {
    Scope scope = entry.scope();
    Condition admits = entry.get(FOR, scope.in(new Setting.Enrolment()));
    List<Given> given = entry.get(GIVEN, List.of());
    List<Counts> counts = Tiers.counted(entry, COUNTS);
    Window window = Tiers.window(entry, COUNTS, WITHIN);
    List<Amount> from = entry.get(FROM, scope.in(new Setting.Climbing(counts)));
    Kept kept = entry.get(KEPT);
    Period grace = entry.get(GRACE, Period.ZERO);
    scope.claim(Ids.LADDER, Ladder.MEMBERSHIP, entry);
    if (entry.has(COUNTS) != entry.has(FROM) && counts != null) {
      scope.problems.add(
          Code.MISSING_FIELD,
          entry.at(),
          "\"counts\" says what is counted and \"from\" how much is enough: write both or neither");
    }
    if (!entry.has(GIVEN) && !entry.has(FROM)) {
      if (entry.has(KEPT) || entry.has(GRACE) || !entry.has(FOR)) {
        scope.problems.add(
            Code.MISSING_FIELD,
            entry.at(),
            "a membership says who it is \"for\", what it is \"given\" by, or from how much on it"
                + " is active");
      }
      return new Memberships(admits, null);
    }
    Givens.distinct(entry.items(GIVEN), given, scope);
    Ladder ladder =
        new Ladder(
            Ladder.MEMBERSHIP,
            counts == null ? List.of() : counts,
            window,
            List.of(
                level(Ladder.INACTIVE, List.of(), List.of()),
                level(
                    Ladder.ACTIVE,
                    from == null ? List.of() : from,
                    Givens.named(given, Ladder.MEMBERSHIP, Ladder.ACTIVE))),
            kept,
            grace,
            Ladder.Falls.TO_EARNED);
    Tiers.lasting(ladder, entry.at(GRACE), scope.problems);
    scope.membership(ladder);
    return new Memberships(admits, ladder);
  }

  private static Ladder.Level level(String id, List<Amount> from, List<Given> given) {
    return new Ladder.Level(id, Names.of(Map.of()), from, given, null, List.of());
  }
}
