package org.laurel.core.language;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Names;

/// `draw:` a prize draw from balances.
final class Draws {

  private static final int MOST_PRIZES = 100_000;

  private static final SequencedMap<String, Boolean> OFTEN = new LinkedHashMap<>();

  static {
    OFTEN.put("once", true);
    OFTEN.put("with every entry", false);
  }

  private static final Fields PRIZE_FIELDS = new Fields("a prize", true);
  private static final Fields.Field<String> PRIZE =
      PRIZE_FIELDS.required("prize", Ids.PRIZE.form("headphones"), "Its id.");
  private static final Fields.Field<Names> NAME =
      PRIZE_FIELDS.optional("name", new Form.Worded(false), "What members call it.");
  private static final Fields.Field<Long> COUNT =
      PRIZE_FIELDS.required(
          "count",
          Form.phrase("50", (phrase, _) -> Numbers.count(phrase, MOST_PRIZES)),
          "How many there are.");

  private static final Fields FIELDS = new Fields("a draw", false);
  private static final Fields.Field<Unit> WITH =
      FIELDS.required(
          "with",
          Form.phrase("entry", (phrase, scope) -> scope.units.get(phrase, phrase.name("a unit"))),
          "The unit whose amounts are entries.");
  static final Fields.Field<LocalDateTime> AT =
      FIELDS.required(
          "at",
          Form.phrase("2026-09-07 12:00", Draws::moment),
          "When it takes place, in the programme's zone.");
  private static final Fields.Field<List<Draw.Prize>> PRIZES =
      FIELDS.required(
          "prizes",
          new Form.ListOf<>(new Form.Section<>(PRIZE_FIELDS, Draws::prize), "prizes"),
          "What is drawn, in this order.");
  private static final Fields.Field<Boolean> WINS =
      FIELDS.optional(
          "wins",
          new Form.Choice<>(OFTEN),
          "How often a member can win; once when nothing is said.");
  private static final Fields.Field<Long> RUNNERS_UP =
      FIELDS.optional(
          "runners-up",
          Form.phrase("20", (phrase, _) -> Numbers.count(phrase, MOST_PRIZES)),
          "How many are drawn besides, for prizes that nobody collects.");

  static final Form<Draw> FORM = new Form.Section<>(FIELDS, Draws::read);

  private Draws() {}

  private static @Nullable Draw read(Entry entry) {
    Unit unit = entry.get(WITH);
    LocalDateTime at = entry.get(AT);
    List<Draw.Prize> prizes = entry.get(PRIZES, List.of());
    boolean once = entry.get(WINS, true);
    long runnersUp = entry.get(RUNNERS_UP, 0L);
    if (unit == null || at == null) {
      return null;
    }
    return new Draw("", unit.id(), at, prizes, once, (int) runnersUp);
  }

  private static Draw.@Nullable Prize prize(Entry entry) {
    String id = entry.get(PRIZE);
    Names name = entry.get(NAME, Names.of(Map.of()));
    Long count = entry.get(COUNT);
    if (id != null) {
      entry.scope().claim(Ids.PRIZE, id, entry);
    }
    return id == null || count == null ? null : new Draw.Prize(id, name, count);
  }

  private static LocalDateTime moment(Phrase phrase, Scope scope) {
    return Numbers.date(phrase).atTime(Numbers.time(phrase));
  }

  /// The same draw, standing in a campaign.
  static List<Draw> in(String campaign, @Nullable Draw draw) {
    return draw == null
        ? List.of()
        : List.of(
            new Draw(
                campaign,
                draw.unit(),
                draw.at(),
                draw.prizes(),
                draw.oncePerMember(),
                draw.runnersUp()));
  }

  /// Why not everything that the campaign gives can take part; `null`: it can.
  static @Nullable String misses(Draw draw, List<Period> periods, Unit unit) {
    List<String> why = new ArrayList<>();
    LocalDateTime end = Period.end(periods);
    if (end == null || end.isAfter(draw.at())) {
      why.add("the campaign goes on after it");
    }
    if (unit.expiry() instanceof Unit.Expiry.OnDate(var day)
        && !draw.at().isBefore(day.plusDays(1).atStartOfDay())) {
      why.add(unit.id() + " lapses on " + day + ", before it");
    }
    return why.isEmpty() ? null : String.join(", and ", why);
  }
}
