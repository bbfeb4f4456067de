package org.laurel.core.language;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Partner;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;

/// `partners:` who else gives and takes units, and at which prices.
final class Partners {

  private static final Form<List<Units.Worth>> PRICES =
      new Form.OneOrMore<>(Form.phrase("0.75 GBP per 100 points", Units::worth));

  private static final Fields FIELDS = new Fields("a partner", true);
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(false), "What members call it.");
  private static final Fields.Field<List<Units.Worth>> ISSUES =
      FIELDS.optional("issues", PRICES, "What it pays the programme for units it gives.");
  private static final Fields.Field<List<Units.Worth>> ACCEPTS =
      FIELDS.optional(
          "accepts",
          PRICES,
          "What the programme pays it for units it takes; without it they cannot be paid with"
              + " there.");

  static final Form<List<Form.Row<Partner>>> FORM =
      new Form.Table<>(new Form.Section<>(FIELDS, Partners::read), Ids.PARTNER);

  private Partners() {}

  private static @Nullable Partner read(Entry entry) {
    return new Partner(
        entry.id(),
        entry.get(NAME, Names.of(Map.of())),
        prices(entry, ISSUES),
        prices(entry, ACCEPTS));
  }

  private static SortedMap<String, Ratio> prices(
      Entry entry, Fields.Field<List<Units.Worth>> field) {
    SortedMap<String, Ratio> prices = new TreeMap<>();
    for (Units.Worth price : entry.get(field, List.of())) {
      if (prices.put(price.of().id(), price.each()) != null) {
        entry
            .scope()
            .problems
            .add(
                Code.DUPLICATE_ID,
                entry.at(field),
                "a price for " + price.of().id() + " stands here twice. Remove one of the two");
      }
    }
    return Collections.unmodifiableSortedMap(prices);
  }
}
