package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Sending;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Unit.Expiry;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Window;

/// The table of programmes says what their texts do.
class GalleryReadmeTests {

  private static final Path README = Files.ROOT.resolve("programmes/README.md");
  private static final int LONGEST = 120;

  @Test
  void theTableOfProgrammesIsTrue() {
    StringBuilder table =
        new StringBuilder("| programme | what it uses | lines of text |\n|---|---|---|\n");
    for (Path file : GalleryTests.programmes()) {
      String text = Files.read(file);
      Programme programme = Objects.requireNonNull(Language.read("p", text).programme());
      table.append(
          "| [`%s`](%s/programme.yaml) | %s | %s |\n"
              .formatted(
                  programme.id(),
                  programme.id(),
                  String.join(", ", mechanics(programme)),
                  text.lines().count()));
    }
    String kept =
        Pattern.compile("(?s)<!-- programmes -->\n.*?<!-- end -->")
            .matcher(Files.read(README))
            .replaceAll(Matcher.quoteReplacement("<!-- programmes -->\n" + table + "<!-- end -->"));

    assertThat(kept).contains("<!-- programmes -->");
    Kept.isUpToDate(README, kept);
  }

  @Test
  void noProgrammeIsLong() {
    assertThat(GalleryTests.programmes())
        .allSatisfy(file -> assertThat(Files.read(file).lines().count()).isLessThan(LONGEST + 1));
  }

  private static SequencedSet<String> mechanics(Programme programme) {
    SequencedSet<String> all = new LinkedHashSet<>();
    programme.earning().stream().map(rule -> earning(rule.give())).forEach(all::add);
    add(all, "line by line", programme.earning().stream().anyMatch(rule -> byLine(rule.give())));
    programme.earning().stream().map(rule -> trigger(rule.on())).forEach(all::add);
    programme.offers().forEach(offer -> offers(all, offer));
    add(all, "early access", !programme.access().isEmpty());
    add(all, "acts taken back", programme.acts().values().stream().anyMatch(a -> a.back() > 0));
    add(all, "unique codes", programme.acts().values().stream().anyMatch(a -> a.code() != null));
    add(all, "conditions", conditions(programme).findAny().isPresent());
    add(
        all,
        "weekdays and hours",
        programme.earning().stream().anyMatch(GalleryReadmeTests::timed));
    add(all, "campaigns", campaigns(programme).findAny().isPresent());
    add(all, "prize draws", !programme.draws().isEmpty());
    add(all, "exchanges", !programme.exchanges().isEmpty());
    add(all, "limits", limits(programme).findAny().isPresent());
    add(all, "budgets", !programme.budgets().isEmpty());
    add(
        all,
        "prizes won at once",
        programme.budgets().values().stream().anyMatch(budget -> budget.spread() != null));
    add(all, "a gate to joining", programme.admits() != null);
    add(all, "best for the margin", programme.bestFor() == Programme.BestFor.MARGIN);
    programme.ladders().forEach(ladder -> ladder(all, ladder));
    add(all, "paying with units", !programme.payments().isEmpty());
    programme.rewards().values().forEach(reward -> rewards(all, reward));
    add(all, "sending to members", !programme.between().sending().isEmpty());
    add(all, "partners' prices", !programme.between().partners().isEmpty());
    add(all, "shared accounts", programme.between().sharing() != null);
    add(all, "gift cards", programme.between().cards() != null);
    programme.units().values().forEach(unit -> units(all, unit));
    add(all, "blind returns", programme.blindReturns() > 0);
    all.remove("");
    return all;
  }

  private static void add(SequencedSet<String> all, String mechanic, boolean used) {
    if (used) {
      all.add(mechanic);
    }
  }

  private static boolean byLine(Give give) {
    return switch (give) {
      case Give.Percent percent -> percent.byLine();
      case Give.PerSpend spend -> spend.byLine();
      default -> false;
    };
  }

  private static String earning(Give give) {
    return switch (give) {
      case Give.Percent _ -> "percent";
      case Give.PerSpend _ -> "per spend";
      case Give.Each _ -> "per piece";
      case Give.PerAttribute _ -> "per attribute";
      case Give.Flat _ -> "fixed amounts";
      case Give.PerCount count -> count.once() ? "thresholds" : "per count";
      case Give.Times _ -> "multipliers";
    };
  }

  private static String trigger(Trigger trigger) {
    return switch (trigger) {
      case Trigger.OnPurchase on ->
          on.products() == null && on.except() == null ? "" : "product sets";
      case Trigger.OnCount(var of, _, _) ->
          of == Count.Of.SPEND ? "spend added up" : "purchases counted";
      case Trigger.OnAct _ -> "acts";
      case Trigger.OnEnrolment _ -> "joining";
      case Trigger.OnFriend _ -> "referral";
      case Trigger.OnWin _ -> "";
      case Trigger.OnYearly(var day) ->
          day == Trigger.OnYearly.Day.BIRTHDAY ? "birthdays" : "anniversaries";
    };
  }

