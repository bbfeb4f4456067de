package org.laurel.core.spec;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.laurel.core.activity.Place;
import org.laurel.core.language.Node;

/// Where things happen, told bit by bit: what is said nearer counts.
record Where(Place place) {

  static final Where NOWHERE = new Where(Place.NOWHERE);

  static final List<String> FIELDS = List.of("store", "brand", "channel", "partner", "zone");

  Where with(Node node, Page page) {
    Node.Mapping mapping = page.mapping(node, "a place", FIELDS);
    Node.Entry zone = mapping.entry("zone");
    return new Where(
        new Place(
            word(mapping, "store", place.store()),
            word(mapping, "brand", place.brand()),
            word(mapping, "channel", place.channel()),
            word(mapping, "partner", place.partner()),
            zone == null ? place.zone() : zone(zone.value())));
  }

  private static String word(Node.Mapping mapping, String field, String otherwise) {
    Node.Entry entry = mapping.entry(field);
    if (entry != null && entry.value() instanceof Node.Text text && text.value().isEmpty()) {
      return ""; // Said to be nowhere in particular.
    }
    return entry == null ? otherwise : Page.word(entry.value(), "app");
  }

  private static ZoneId zone(Node node) {
    try {
      return ZoneId.of(Page.word(node, "Europe/Warsaw"));
    } catch (DateTimeException e) {
      throw new Wrong(node.at(), "unknown-zone", "no such time zone; write it like Europe/Warsaw");
    }
  }
}
