package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Basis;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Products.Mark;
import org.laurel.core.programme.Products.Selector;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Unit.Expiry;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;
import org.laurel.core.value.Window;
import org.laurel.core.value.Window.Calendar;

/// What phrases mean.
class PhraseTests {

  static Programme programme(String fragment) {
    Reading reading = Language.read("sample.yaml", Samples.around(fragment));
    assertThat(reading.problems())
        .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    return Objects.requireNonNull(reading.programme());
  }

  private static Programme with(String field, String phrase) {
    Reading reading = Language.read("sample.yaml", Samples.with(field, phrase));
    assertThat(reading.problems())
        .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    return Objects.requireNonNull(reading.programme());
  }

  private static EarningRule rule(String field, String phrase) {
    return with(field, phrase).earning().getFirst();
  }

  private static Give give(String phrase) {
    return rule("give", phrase).give();
  }

  @Test
  void aShareKnowsTheScalesOfMoneyAndUnit() {
    assertThat(give("2% of due in zloty, rounded half up"))
        .isEqualTo(new Give.Percent(Ratio.of(1, 50), Basis.DUE, "zloty", Rounding.HALF_UP));
    assertThat(give("2.5% of price in point"))
        .isEqualTo(new Give.Percent(Ratio.of(25, 100_000), Basis.PRICE, "point", Rounding.DOWN));
  }

  @Test
  void spendingIsCountedInStepsUnlessItIsExact() {
    assertThat(give("1 point per 4.00 PLN of total"))
        .isEqualTo(new Give.PerSpend(1, "point", 400, Basis.TOTAL, false, Rounding.DOWN));
    assertThat(give("3 points per 10 PLN of due, line by line, exact, rounded up"))
        .isEqualTo(new Give.PerSpend(3, "point", 1000, Basis.DUE, true, true, Rounding.UP));
  }

  @Test
  void piecesAndFixedAmounts() {
    assertThat(give("2 stamps each, rounded half even"))
        .isEqualTo(new Give.Each(2, "stamp", Rounding.HALF_EVEN));
    assertThat(give("1.50 zloty")).isEqualTo(new Give.Flat(150, "zloty"));
    assertThat(give("2 entries")).isEqualTo(new Give.Flat(2, "entry"));
  }

  @Test
  void attributesCountAsNumbersOrAsMoney() {
    assertThat(
            rule("give for a flight", "1 mile per 1 mile of distance, at least 500 miles").give())
        .isEqualTo(new Give.PerAttribute(1, "mile", Decimal.ONE, "distance", 500, Rounding.DOWN));
    assertThat(rule("give for a flight", "5 points per 2.50 PLN of fare, rounded up").give())
        .isEqualTo(new Give.PerAttribute(5, "point", Decimal.of(250), "fare", 0, Rounding.UP));
  }

  @Test
  void multipliersNameRules() {
    Programme programme =
        programme(
            """
            earn:
              - {rule: basis, on: purchase, give: 1 point}
              - rule: more
                on: purchase
                times: 1.5, rounded half up
                of: [basis]
            """);

    assertThat(programme.earning().get(1).give())
        .isEqualTo(new Give.Times(Ratio.of(3, 2), List.of("basis"), Rounding.HALF_UP));
  }

  @Test
  void triggers() {
    assertThat(rule("on", "purchase").on()).isEqualTo(new Trigger.OnPurchase(null, null));
    assertThat(rule("on", "purchase of food except tobacco").on())
        .isEqualTo(new Trigger.OnPurchase("food", "tobacco"));
    assertThat(rule("on", "vaccination").on()).isEqualTo(new Trigger.OnAct("vaccination"));
    assertThat(rule("on", "enrolment").on()).isEqualTo(new Trigger.OnEnrolment());
  }

  @Test
  void limitsCountTimesOrAmounts() {
    assertThat(rule("limit", "1 per calendar week").limit())
        .isEqualTo(new Limit(1, Limit.Counted.TIMES, new Window.InCalendar(Calendar.WEEK)));
    assertThat(rule("limit", "500 points in any 30 days").limit())
        .isEqualTo(
            new Limit(500, Limit.Counted.AMOUNT, new Window.Rolling(java.time.Period.ofDays(30))));
    assertThat(rule("limit", "3 ever").limit())
        .isEqualTo(new Limit(3, Limit.Counted.TIMES, new Window.Lifetime()));
  }

  @Test
  void aPeriodIncludesItsLastDay() {
    assertThat(rule("during", "2026-06-01 .. 2026-08-31").periods())
        .containsExactly(period("2026-06-01T00:00", "2026-09-01T00:00"));
    assertThat(rule("during", "2026-02-14").periods())
        .containsExactly(period("2026-02-14T00:00", "2026-02-15T00:00"));
    assertThat(rule("during", "2026-06-01 18:00 .. 2026-06-02 24:00").periods())
        .containsExactly(period("2026-06-01T18:00", "2026-06-03T00:00"));
    assertThat(rule("during", "until 2026-08-31").periods())
        .containsExactly(period(null, "2026-09-01T00:00"));
    assertThat(rule("during", "from 2026-08-31 12:30").periods())
        .containsExactly(period("2026-08-31T12:30", null));
  }

