package org.laurel.core.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Standing;
import org.laurel.core.account.Tally;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.ReturnedLine;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Versions;
import org.laurel.core.value.Decimal;

/// The same goods of one receipt brought back in one go, in slices, and in other slices: the
/// account, the counters and what was paid back must be the same.
final class Slices {

  /// Where it all ended.
  private static final class End {
    Account account;
    Receipt receipt;
    final Map<String, Long> used;
    final Map<String, Long> units = new TreeMap<>();
    long money;

    final List<Effect> effects = new ArrayList<>();

    /// Whether a discount was lost by a return, so that it might have had to ask money back.
    boolean lost;

    End(Account account, Receipt receipt, Map<String, Long> used) {
      this.account = account;
      this.receipt = receipt;
      this.used = new TreeMap<>(used);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      effects.forEach(effect -> text.append("\n    ").append(effect));
      return text + "\n  " + account + used + money + units;
    }
  }

  private final Dice dice;
  private final Programme programme;
  private final Account account;
  private final Receipt receipt;
  private final Map<String, Long> used;
  private final Instant moment;

  Slices(Dice dice, Versions versions, Account account, Receipt receipt, Map<String, Long> used) {
    this.dice = dice;
    this.account = account;
    this.receipt = receipt;
    this.used = used;
    Instant bought = receipt.purchase().occurred();
    this.moment = account.settled().isBefore(bought) ? bought : account.settled();
    this.programme = versions.at(moment).programme();
  }

  void check() {
    // What was forgiven stays forgiven, and what came back of a unit that is no more is gone.
    if (receipt.programme().units().values().stream()
            .anyMatch(unit -> unit.debt() == Unit.Debt.FORGIVEN)
        || programme.units().values().stream().anyMatch(unit -> unit.retired() != null)) {
      return;
    }
    List<ReturnedLine> goods = new ArrayList<>();
    boolean all = dice.chance(50);
    for (Receipt.Kept kept : receipt.stand().lines()) {
      Decimal quantity = all ? kept.quantity() : some(kept.quantity());
      if (quantity.signum() > 0) {
        goods.add(new ReturnedLine(kept.line(), "", quantity, 0));
      }
    }
    if (goods.isEmpty()) {
      return;
    }
    End whole = back(List.of(goods));
    for (int i = 0; i < 2; i++) {
      List<List<ReturnedLine>> slices = slices(goods);
      End sliced = back(slices);
      boolean same =
          lasting(sliced.account).equals(lasting(whole.account))
              && sliced.used.equals(whole.used)
              && sliced.units.equals(whole.units);
      boolean allBack = whole.receipt.stand().total() == 0;
      if (allBack || !sliced.lost && !whole.lost) {
        same &= sliced.money == whole.money;
      }
      if (!same) {
        throw new AssertionError(
            "goods that came back in slices end otherwise than in one go:\n"
                + receipt.purchase()
                + "\nin one go: "
                + whole
                + "\nin slices: "
                + slices
                + sliced);
      }
    }
  }

  private Decimal some(Decimal quantity) {
    return quantity.signum() == 0
        ? quantity
        : new Decimal(dice.between(0, quantity.unscaled()), quantity.scale());
  }

  /// The goods cut into pieces and dealt to some returns in any order.
  private List<List<ReturnedLine>> slices(List<ReturnedLine> goods) {
    List<ReturnedLine> pieces = new ArrayList<>();
    for (ReturnedLine line : goods) {
      Decimal first = some(line.quantity());
      for (Decimal part : List.of(first, line.quantity().minus(first))) {
        if (part.signum() > 0) {
          pieces.add(new ReturnedLine(line.number(), "", part, 0));
        }
      }
    }
    List<List<ReturnedLine>> slices = new ArrayList<>();
    for (ReturnedLine piece : dice.shuffled(pieces)) {
      if (slices.isEmpty() || dice.chance(60)) {
        slices.add(new ArrayList<>());
      }
      slices.getLast().add(piece);
    }
    return slices;
  }

  private End back(List<List<ReturnedLine>> slices) {
    End end = new End(account, receipt, used);
    for (List<ReturnedLine> slice : slices) {
      Activity.Return back =
          new Activity.Return(1, "slice", moment, receipt.purchase().key(), slice);
      Facts facts = new Facts(moment, List.of(end.receipt), left(end.used), List.of());
      Decision.Granted granted =
          (Decision.Granted) Decisions.decide(programme, end.account, back, facts);
      end.account = granted.after();
      end.effects.addAll(granted.effects());
      for (Effect effect : granted.effects()) {
        if (effect instanceof Effect.Used(var counter, var amount)) {
          end.used.merge(counter, amount, Long::sum);
        }
        if (effect instanceof Effect.Stands(var stand)) {
          end.lost |= lost(end.receipt.stand(), stand);
          end.receipt = new Receipt(receipt.programme(), receipt.purchase(), receipt.then(), stand);
        }
      }
      for (Decision.Refund refund : granted.refunds()) {
        assertThat(refund.money()).as("a refund").isNotNegative();
        end.money += refund.money();
        refund.units().forEach(back1 -> end.units.merge(back1.unit(), back1.amount(), Long::sum));
      }
    }
    end.used.values().removeIf(value -> value == 0);
    return end;
  }

  /// Whether goods or units came back and yet there is as much to pay: then a discount was lost, or
  /// there would be more to pay and nobody is asked for it.
  private static boolean lost(Receipt.Stand before, Receipt.Stand after) {
    boolean changed = after.total() != before.total() || !after.paid().equals(before.paid());
    return changed && after.due() == before.due() || after.total() > before.total();
  }

  /// Without what tallies have forgotten, or soon will: when they do depends on the last count. And
  /// without standings that say no more than none would.
  private Account lasting(Account a) {
    LocalDate from =
        LocalDate.ofInstant(receipt.purchase().occurred(), programme.zone()).minusMonths(11);
    SortedMap<String, Tally> tallies = new TreeMap<>();
    a.tallies()
        .forEach(
            (name, tally) -> {
              List<Tally.Entry> entries =
                  tally.entries().stream().filter(e -> e.day().isAfter(from)).toList();
              if (!entries.isEmpty()) {
                tallies.put(name, new Tally(entries));
              }
            });
    SortedMap<String, Standing> standings = new TreeMap<>(a.standings());
    standings.values().removeIf(s -> s.level().equals(s.base()) && s.until() == null);
    return new Account(
        a.id(),
        a.profile(),
        a.settled(),
        a.active(),
        a.lots(),
        a.owed(),
        a.holds(),
        standings,
        tallies,
        a.vouchers(),
        a.orders(),
        a.ties());
  }

  private Map<String, Long> left(Map<String, Long> usedNow) {
    Map<String, Long> left = new HashMap<>();
    for (Budget budget : programme.budgets().values()) {
      long of = usedNow.getOrDefault(budget.counter(), 0L);
      left.put(budget.counter(), Math.max(0, budget.most() - of));
    }
    return left;
  }
}
