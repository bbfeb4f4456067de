package org.laurel.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.laurel.core.evolution.Gone;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.GiftCards;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Sending;
import org.laurel.core.programme.Sharing;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Unit.Expiry;

/// What members hold already that a next version touches, a sentence each.
public final class Touched {

  private static final String REFUSED = "Publishing is refused as long as anybody ";

  private final Programme was;
  private final Programme is;
  private final List<String> sentences = new ArrayList<>();

  private Touched(Programme was, Programme is) {
    this.was = was;
    this.is = is;
  }

  public static List<String> between(Programme was, Programme is) {
    Touched touched = new Touched(was, is);
    if (!was.money().equals(is.money()) || !was.zone().equals(is.zone())) {
      touched.say(
          "All that members hold: publishing is refused, for money and zone cannot change.");
    }
    was.units().values().forEach(touched::unit);
    was.ladders().forEach(touched::ladder);
    was.payments().forEach(touched::payment);
    was.contests().forEach(touched::contest);
    Gone.between(was, is).forEach(touched::gone);
    touched.between();
    return List.copyOf(touched.sentences);
  }

  private void say(String format, Object... args) {
    sentences.add(format.formatted(args));
  }

  private void unit(Unit before) {
    Unit now = is.units().get(before.id());
    if (now == null) {
      say(
          "Balances of %s: publishing is refused. A unit stays in the text and is retired.",
          before.id());
      return;
    }
    if (now.scale() != before.scale()) {
      say("Balances of %s: publishing is refused, for its decimals cannot change.", now.id());
    }
    if (now.retired() != null && !now.retired().equals(before.retired())) {
      say("Balances of %s: from %s on nobody holds any. %s", now.id(), now.retired(), becomes(now));
    }
    if (!now.unless().equals(before.unless())) {
      say(
          "Balances of %s lapse for others than before: what is over by then, and no longer kept for"
              + " its member, lapses at the first moment.",
          now.id());
    }
    if (!now.expiry().equals(before.expiry())) {
      boolean all =
          now.expiry() instanceof Expiry.AfterInactivity
              || before.expiry() instanceof Expiry.AfterInactivity;
      say(
          all
              ? "Balances of %s lapse by the new rule, also those held already."
              : "Balances of %s: what is held keeps its day, what is earned from then on has the new"
                  + " one.",
          now.id());
    }
  }

  private String becomes(Unit unit) {
    for (Exchange exchange : is.exchanges()) {
      if (exchange.from().equals(unit.id())) {
        return "Exchange " + exchange.id() + " turns them into " + exchange.to() + " before.";
      }
    }
    return "They lapse.";
  }

  private void ladder(Ladder before) {
    Ladder now =
        is.ladders().stream().filter(l -> l.id().equals(before.id())).findFirst().orElse(null);
    if (now == null) {
      return;
    }
    if (!now.counts().equals(before.counts())) {
      say(
          "Standings on %s: publishing is refused, for what was counted would mean something else."
              + " Give the new ladder another id.",
          now.id());
    } else if (!Objects.equals(now, before)) {
      say(
          "Standings on %s are looked at again in every account at the first moment. How many rise"
              + " and fall, laurel publish --dry-run tells.",
          now.id());
    }
  }

  private void payment(Payment before) {
    boolean pays = is.payments().stream().anyMatch(now -> now.unit().equals(before.unit()));
    if (!pays && is.units().containsKey(before.unit())) {
      say("Balances of %s can no longer pay for purchases.", before.unit());
    }
  }

  private void contest(Contest before) {
    Contest now = is.contest(before.id());
    if (now == null) {
      say(
          "Contest %s ends: the period under way is not decided, nor any that is waiting for it."
              + " Results stay.",
          before.id());
    } else if (!now.counts().equals(before.counts()) || now.period() != before.period()) {
      say(
          "Scores of contest %s: publishing is refused, for they would be mixed with others. Give"
              + " the new contest another id.",
          before.id());
    }
  }

  private void between() {
    GiftCards cards = was.between().cards();
    GiftCards now = is.between().cards();
    if (cards != null && (now == null || !now.unit().equals(cards.unit()))) {
      say(
          "Gift cards and stored %s: nothing more can be loaded. What was loaded stays.",
          cards.unit());
    }
    for (Sending sending : was.between().sending()) {
      if (is.between().sending(sending.unit()) == null) {
        say("Balances of %s can no longer be sent to others.", sending.unit());
      }
    }
    Sharing shared = was.between().sharing();
    Sharing sharing = is.between().sharing();
    if (shared != null
        && sharing != null
        && shared.everybodySpends() != sharing.everybodySpends()) {
      say(
          sharing.everybodySpends()
              ? "Shared accounts: from then on everybody who shares one may spend."
              : "Shared accounts: from then on only the owner may spend.");
    }
  }

  private void gone(Gone gone) {
    switch (gone.kind()) {
      case LADDER -> say(REFUSED + "stands above the lowest level of %s.", gone.id());
      case LEVEL ->
          say(
              REFUSED
                  + "stands at level %s of %s, unless the ladder says what becomes of it"
                  + " (retired).",
              gone.id(),
              gone.of());
      case REWARD ->
          say(
              REFUSED
                  + "has vouchers of %s or units set aside for it. A last day (during: until …)"
                  + " ends it without that.",
              gone.id());
      case DRAW ->
          say(
              REFUSED
                  + "has %s for the draw of %s, unless it took place already or the unit is retired.",
              gone.of(),
              gone.id());
      case GIFT_CARDS -> {
        if (was.between().cards() != null) {
          say(
              "Gift cards: publishing is refused as long as there is %s on any, which would pay for"
                  + " nothing, unless the unit is retired.",
              gone.of());
        }
      }
      case SHARED_ACCOUNTS ->
          say("Shared accounts: publishing is refused as long as anybody shares one.");
    }
  }
}