  @Test
  void weekdaysAndHours() {
    assertThat(rule("during", "every saturday to monday, 22:00 .. 02:00, in store time").periods())
        .containsExactly(
            new Period(
                null,
                null,
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                LocalTime.of(22, 0),
                LocalTime.of(2, 0),
                true));
    assertThat(rule("during", "17:00 .. 24:00").periods())
        .containsExactly(
            new Period(null, null, Set.of(), LocalTime.of(17, 0), LocalTime.MIDNIGHT, false));
  }

  @Test
  void aCampaignsPeriodHoldsForWhatStandsInIt() {
    Programme programme =
        programme(
            """
            campaigns:
              - campaign: summer
                during: 2026-06-01 .. 2026-08-31
                earn:
                  - {rule: r, on: purchase, during: every sunday, give: 1 stamp}
                offers:
                  - {offer: o, on: purchase, discount: 10%}
                exchange: 3 stamps for 1 entry
            """);
    Period summer = period("2026-06-01T00:00", "2026-09-01T00:00");

    assertThat(programme.earning().getFirst().campaign()).isEqualTo("summer");
    assertThat(programme.earning().getFirst().periods())
        .containsExactly(
            summer, new Period(null, null, Set.of(DayOfWeek.SUNDAY), null, null, false));
    assertThat(programme.offers().getFirst().periods()).containsExactly(summer);
    assertThat(programme.exchanges().getFirst().id()).isEqualTo("summer");
    assertThat(programme.exchanges().getFirst().periods()).containsExactly(summer);
  }

  @Test
  void expiries() {
    assertThat(expiry("never")).isEqualTo(new Expiry.Never());
    assertThat(expiry("on 2026-12-31")).isEqualTo(new Expiry.OnDate(LocalDate.of(2026, 12, 31)));
    assertThat(expiry("1 year after earning, at end of quarter"))
        .isEqualTo(new Expiry.AfterEarning(java.time.Period.ofYears(1), Calendar.QUARTER));
    assertThat(expiry("after 6 weeks of inactivity"))
        .isEqualTo(new Expiry.AfterInactivity(java.time.Period.ofWeeks(6)));
  }

  private static Expiry expiry(String phrase) {
    return with("expires", phrase).unit("token").expiry();
  }

  @Test
  void unitsHaveTheScaleOfTheirKind() {
    Programme programme =
        programme(
            """
            units:
              coin: {kind: money, worth: 1.00 PLN per 1.00 coin}
              token: {kind: count, pending: 2 weeks, debt: forgiven}
              litre: {kind: count, scale: 2, worth: 0.50 PLN per 10 litres}
            """);

    assertThat(programme.unit("coin").scale()).isEqualTo(2);
    assertThat(programme.unit("coin").worth()).isEqualTo(Ratio.ONE);
    assertThat(programme.unit("token").scale()).isZero();
    assertThat(programme.unit("token").pendingDays()).isEqualTo(14);
    assertThat(programme.unit("token").debt()).isEqualTo(Unit.Debt.FORGIVEN);
    assertThat(programme.unit("litre").worth()).isEqualTo(Ratio.of(50, 1000));
  }

  @Test
  void onlyUnitsHavePluralForms() {
    assertThat(problems("units:\n  star: {kind: count, name: {en: star | stars}}\n")).isEmpty();
    assertThat(problems("units:\n  star: {kind: count, name: {en: star | }}\n"))
        .containsExactly("unexpected-word");
    assertThat(problems("earn:\n  - {rule: r, on: purchase, text: a | b, give: 1 point}\n"))
        .containsExactly("unexpected-word");
  }

  private static List<String> problems(String fragment) {
    return Language.read("a.yaml", Samples.around(fragment)).problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(Problem::code)
        .toList();
  }

  @Test
  void productSetsAreUnionsWithoutExceptions() {
    assertThat(products("category \"soft drinks\", coffee except tag x, sku 12"))
        .isEqualTo(
            new Products(
                "sample-set",
                List.of(
                    new Selector(Mark.CATEGORY, List.of("soft drinks")),
                    new Selector(Mark.SET, List.of("coffee"))),
                List.of(
                    new Selector(Mark.TAG, List.of("x")), new Selector(Mark.SKU, List.of("12")))));
    assertThat(products("except brand A").included()).isEmpty();
  }

  private static Products products(String phrase) {
    return Objects.requireNonNull(with("products", phrase).products().get("sample-set"));
  }

  @Test
  void discounts() {
    assertThat(discount("3.00 PLN each")).isEqualTo(new Discount.Off(300));
    assertThat(discount("33.3%, rounded up"))
        .isEqualTo(new Discount.Percent(Ratio.of(333, 1000), Rounding.UP));
    assertThat(discount("fixed price 9.99 PLN each")).isEqualTo(new Discount.FixedPrice(999));
  }

  private static Discount discount(String phrase) {
    return with("discount", phrase).offers().getFirst().discount();
  }

