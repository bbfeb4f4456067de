package org.laurel.core.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.decision.NextDue;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Books;
import org.laurel.core.simulation.Simulation;

/// What must always be so, whatever the programme says.
final class Invariants {
  private final Versions versions;
  private Simulation simulation;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, List<String>> keys = new HashMap<>();

  Invariants(Versions versions) {
    this.versions = versions;
  }

  void watch(Simulation simulation) {
    this.simulation = simulation;
  }

  /// Every step as the simulation does it.
  void step(String member, Activity activity, Decision decision) {
    if (!(decision instanceof Decision.Granted granted)) {
      return;
    }
    Account folded = accounts.getOrDefault(member, Account.empty(granted.after().id()));
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.Transfer transfer) {
        spentInTime(activity, folded, transfer);
      }
      folded = folded.after(effect);
    }
    assertThat(folded).as("the effects folded").isEqualTo(granted.after());
    accounts.put(member, folded);
    if (activity instanceof Activity.Purchase) {
      keys.computeIfAbsent(member, _ -> new ArrayList<>()).add(activity.key());
    }
  }

  private void spentInTime(Activity activity, Account account, Effect.Transfer transfer) {
    boolean spends =
        transfer.from() == Book.MEMBER
            && (transfer.to() == Book.SPENT || transfer.to() == Book.HELD);
    boolean kept =
        account.profile() != null
            && versions
                .at(activity.occurred())
                .programme()
                .unit(transfer.unit())
                .isKeptIn(account.profile().segments());
    if (spends && !kept && transfer.lastDay() != null) {
      LocalDate day =
          LocalDate.ofInstant(activity.occurred(), versions.newest().programme().zone());
      assertThat(transfer.lastDay()).as("spent from a lot").isAfterOrEqualTo(day);
    }
    assertThat(transfer.amount()).isPositive();
  }

  /// Books, lots and balances tell the same.
  void hold(String member) {
    Account account = simulation.account(member);
    Books books = simulation.books(member);
    if (account == null) {
      return;
    }
    for (String unit : books.units()) {
      long owed = account.owed().getOrDefault(unit, 0L);
      assertThat(books.balance(unit, Book.MEMBER) - owed)
          .as("available %s", unit)
          .isEqualTo(account.available(unit));
      assertThat(books.balance(unit, Book.PENDING)).isEqualTo(account.pending(unit));
      assertThat(books.balance(unit, Book.HELD)).isEqualTo(account.held(unit));
      assertThat(books.balance(unit, Book.OWED)).isEqualTo(-owed);
      long sum = 0;
      for (Book book : Book.values()) {
        sum += books.balance(unit, book);
      }
      assertThat(sum).as("all books of %s", unit).isZero();
    }
  }

  /// Settling step by step ends like settling at once.
  void settlesInAnySteps(String member, Instant moment) {
    Account account = simulation.account(member);
    if (account == null || !account.settled().isBefore(moment)) {
      return;
    }
    Account once = settled(account, moment);
    Duration way = Duration.between(account.settled(), moment);
    if (account.settled().equals(Instant.EPOCH)) {
      return;
    }
    Account steps = account;
    for (int i = 1; i <= 3; i++) {
      steps = settled(steps, account.settled().plus(way.multipliedBy(i).dividedBy(3)));
    }
    assertThat(steps).as("settled in three steps").isEqualTo(once);
  }

  private Account settled(Account account, Instant moment) {
    Account settled = account;
    for (NextDue next = NextDue.of(versions, settled);
        next != null && !next.moment().isAfter(moment);
        next = NextDue.of(versions, settled)) {
      Instant at = next.moment();
      Activity.Time time = new Activity.Time(0, "time:" + at, at);
      Decision decision = Decisions.decide(next.programme(), settled, time, Facts.at(at));
      settled = ((Decision.Granted) decision).after();
    }
    return settled;
  }

  /// However the goods of a receipt come back, the end is the same.
  void slicesEndLikeTheWhole(Event event) {
    Dice dice = new Dice(event.activity().id());
    Account account = simulation.account(event.member());
    if (account == null || !dice.chance(10)) {
      return;
    }
    List<Receipt> receipts =
        keys.getOrDefault(event.member(), List.of()).stream()
            .map(simulation::receipt)
            .filter(receipt -> receipt != null && !receipt.stand().lines().isEmpty())
            .toList();
    if (!receipts.isEmpty()) {
      Receipt receipt = dice.oneOf(receipts);
      Account settled = settled(account, account.settled());
      new Slices(dice, versions, settled, receipt, simulation.used()).check();
    }
  }
}
