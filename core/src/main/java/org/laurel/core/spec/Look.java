package org.laurel.core.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Effect.MoneyDue.Flow;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Voucher;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Refusal;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Partner;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.spec.Seen.Because;
import org.laurel.core.spec.Seen.Holding;
import org.laurel.core.value.Rounding;

/// A look at an account and what was decided about it.
///
/// @param account `null`: there is none
record Look(Programme programme, @Nullable Account account) {

  Seen refused(Refusal refusal, List<Because> because) {
    return new Seen(
        refusal.code(),
        because,
        balances(),
        Map.of(),
        tiers(),
        null,
        0,
        0,
        0,
        0,
        vouchers(),
        orders());
  }

  /// @param granted `null`: nothing was done
  Seen after(Decision.@Nullable Granted granted, List<Because> because) {
    return granted == null
        ? new Seen(
            null, because, balances(), Map.of(), tiers(), null, 0, 0, 0, 0, vouchers(), orders())
        : new Seen(
            null,
            because,
            balances(),
            earned(granted),
            tiers(),
            sums(granted),
            granted.refunds().stream().mapToLong(Decision.Refund::money).sum()
                + money(granted, Flow.REFUNDED),
            money(granted, Flow.CASHED) + money(granted, Flow.DONATED),
            settled(granted, Book.ISSUED),
            -settled(granted, Book.SPENT),
            vouchers(),
            orders());
  }

  private Map<String, Holding> balances() {
    Map<String, Holding> balances = new HashMap<>();
    if (account != null) {
      for (Unit unit : programme.units().values()) {
        String id = unit.id();
        long owed = account.owed().getOrDefault(id, 0L);
        long beside = unit.debt() == Unit.Debt.NEGATIVE ? 0 : owed;
        balances.put(
            id,
            new Holding(
                account.available(id) + beside, account.pending(id), account.held(id), owed));
      }
    }
    return balances;
  }

  private static Map<String, Long> earned(Decision.Granted granted) {
    Map<String, Long> earned = new HashMap<>();
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.Transfer transfer) {
        if (transfer.from() == Book.ISSUED) {
          earned.merge(transfer.unit(), transfer.amount(), Math::addExact);
        } else if (transfer.to() == Book.ISSUED) {
          earned.merge(transfer.unit(), -transfer.amount(), Math::addExact);
        }
      }
    }
    return earned;
  }

  /// What left a book at partners' prices, less what joined it; each price is rounded once.
  private static long settled(Decision.Granted granted, Book book) {
    Map<Partner.Price, Long> amounts = new HashMap<>();
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.Transfer t && t.price() != null) {
        amounts.merge(t.price(), t.from() == book ? t.amount() : 0, Math::addExact);
        amounts.merge(t.price(), t.to() == book ? -t.amount() : 0, Math::addExact);
      }
    }
    long sum = 0;
    for (var amount : amounts.entrySet()) {
      sum += amount.getKey().each().of(amount.getValue(), Rounding.HALF_EVEN);
    }
    return sum;
  }

  private Map<String, String> tiers() {
    Map<String, String> tiers = new HashMap<>();
    if (account != null) {
      for (Ladder ladder : programme.ladders()) {
        tiers.put(ladder.id(), ladder.levels().getFirst().id());
      }
      account.standings().forEach((ladder, standing) -> tiers.put(ladder, standing.level()));
    }
    return tiers;
  }

  private static Seen.@Nullable Sums sums(Decision.Granted granted) {
    Seen.Sums sums = null;
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.Stands(Receipt.Stand stand)) {
        long discount = stand.lines().stream().mapToLong(Receipt.Kept::discount).sum();
        sums = new Seen.Sums(stand.total(), stand.due(), discount);
      }
    }
    long beside = money(granted, Flow.PAID);
    return sums == null && beside > 0 ? new Seen.Sums(beside, beside, 0) : sums;
  }

  private static long money(Decision.Granted granted, Flow flow) {
    long money = 0;
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.MoneyDue(_, var due, var amount) && due == flow) {
        money += amount;
      }
    }
    return money;
  }

  private Map<String, String> orders() {
    Map<String, String> orders = new HashMap<>();
    if (account != null) {
      account.orders().forEach(order -> orders.put(order.reward(), order.state().word()));
    }
    return orders;
  }

  private Map<String, Integer> vouchers() {
    Map<String, Integer> vouchers = new HashMap<>();
    if (account != null) {
      for (Voucher voucher : account.vouchers()) {
        vouchers.merge(voucher.reward(), 1, Integer::sum);
      }
    }
    return vouchers;
  }
}
