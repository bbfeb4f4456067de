package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Sending;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Ratio;

/// `sending:` units that members may send each other.
final class Sendings {

  /// @param unit `null`: a share
  private record Fee(long fixed, Ratio share, @Nullable Unit unit) {}

  private static final Fields FIELDS = new Fields("a unit to be sent", true);
  private static final Fields.Field<Unit> UNIT =
      FIELDS.required(
          "unit",
          Form.phrase("points", (phrase, scope) -> scope.units.get(phrase, phrase.name("a unit"))),
          "What may be sent.");
  private static final Fields.Field<Quantities.Quantity> LEAST =
      FIELDS.optional(
          "least",
          Form.phrase("500 points", Quantities::units),
          "The fewest that may be sent at once.");
  private static final Fields.Field<Fee> FEE =
      FIELDS.optional(
          "fee",
          new Form.Scalar<>(List.of("50 points", "2%"), Sendings::fee),
          "What sending costs besides, in the same unit; a share is rounded down.");
  private static final Fields.Field<Windows.Said> LIMIT =
      FIELDS.optional(
          "limit",
          new Form.Scalar<>(Windows.LIMITS, Windows::limit),
          "How often, or how much, one member may send at most.");

  static final Form<List<Sending>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Sendings::read), "units to be sent");

  private Sendings() {}

  private static @Nullable Sending read(Entry entry) {
    Unit unit = entry.get(UNIT);
    Quantities.Quantity least = entry.get(LEAST);
    Fee fee = entry.get(FEE);
    Windows.Said limit = entry.get(LIMIT);
    if (unit == null) {
      return null;
    }
    if (!entry.scope().sends(unit.id())) {
      entry
          .scope()
          .problems
          .add(
              Code.DUPLICATE_ID,
              entry.at(UNIT),
              "how the unit " + unit.id() + " is sent stands above. Remove one of the two");
    }
    agree(entry, LEAST, unit, least == null ? null : least.inUnit());
    agree(entry, FEE, unit, fee == null ? null : fee.unit());
    String counted = limit == null ? null : limit.unit();
    agree(entry, LIMIT, unit, counted == null ? null : entry.scope().units.declared(counted));
    return new Sending(
        unit.id(),
        least == null ? 0 : least.amount(),
        fee == null ? 0 : fee.fixed(),
        fee == null ? Ratio.ZERO : fee.share(),
        limit == null ? null : limit.limit());
  }

  /// Amounts beside a unit count that unit.
  static void agree(Entry entry, Fields.Field<?> field, Unit unit, @Nullable Unit other) {
    if (other != null && !other.id().equals(unit.id())) {
      entry
          .scope()
          .problems
          .add(
              Code.WRONG_UNIT,
              entry.at(field),
              "this counts %s, but it stands beside %s. Both must be the same unit"
                  .formatted(other.id(), unit.id()));
    }
  }

  private static Fee fee(Phrase phrase, Scope scope) {
    if (phrase.peek().is(Token.Kind.PERCENT)) {
      return new Fee(0, Numbers.percent(phrase), null);
    }
    Quantities.Quantity fee = Quantities.units(phrase, scope);
    return new Fee(fee.amount(), Ratio.ZERO, fee.inUnit());
  }
}
