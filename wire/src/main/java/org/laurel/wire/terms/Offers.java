package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Period;
import org.laurel.core.value.Ratio;

/// What is cheaper for members.
final class Offers {

  private Offers() {}

  static List<Block> blocks(Voice voice) {
    List<Block> blocks = new ArrayList<>();
    for (Offer offer : voice.programme().offers()) {
      if (offer.campaign() == null) {
        blocks.add(entry(voice, offer, offer.periods()));
      }
    }
    return blocks;
  }

  /// @param periods those that have to be told
  static Block entry(Voice voice, Offer offer, List<Period> periods) {
    Details details = new Details(voice);
    details.condition(Clauses.Setting.PURCHASE, offer.when());
    details.periods(periods);
    if (offer.discount() instanceof Discount.Percent(_, var rounding)) {
      details.rounding(rounding);
    }
    details.limit(offer.limit(), true, null);
    details.budget(offer.budget(), offer.id());
    return new Block.Entry(
        voice.heading(offer.id(), offer.text()),
        Earning.onPurchase(voice, "on.offer", offer.on(), discount(voice, offer.discount())),
        details.sentences());
  }

  private static String discount(Voice voice, Discount discount) {
    return switch (discount) {
      case Discount.OffEach(var amount) ->
          voice.say("discount.off-each", "money", voice.money(amount));
      case Discount.Percent(var rate, _) when rate.equals(Ratio.ONE) -> voice.say("discount.free");
      case Discount.Percent(var rate, _) ->
          voice.say("discount.percent", "percent", voice.percent(rate));
      case Discount.FixedPrice(var amount) ->
          voice.say("discount.fixed-price", "money", voice.money(amount));
    };
  }
}
