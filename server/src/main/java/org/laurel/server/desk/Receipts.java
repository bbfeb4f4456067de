package org.laurel.server.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Facts;
import org.laurel.core.programme.Programme;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.programmes.Published;
import org.laurel.wire.answer.Outcome;

/// Finds the purchases and acts that returns speak of, as they stand now: what is stored, and what
/// the batch under way has decided since.
final class Receipts {

  private final Ledger ledger;

  /// Of this batch, by id of the purchase.
  private final Map<Long, Receipt> fresh = new LinkedHashMap<>();

  /// Whose purchases they are, and who sent them.
  private final Map<Long, Origin> origins = new HashMap<>();

  /// Acts of this batch, and others that it took back; by id.
  private final Map<Long, Facts.Undone> acts = new LinkedHashMap<>();

  /// Follow-ups of this batch.
  private final Map<Followed, Facts.Undone> followed = new HashMap<>();

  private record Origin(long account, String source) {}

  private record Followed(long account, String key) {}

  Receipts(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Keeps what a decision makes of purchases, and what followed.
  void note(long account, String source, Programme rules, Activity activity, Outcome outcome) {
    if (activity.follows()) {
      followed.put(
          new Followed(account, activity.key()),
          new Facts.Undone(rules, activity, outcome.effects(), account));
    }
    if (activity instanceof Activity.Act act) {
      acts.put(act.id(), new Facts.Undone(rules, act, outcome.effects(), account));
      origins.put(act.id(), new Origin(account, source));
    }
    for (Effect effect : outcome.effects()) {
      if (effect instanceof Effect.TakenBack(var act)) {
        acts.computeIfPresent(act, (_, undone) -> undone.done());
      }
      if (!(effect instanceof Effect.Stands(var stand))) {
        continue;
      }
      if (activity instanceof Activity.Purchase purchase && outcome.then() != null) {
        fresh.put(purchase.id(), new Receipt(rules, purchase, outcome.then(), stand));
        origins.put(purchase.id(), new Origin(account, source));
      } else {
        fresh.computeIfPresent(stand.purchase(), (_, receipt) -> standing(receipt, stand));
      }
    }
  }

  private static Receipt standing(Receipt receipt, Receipt.Stand stand) {
    return new Receipt(receipt.programme(), receipt.purchase(), receipt.then(), stand);
  }

  /// What a return is about: purchases, or an act.
  record Found(List<Receipt> receipts, Facts.@Nullable Undone act) {
    static final Found NOTHING = new Found(List.of(), null);
  }

  /// What a return may take from: the purchase or the act it names, or the newest purchases that
  /// hold its goods.
  ///
  /// @param rules the version that decides the return
  /// @param source who sent the return
  Found of(
      Published published, Programme rules, Account account, String source, Activity.Return back) {
    Found found =
        back.of() != null
            ? named(published, account, source, back.of())
            : new Found(blind(published, rules, account, back), null);
    return new Found(
        found.receipts.stream().map(receipt -> seen(account, receipt)).toList(), found.act);
  }

  private Receipt seen(Account account, Receipt receipt) {
    Origin origin = origins.get(receipt.purchase().id());
    return origin == null || origin.account == account.id()
        ? receipt
        : receipt.seenFrom(account.ties(), origin.account);
  }

  /// The account and those that lead to it.
  private static List<Long> all(Account account) {
    List<Long> all = new ArrayList<>(account.ties().leading());
    all.add(account.id());
    return all;
  }

  /// Keys belong to their senders: the sender's own purchase or act is meant, or else the only one
  /// that anybody has sent with that key.
  private Found named(Published published, Account account, String source, String key) {
    Map<String, Found> found = new HashMap<>();
    List<Long> all = all(account);
    List<Entry> stored = all.stream().flatMap(one -> ledger.returnable(one, key).stream()).toList();
    List<Entry> purchases =
        stored.stream().filter(entry -> entry.activity() instanceof Activity.Purchase).toList();
    List<Receipt> receipts = read(published, purchases, account);
    for (int i = 0; i < receipts.size(); i++) {
      found.put(purchases.get(i).source(), new Found(List.of(receipts.get(i)), null));
    }
    for (Entry entry : stored) {
      if (entry.activity() instanceof Activity.Act act) {
        found.put(entry.source(), new Found(List.of(), act(published, account, entry, act)));
      }
    }
    fresh.forEach(
        (id, receipt) -> {
          Origin origin = ours(id, all);
          if (origin != null && receipt.purchase().key().equals(key)) {
            found.put(origin.source, new Found(List.of(receipt), null));
          }
        });
    acts.forEach(
        (id, act) -> {
          Origin origin = ours(id, all);
          if (origin != null && act.activity().key().equals(key)) {
            found.put(origin.source, new Found(List.of(), act));
          }
        });
    Found own = found.get(source);
    if (own != null) {
      return own;
    }
    return found.size() == 1 ? found.values().iterator().next() : Found.NOTHING;
  }

  private @Nullable Origin ours(long id, List<Long> all) {
    Origin origin = origins.get(id);
    return origin != null && all.contains(origin.account) ? origin : null;
  }

  /// An act that is stored.
  private Facts.Undone act(
      Published published, Account account, Entry entry, Activity.Act activity) {
    Facts.Undone known = acts.get(entry.id());
    if (known != null) {
      return known;
    }
    Programme rules = published.version(entry.version());
    boolean elsewhere = !account.ties().others().isEmpty();
    Facts.Undone act =
        new Facts.Undone(
            rules,
            activity,
            entry.outcome(rules).effects(),
            entry.account(),
            !ledger.lastReturns(List.of(entry.id()), elsewhere).isEmpty());
    // From now on it counts when this batch takes it back.
    acts.put(entry.id(), act);
    origins.put(entry.id(), new Origin(entry.account(), entry.source()));
    return act;
  }

  private List<Receipt> blind(
      Published published, Programme rules, Account account, Activity.Return back) {
    if (rules.blindReturns() == 0) {
      return List.of();
    }
    LocalDate day = back.occurred().atZone(rules.zone()).toLocalDate();
    Instant first = day.minusDays(rules.blindReturns()).atStartOfDay(rules.zone()).toInstant();
    Set<String> goods =
        back.lines().stream().map(Activity.ReturnedLine::sku).collect(Collectors.toSet());
    List<Long> all = all(account);
    Map<Long, Receipt> found = new HashMap<>();
    for (Receipt receipt : fresh.values()) {
      Instant bought = receipt.purchase().occurred();
      if (ours(receipt.purchase().id(), all) != null
          && !bought.isBefore(first)
          && !bought.isAfter(back.occurred())
          && holds(receipt.purchase(), goods)) {
        found.put(receipt.purchase().id(), receipt);
      }
    }
    List<Entry> stored =
        all.stream()
            .flatMap(one -> ledger.purchases(one, first, back.occurred(), goods).stream())
            .toList();
    read(published, stored, account)
        .forEach(receipt -> found.put(receipt.purchase().id(), receipt));
    List<Receipt> newestFirst = new ArrayList<>(found.values());
    newestFirst.sort(
        Comparator.comparing((Receipt receipt) -> receipt.purchase().occurred())
            .thenComparing(receipt -> receipt.purchase().id())
            .reversed());
    return newestFirst;
  }

  /// What an earlier follow-up on the account, or on one that leads to it, brought; `null`: it has
  /// not happened yet.
  Facts.@Nullable Undone undone(Published published, Account account, String key) {
    for (long one : all(account)) {
      Facts.Undone known = followed.get(new Followed(one, key));
      if (known != null) {
        return known;
      }
      Entry entry = ledger.followUp(one, key);
      if (entry != null) {
        Programme rules = published.version(entry.version());
        return new Facts.Undone(rules, entry.activity(), entry.outcome(rules).effects(), one);
      }
    }
    return null;
  }

  private static boolean holds(Activity.Purchase purchase, Set<String> goods) {
    return purchase.lines().stream().anyMatch(line -> goods.contains(line.sku()));
  }

  private List<Receipt> read(Published published, List<Entry> purchases, Account account) {
    // Goods may have come back to another account, while it held what this one has.
    boolean elsewhere = !account.ties().others().isEmpty();
    Map<Long, Entry> returns =
        ledger.lastReturns(purchases.stream().map(Entry::id).toList(), elsewhere);
    List<Receipt> receipts = new ArrayList<>();
    for (Entry purchase : purchases) {
      Receipt known = fresh.get(purchase.id());
      receipts.add(known != null ? known : read(published, purchase, returns.get(purchase.id())));
    }
    return receipts;
  }

  private Receipt read(Published published, Entry purchase, @Nullable Entry lastReturn) {
    Programme rules = published.version(purchase.version());
    Outcome then = purchase.outcome(rules);
    Outcome last =
        lastReturn == null ? then : lastReturn.outcome(published.version(lastReturn.version()));
    if (then.then() == null) {
      throw new IllegalStateException(
          "purchase " + purchase.id() + " was stored without its facts");
    }
    Receipt receipt =
        new Receipt(
            rules,
            (Activity.Purchase) purchase.activity(),
            then.then(),
            stand(last, purchase.id()));
    // From now on this batch's own returns of it count.
    fresh.put(purchase.id(), receipt);
    origins.put(purchase.id(), new Origin(purchase.account(), purchase.source()));
    return receipt;
  }

  private static Receipt.Stand stand(Outcome outcome, long purchase) {
    for (Effect effect : outcome.effects()) {
      if (effect instanceof Effect.Stands(var stand) && stand.purchase() == purchase) {
        return stand;
      }
    }
    throw new IllegalStateException("it is not known what stands of purchase " + purchase);
  }
}
