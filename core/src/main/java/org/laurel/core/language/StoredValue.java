package org.laurel.core.language;

import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.GiftCards;
import org.laurel.core.programme.Unit;

/// `gift cards:` what can be stored.
final class StoredValue {

  private static final Fields FIELDS = new Fields("gift cards", true);
  private static final Fields.Field<Unit> UNIT =
      FIELDS.required(
          "unit",
          Form.phrase("dollars", (phrase, scope) -> scope.units.get(phrase, phrase.name("a unit"))),
          "What is stored.");
  private static final Fields.Field<Quantities.Quantity> LEAST =
      FIELDS.optional(
          "least",
          Form.phrase("5.00 dollars", Quantities::units),
          "The fewest that may be loaded at once.");
  private static final Fields.Field<Quantities.Quantity> MOST =
      FIELDS.optional(
          "most",
          Form.phrase("500.00 dollars", Quantities::units),
          "The most that may be on a card after loading.");

  static final Form<GiftCards> FORM = new Form.Section<>(FIELDS, StoredValue::read);

  private StoredValue() {}

  private static @Nullable GiftCards read(Entry entry) {
    Unit unit = entry.get(UNIT);
    Quantities.Quantity least = entry.get(LEAST);
    Quantities.Quantity most = entry.get(MOST);
    if (unit == null) {
      return null;
    }
    Sendings.agree(entry, LEAST, unit, least == null ? null : least.inUnit());
    Sendings.agree(entry, MOST, unit, most == null ? null : most.inUnit());
    if (least != null && most != null && least.amount() > most.amount()) {
      entry
          .scope()
          .problems
          .add(
              Code.NUMBER_OUT_OF_RANGE,
              entry.at(LEAST),
              "nothing could ever be loaded: at least %s at once, but never more than %s on a card."
                      .formatted(
                          Quantities.shown(least.amount(), unit),
                          Quantities.shown(most.amount(), unit))
                  + " Lower \"least\" or raise \"most\"");
    }
    entry.scope().later(_ -> paysSomewhere(entry, unit));
    return new GiftCards(
        unit.id(), least == null ? 0 : least.amount(), most == null ? 0 : most.amount());
  }

  private static void paysSomewhere(Entry entry, Unit unit) {
    if (!entry.scope().isPaying(unit.id())) {
      entry
          .scope()
          .problems
          .add(
              Code.STORED_PAYS_NOWHERE,
              entry.at(UNIT),
              "no gift card could ever pay, for %s pays for nothing. Say under \"spend\" what it pays"
                  .formatted(unit.id()));
    }
  }
}