  private static void offers(SequencedSet<String> all, Offer offer) {
    all.add(
        switch (offer.on()) {
          case Offer.On.Cheapest _ -> "n-th piece cheaper";
          case Offer.On.Basket _ -> "money off the basket";
          case Offer.On.OfPart _, Offer.On.Together _ -> "bundles";
          case Offer.On.Each _ -> discount(offer.discount());
        });
    add(all, "offers on top of others", offer.withOthers());
    add(all, "exclusive groups", offer.group() != null);
    add(all, "not with others", !offer.notWith().isEmpty());
    add(all, "offers to choose", offer.optIn() != null);
    add(all, "drawn by chance", offer.drawn() != null);
    add(all, "paid with acts", !offer.paidWith().isEmpty());
  }

  private static String discount(Discount discount) {
    return switch (discount) {
      case Discount.Off _ -> "money off";
      case Discount.Percent(var rate, _) -> rate.equals(Ratio.ONE) ? "free goods" : "percent off";
      case Discount.FixedPrice _ -> "fixed prices";
    };
  }

  private static Stream<Object> conditions(Programme programme) {
    return Stream.of(
            programme.earning().stream().map(EarningRule::when),
            programme.offers().stream().map(Offer::when),
            programme.rewards().values().stream().map(Reward::when))
        .flatMap(conditions -> conditions)
        .map(Object.class::cast)
        .filter(Objects::nonNull);
  }

  private static boolean timed(EarningRule rule) {
    return rule.periods().stream()
        .anyMatch(period -> !period.weekdays().isEmpty() || period.opens() != null);
  }

  private static Stream<String> campaigns(Programme programme) {
    return Stream.of(
            programme.earning().stream().map(EarningRule::campaign),
            programme.offers().stream().map(Offer::campaign),
            programme.exchanges().stream().map(Exchange::campaign))
        .flatMap(campaigns -> campaigns)
        .filter(Objects::nonNull);
  }

  private static Stream<Limit> limits(Programme programme) {
    return Stream.of(
            programme.earning().stream().map(EarningRule::limit),
            programme.offers().stream().map(Offer::limit),
            programme.rewards().values().stream().map(Reward::limit),
            programme.between().sending().stream().map(Sending::limit))
        .flatMap(limits -> limits)
        .filter(Objects::nonNull);
  }

  private static void ladder(SequencedSet<String> all, Ladder ladder) {
    String counts =
        ladder.counts().stream()
            .map(
                each ->
                    switch (each) {
                      case Counts.Earned _ -> "units";
                      case Counts.Spend _ -> "spend";
                      case Counts.Visits _ -> "purchases";
                      case Counts.Friends _ -> "friends";
                    })
            .collect(Collectors.joining(" or "));
    String window =
        switch (ladder.window()) {
          case Window.InCalendar _ -> "a calendar year";
          case Window.Rolling _ -> "a rolling window";
          case Window.MembershipYear _ -> "a membership year";
          case Window.Lifetime _ -> "a lifetime";
        };
    String what = ladder.isMembership() ? "membership" : "levels";
    add(all, what + " by " + counts + " in " + window, !ladder.counts().isEmpty());
    add(all, what + " given", ladder.levels().stream().anyMatch(l -> !l.given().isEmpty()));
    add(all, "lifetime levels", ladder.remembers());
    add(all, "grace", !ladder.grace().isZero());
  }

  private static void rewards(SequencedSet<String> all, Reward reward) {
    all.add(
        switch (reward.gives()) {
          case Gives.Code _ -> "vouchers";
          case Gives.Imported _ -> "imported codes";
          case Reward.Voucher _ -> "vouchers for the till";
          case Gives.Goods _ -> "goods";
          case Gives.Place _ -> "places at events";
          case Gives.Benefit _ -> "benefits";
          case Gives.Units _ -> "exchanges on request";
          case Gives.Payout payout ->
              payout.purpose() == Gives.Purpose.CASH ? "cash out" : "donations";
        });
    all.add(
        switch (reward.price()) {
          case Price.Fixed(var sum) ->
              sum.money() > 0 && !sum.units().isEmpty() ? "units and money" : "";
          case Price.ByAttribute _ -> "prices by category";
          case Price.Any _ -> "any amount";
        });
    add(all, "n-th free", reward.every() > 0);
    add(all, "giving back", reward.back() != null);
    add(all, "stock", reward.stock() != null);
  }

  private static void units(SequencedSet<String> all, Unit unit) {
    all.add(
        switch (unit.expiry()) {
          case Expiry.Never _ -> "";
          case Expiry.OnDate _ -> "expiry on a day";
          case Expiry.AfterEarning _ -> "expiry after earning";
          case Expiry.AfterInactivity _ -> "expiry by inactivity";
        });
    add(all, "kept for a segment", !unit.unless().isEmpty());
    add(all, "pending", unit.pendingDays() > 0);
    all.add(
        switch (unit.debt()) {
          case NEGATIVE -> "";
          case OWED -> "owed debts";
          case FORGIVEN -> "forgiven debts";
        });
  }
}