  @Test
  void vouchersAreForOnePiece() {
    assertThat(voucher("100% off one coffee"))
        .isEqualTo(new Reward.Voucher("coffee", new Discount.Percent(Ratio.ONE, Rounding.DOWN)));
    assertThat(voucher("3.00 PLN off one product"))
        .isEqualTo(new Reward.Voucher(null, new Discount.Off(300)));
    assertThat(voucher("one coffee for 1.00 PLN"))
        .isEqualTo(new Reward.Voucher("coffee", new Discount.FixedPrice(100)));
  }

  private static Price.Sum sum(Reward reward) {
    return reward.price().all().iterator().next();
  }

  private static Reward.Voucher voucher(String phrase) {
    Reward reward = with("gives", phrase).rewards().get("w");
    return Objects.requireNonNull(Objects.requireNonNull(reward).voucher());
  }

  @Test
  void paymentNeverLeavesPartsOfAGrosz() {
    assertThat(payment("1.00 zloty pays 1.00 PLN"))
        .isEqualTo(new Payment("zloty", Ratio.ONE, 0, 1));
    assertThat(payment("1000 points pay 1.00 PLN"))
        .isEqualTo(new Payment("point", Ratio.of(1, 10), 0, 10));
    assertThat(payment("1000 points pay 1.00 PLN, at least 5000 points, in steps of 500 points"))
        .isEqualTo(new Payment("point", Ratio.of(1, 10), 5000, 500));
  }

  private static Payment payment(String phrase) {
    return with("spend", phrase).payments().getFirst();
  }

  @Test
  void laddersCountUnitsSpendOrPurchases() {
    Ladder nights =
        programme(
                """
                tiers:
                  - ladder: status
                    counts: nights
                    within: rolling 12 months
                    levels:
                      member: {}
                      silver: {from: 10}
                      gold: {from: 50 nights, benefits: [lounge, {en: car, pl: auto}]}
                    kept: until end of next calendar year
                    falls: one level at a time
                """)
            .ladders()
            .getLast();

    assertThat(nights.counts()).containsExactly(new Counts.Earned("night"));
    assertThat(nights.levels())
        .flatExtracting(Ladder.Level::from)
        .extracting(Ladder.Amount::amount)
        .containsExactly(10L, 50L);
    assertThat(nights.levels().getLast().benefits()).hasSize(2);
    assertThat(nights.kept()).isEqualTo(new Kept.UntilYearEnd(1, false));
    assertThat(nights.falls()).isEqualTo(Ladder.Falls.ONE_LEVEL);
    assertThat(with("counts", "spend").ladders().getLast().counts())
        .containsExactly(new Counts.Spend());
    assertThat(with("kept", "12 months").ladders().getLast().kept())
        .isEqualTo(new Kept.For(java.time.Period.ofMonths(12)));
  }

  @Test
  void aLevelHasSeveralWaysInAndAMembershipIsALadderOfTwoLevels() {
    var ladders =
        programme(
                """
                membership:
                  given: {on: vaccination, adds: 1 month}
                  grace: 5 days
                tiers:
                  - ladder: status
                    counts: [night, spend]
                    within: membership year
                    levels:
                      member: {}
                      gold:
                        from: 50 nights or 900.00 PLN
                        given: {on: flight, when: cabin is first, lasts: forever}
                        lifetime: 600 nights and 10 years
                """)
            .ladders();
    Ladder membership = ladders.getFirst();
    Ladder.Level gold = ladders.getLast().levels().getLast();

    assertThat(membership.isMembership()).isTrue();
    assertThat(membership.grace()).isEqualTo(java.time.Period.ofDays(5));
    assertThat(membership.levels().getLast().given().getFirst().adds()).isTrue();
    assertThat(gold.from())
        .containsExactly(
            new Ladder.Amount(new Counts.Earned("night"), 50),
            new Ladder.Amount(new Counts.Spend(), 90_000));
    assertThat(gold.given().getFirst().tally()).isEqualTo("given:status:gold:flight");
    assertThat(gold.lifetime())
        .isEqualTo(
            new Ladder.Lifetime(
                java.util.List.of(new Ladder.Amount(new Counts.Earned("night"), 600)), 10));
  }

  @Test
  void aRewardMayCostSeveralUnitsOrNothing() {
    Programme programme =
        programme(
            """
            rewards:
              - {reward: a, cost: 10 stamps and 5.00 zloty, stock: 20, valid: 60 days}
              - {reward: b, cost: free}
            """);
    Reward reward = Objects.requireNonNull(programme.rewards().get("a"));

    assertThat(sum(reward).units())
        .containsExactly(new Reward.Cost("stamp", 10), new Reward.Cost("zloty", 500));
    assertThat(reward.stock()).isEqualTo(20);
    assertThat(reward.valid()).isEqualTo(java.time.Period.ofDays(60));
    assertThat(sum(Objects.requireNonNull(programme.rewards().get("b"))).free()).isTrue();
  }

  private static Period period(
      @org.jspecify.annotations.Nullable String from,
      @org.jspecify.annotations.Nullable String until) {
    return new Period(
        from == null ? null : LocalDateTime.parse(from),
        until == null ? null : LocalDateTime.parse(until),
        Set.of(),
        null,
        null,
        false);
  }
}
