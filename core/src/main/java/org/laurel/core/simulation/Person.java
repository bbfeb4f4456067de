package org.laurel.core.simulation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.NextDue;
import org.laurel.core.programme.Programme;

/// A member in memory: his account, his books, and the purchases that may still come back.
final class Person {
  static final Comparator<Receipt> NEWEST_FIRST =
      Comparator.comparing((Receipt receipt) -> receipt.purchase().occurred())
          .thenComparing(receipt -> receipt.purchase().id())
          .reversed();

  final String member;
  final Books books = new Books();

  /// In the order in which they were taken.
  final ArrayDeque<Past.Sale> purchases = new ArrayDeque<>();

  Account account;

  /// When the account is due; `null`: never.
  @Nullable NextDue next;

  Person(String member, long id) {
    this.member = member;
    account = Account.empty(id);
  }

  /// The purchases that a return without a receipt may take from, newest first: those of the same
  /// goods, on the programme's last days before it.
  List<Receipt> receipts(Programme programme, Activity.Return back) {
    if (programme.blindReturns() == 0) {
      return List.of();
    }
    ZoneId zone = programme.zone();
    LocalDate first =
        LocalDate.ofInstant(back.occurred(), zone).minusDays(programme.blindReturns());
    Set<String> skus =
        back.lines().stream().map(Activity.ReturnedLine::sku).collect(Collectors.toSet());
    List<Receipt> found = new ArrayList<>();
    for (Past.Sale sale : purchases) {
      if (sale.occurred.isAfter(back.occurred())
          || LocalDate.ofInstant(sale.occurred, zone).isBefore(first)) {
        continue;
      }
      Receipt receipt = sale.receipt();
      if (receipt.purchase().lines().stream().anyMatch(line -> skus.contains(line.sku()))) {
        found.add(receipt);
      }
    }
    found.sort(NEWEST_FIRST);
    return found;
  }

  /// A purchase stands at something else from now on.
  void stands(Receipt.Stand stand) {
    for (Iterator<Past.Sale> sales = purchases.descendingIterator(); sales.hasNext(); ) {
      Past.Sale sale = sales.next();
      if (sale.id == stand.purchase()) {
        sale.stands(stand);
        return;
      }
    }
  }
}
