package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Receipt.Kept;
import org.laurel.core.account.Receipt.Off;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.activity.Activity.ReturnedLine;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.language.Language;
import org.laurel.core.language.Problem;
import org.laurel.core.language.Reading;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Decimal;

/// A member at a till, for tests: sells, takes back, and tells what it came to in grosz.
final class Till {

  private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

  final Programme programme;
  private Account account = Account.empty(1);
  private long ids = 1;
  private Map<String, Long> left = Map.of();

  Till(Programme programme) {
    this.programme = programme;
    Profile profile =
        new Profile(LocalDate.of(2026, 1, 1), null, "pl", new TreeSet<>(), new TreeSet<>());
    take(new Activity.Enrol(ids++, "enrol", NOON, profile), Facts.at(NOON));
  }

  /// A shop for coffee, croissants, wine and other things, with these sections besides.
  static Till of(String sections) {
    String text =
        """
        programme: corner-shop
        zone: Europe/Warsaw
        money: PLN
        products:
          coffee: category coffee
          croissant: category croissant
          wine: category wine
          tobacco: category tobacco
        """
            + sections;
    return ofText(text);
  }

  static Till ofText(String text) {
    Reading reading = Language.read("corner-shop.yaml", text);
    assertThat(reading.problems())
        .filteredOn(p -> p.severity() == Problem.Severity.ERROR)
        .as(text)
        .isEmpty();
    return new Till(Objects.requireNonNull(reading.programme()));
  }

  Till leaving(String budget, long amount) {
    left = Map.of("budget:" + budget, amount);
    return this;
  }

  static Line line(int number, String category, String quantity, long amount) {
    return new Line(
        number, category + "-" + number, category, "", List.of(), Decimal.parse(quantity), amount);
  }

  Sale sell(Line... lines) {
    return sell(List.of(), lines);
  }

  Sale sell(List<String> codes, Line... lines) {
    String key = "sale-" + ids;
    Activity.Purchase purchase =
        new Activity.Purchase(
            ids++,
            key,
            NOON,
            Place.NOWHERE,
            "PLN",
            List.of(lines),
            List.of(),
            codes,
            false,
            List.of());
    Facts facts = new Facts(NOON, List.of(), left, List.of());
    Decision.Granted granted = take(purchase, facts);
    return new Sale(
        granted,
        new Receipt(programme, purchase, Objects.requireNonNull(granted.then()), stand(granted)));
  }

  /// Sells as if nothing had been sold before.
  Sale sellAgain(Line... lines) {
    Account before = account;
    Sale sale = sell(lines);
    account = before;
    return sale;
  }

  /// Redeems a reward that costs nothing.
  String redeem(String reward) {
    String code = "code-" + ids;
    take(
        new Activity.Redeem(
            ids,
            "redeem-" + ids++,
            NOON,
            Place.NOWHERE,
            reward,
            1,
            0,
            new java.util.LinkedHashMap<>(),
            null),
        new Facts(NOON, List.of(), left, List.of(code)));
    return code;
  }

  Sale takeBack(Sale sale, int line, String quantity) {
    Activity.Return back =
        new Activity.Return(
            ids,
            "back-" + ids++,
            NOON,
            sale.receipt.purchase().key(),
            List.of(new ReturnedLine(line, "", Decimal.parse(quantity), 0)));
    Decision.Granted granted = take(back, new Facts(NOON, List.of(sale.receipt), left, List.of()));
    Receipt before = sale.receipt;
    return new Sale(
        granted, new Receipt(before.programme(), before.purchase(), before.then(), stand(granted)));
  }

  private Decision.Granted take(Activity activity, Facts facts) {
    Decision decision = Decisions.decide(programme, account, activity, facts);
    assertThat(decision).isInstanceOf(Decision.Granted.class);
    Decision.Granted granted = (Decision.Granted) decision;
    account = granted.after();
    return granted;
  }

  private static Receipt.Stand stand(Decision.Granted granted) {
    return granted.effects().stream()
        .filter(Effect.Stands.class::isInstance)
        .map(effect -> ((Effect.Stands) effect).stand())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  record Sale(Decision.Granted granted, Receipt receipt) {
    long total() {
      return receipt.stand().total();
    }

    long refund() {
      return granted.refunds().getFirst().money();
    }

    /// `1 hero-coffee 300`: line, offer, amount.
    List<String> offs() {
      List<String> offs = new ArrayList<>();
      for (Kept line : receipt.stand().lines()) {
        for (Off off : line.offs()) {
          offs.add(line.line() + " " + off.offer() + " " + off.amount());
        }
      }
      return offs;
    }

    /// `hero-coffee discounted`: what is said, of whom.
    List<String> reasons() {
      return granted.reasons().stream()
          .map(
              r ->
                  r.rule()
                      + " "
                      + r.why().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
          .distinct()
          .toList();
    }

    Receipt.Chosen chosen() {
      return receipt.stand().chosen();
    }

    long counted(String offer) {
      return receipt.stand().counted().getOrDefault("limit:" + offer, 0L);
    }
  }
}
