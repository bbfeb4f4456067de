package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Unit;

/// `exchanges:` what turns into something else by itself, as soon as there is enough of it.
final class Exchanges {

  /// `3 stamps for 1 entry`
  record Swap(long takes, String from, long gives, String to) {}

  static final Form<Swap> SWAP = Form.phrase("3 stamps for 1 entry", Exchanges::swap);

  private static final Fields FIELDS = new Fields("an exchange", false);
  private static final Fields.Field<String> EXCHANGE =
      FIELDS.required("exchange", Ids.EXCHANGE.form("full-card"), "Its id.");
  private static final Fields.Field<List<Period>> DURING =
      FIELDS.optional("during", Periods.FORM, "When it happens; always when nothing is said.");
  private static final Fields.Field<Swap> GIVE =
      FIELDS.required("give", SWAP, "What is given for what.");

  static final Form<List<Exchange>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Exchanges::read), "exchanges");

  private Exchanges() {}

  private static @Nullable Exchange read(Entry entry) {
    String id = entry.get(EXCHANGE);
    List<Period> periods = entry.get(DURING, List.of());
    Swap swap = entry.get(GIVE);
    if (id == null) {
      return null;
    }
    entry.scope().claim(Ids.EXCHANGE, id, entry);
    return swap == null ? null : exchange(id, null, periods, swap);
  }

  static Exchange exchange(String id, @Nullable String campaign, List<Period> periods, Swap swap) {
    return new Exchange(id, campaign, periods, swap.takes(), swap.from(), swap.gives(), swap.to());
  }

  /// Where its amounts stand.
  static Spot spot(Scope scope, Exchange exchange) {
    return scope.at(exchange.id(), exchange.campaign() == null ? GIVE : Campaigns.EXCHANGE);
  }

  private static Swap swap(Phrase phrase, Scope scope) {
    Quantities.Quantity takes = Quantities.units(phrase, scope);
    phrase.expect("for");
    Token second = phrase.peek();
    Quantities.Quantity gives = Quantities.units(phrase, scope);
    Unit from = takes.inUnit();
    Unit to = gives.inUnit();
    if (from == to) {
      throw phrase.fault(
          Code.CIRCULAR_EXCHANGE,
          second,
          "a unit cannot be exchanged for itself: it would never end");
    }
    return new Swap(takes.amount(), from.id(), gives.amount(), to.id());
  }
}
