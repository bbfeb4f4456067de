package org.laurel.wire.terms;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.laurel.core.programme.GiftCards;
import org.laurel.core.programme.Partner;
import org.laurel.core.programme.Sending;

/// What goes from one account to another.
final class Sharing {

  private Sharing() {}

  /// What can be stored.
  static List<Block> cards(Voice voice) {
    GiftCards cards = voice.programme().between().cards();
    if (cards == null) {
      return List.of();
    }
    Details details = new Details(voice);
    if (cards.least() > 0) {
      details.add("cards.least", "least", voice.units(cards.least(), cards.unit()));
    }
    if (cards.most() > 0) {
      details.add("cards.most", "most", voice.units(cards.most(), cards.unit()));
    }
    details.add("cards.lost");
    return List.of(
        new Block.Entry(
            voice.say("cards", "unit", voice.plural(cards.unit())),
            voice.say("cards.how"),
            details.sentences()));
  }

  /// Households and companies.
  static List<Block> accounts(Voice voice) {
    org.laurel.core.programme.Sharing sharing = voice.programme().between().sharing();
    if (sharing == null) {
      return List.of();
    }
    Details details = new Details(voice);
    if (sharing.most() > 0) {
      details.add("shared.most", "most", sharing.most());
    }
    details.add("shared.spends", "all", sharing.everybodySpends());
    details.add("shared.leaving");
    return List.of(
        new Block.Entry(
            voice.say(
                "shared",
                "named",
                !sharing.name().byLanguage().isEmpty(),
                "name",
                voice.heading("shared", sharing.name())),
            voice.say("shared.how"),
            details.sentences()));
  }

  /// Where units are given and taken besides the programme's own shops.
  static List<Block> partners(Voice voice) {
    Collection<Partner> all = voice.programme().between().partners().values();
    if (all.isEmpty()) {
      return List.of();
    }
    Details details = new Details(voice);
    List<String> accepting = names(voice, all, partner -> !partner.accepts().isEmpty());
    if (!accepting.isEmpty()) {
      details.add("partners.pay", "names", voice.and(accepting));
    }
    List<String> issuing = names(voice, all, partner -> !partner.issues().isEmpty());
    return List.of(
        new Block.Entry(
            voice.say("partners"),
            issuing.isEmpty() ? "" : voice.say("partners.collect", "names", voice.and(issuing)),
            details.sentences()));
  }

  private static List<String> names(
      Voice voice, Collection<Partner> partners, Predicate<Partner> which) {
    return partners.stream().filter(which).map(partner -> voice.called(partner.id())).toList();
  }

  static Block sending(Voice voice, Sending sending) {
    Details details = new Details(voice);
    if (sending.least() > 0) {
      details.add("sending.least", "least", voice.units(sending.least(), sending.unit()));
    }
    if (sending.fee() > 0) {
      details.add("sending.fee", "fee", voice.units(sending.fee(), sending.unit()));
    }
    if (sending.share().numerator() > 0) {
      details.add("sending.fee", "fee", voice.percent(sending.share()));
    }
    details.limit(sending.limit(), false, sending.unit());
    return new Block.Entry(
        voice.say("sending", "unit", voice.plural(sending.unit())),
        voice.say("sending.how"),
        details.sentences());
  }
}
