package org.laurel.core.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window.Calendar;

/// `contests:` who has most of something wins.
final class Contests {

  private static final long MOST_WINNERS = 1_000;

  /// What can be asked about somebody who wins.
  static final Acts.Declared WINNER =
      new Acts.Declared(
          new ActType("win", Names.of(Map.of()), Collections.unmodifiableSequencedMap(told())),
          Map.of());

  private static final Fields FIELDS = new Fields("a contest", false);
  private static final Fields.Field<String> CONTEST =
      FIELDS.required("contest", Ids.CONTEST.form("customer-of-the-month"), "Its id.");
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(false), "What members call it.");
  private static final Fields.Field<Counts> COUNTS =
      FIELDS.required(
          "counts",
          new Form.Scalar<>(List.of("spend", "purchases", "friends", "points"), Tiers::counts),
          "What one has to have most of: a unit as earned, spend, purchases, or friends who were"
              + " invited and bought.");
  private static final Fields.Field<Calendar> WITHIN =
      FIELDS.required(
          "within",
          new Form.Scalar<>(List.of("calendar month", "calendar week"), Contests::period),
          "In which time; it begins anew with every such period.");
  private static final Fields.Field<Integer> DECIDED_AFTER =
      FIELDS.optional(
          "decided after",
          Form.phrase("14 days", (phrase, _) -> Numbers.days(phrase)),
          "How long after a period it is decided, so that returns and late tills count; at its end"
              + " when nothing is said.");
  private static final Fields.Field<Long> WINNERS =
      FIELDS.optional(
          "winners",
          Form.phrase("3", (phrase, _) -> Numbers.count(phrase, MOST_WINNERS)),
          "How many win; one when nothing is said.");
  private static final Fields.Field<Condition> NAMED =
      FIELDS.optional(
          "named", Conditions.FORM, "Who is shown by name; nobody when nothing is said.");

  static final Form<List<Contest>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Contests::read), "contests");

  private Contests() {}

  private static @Nullable Contest read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(CONTEST);
    Names name = entry.get(NAME, Names.of(Map.of()));
    Counts counts = entry.get(COUNTS);
    Calendar period = entry.get(WITHIN);
    int after = entry.get(DECIDED_AFTER, 0);
    long winners = entry.get(WINNERS, 1L);
    Condition named = entry.get(NAMED, scope.in(new Setting.Naming()));
    if (id == null) {
      return null;
    }
    scope.claim(Ids.CONTEST, id, entry);
    // One that is half said is there all the same: what names it is not wrong for that.
    Contest contest =
        new Contest(
            id,
            name,
            counts == null ? new Counts.Visits() : counts,
            period == null ? Calendar.MONTH : period,
            after,
            (int) winners,
            named);
    scope.contests.declare(id, contest, entry.at());
    return contest;
  }

  private static Calendar period(Phrase phrase, Scope scope) {
    phrase.like("calendar month");
    phrase.expect("calendar");
    return Windows.calendar(phrase);
  }

  private static SequencedMap<String, Type> told() {
    SequencedMap<String, Type> told = new LinkedHashMap<>();
    told.put(Contest.RANK, Type.NUMBER);
    return told;
  }
}
