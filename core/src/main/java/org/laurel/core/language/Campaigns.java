package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Period;

/// `campaigns:` rules, offers and an exchange that hold for a while.
record Campaigns(
    List<EarningRule> earning, List<Offer> offers, List<Exchange> exchanges, List<Draw> draws) {

  private static final Fields FIELDS = new Fields("a campaign", false);
  private static final Fields.Field<String> CAMPAIGN =
      FIELDS.required("campaign", Ids.CAMPAIGN.form("summer"), "Its id.");
  static final Fields.Field<List<Period>> DURING =
      FIELDS.required("during", Periods.FORM, "When everything in it holds.");
  private static final Fields.Field<List<EarningRule>> EARN =
      FIELDS.optional("earn", Earning.FORM, "Rules that hold during it.");
  private static final Fields.Field<List<Offer>> OFFERS =
      FIELDS.optional("offers", Offers.FORM, "Offers that hold during it.");
  static final Fields.Field<Exchanges.Swap> EXCHANGE =
      FIELDS.optional("exchange", Exchanges.SWAP, "What turns into something else during it.");
  static final Fields.Field<Draw> DRAW =
      FIELDS.optional("draw", Draws.FORM, "A prize draw from what members have collected.");

  static final Form<List<Campaigns>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Campaigns::read), "campaigns");

  private static @Nullable Campaigns read(Entry entry) {
    String id = entry.get(CAMPAIGN);
    List<Period> periods = entry.get(DURING, List.of());
    if (id != null) {
      entry.scope().claim(Ids.CAMPAIGN, id, entry);
    }
    List<EarningRule> earning = entry.get(EARN, List.of());
    List<Offer> offers = entry.get(OFFERS, List.of());
    Exchanges.Swap swap = entry.get(EXCHANGE);
    Draw draw = entry.get(DRAW);
    if (id == null) {
      return null;
    }
    String misses =
        draw == null
            ? null
            : Draws.misses(draw, periods, entry.scope().units.declared(draw.unit()));
    if (misses != null) {
      entry
          .scope()
          .problems
          .add(
              Code.DRAW_MISSES,
              entry.at(DRAW),
              "not every entry takes part in this draw: " + misses);
    }
    return new Campaigns(
        earning.stream().map(rule -> Earning.in(id, periods, rule)).toList(),
        offers.stream().map(offer -> Offers.in(id, periods, offer)).toList(),
        swap == null ? List.of() : List.of(Exchanges.exchange(id, id, periods, swap)),
        Draws.in(id, draw));
  }
}
