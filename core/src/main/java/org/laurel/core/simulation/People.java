package org.laurel.core.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.decision.Facts;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;

/// Everybody with an account, and whose account leads to whose.
final class People {

  private final Map<String, Person> byName = new HashMap<>();
  private final List<Person> byId = new ArrayList<>();

  @Nullable Person find(String name) {
    return byName.get(name);
  }

  Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /// The id of the next account.
  long next() {
    return byId.size() + 1L;
  }

  void add(Person person) {
    if (byName.putIfAbsent(person.member, person) == null) {
      byId.add(person);
    }
  }

  Person owner(long account) {
    return byId.get(Math.toIntExact(account - 1));
  }

  /// Who of those who share the account it is.
  Person who(Person owner, Facts.Acting acting) {
    return acting.person() == 0 ? owner : owner(acting.person());
  }

  /// The account that holds what this one has.
  Account holder(Account account) {
    Account holder = account;
    while (holder.ties().bond() != Bond.NONE) {
      holder = owner(holder.ties().movedTo()).account;
    }
    return holder;
  }

  /// The account that holds what the other one has that an activity speaks of.
  @Nullable Account other(Activity activity) {
    long id =
        switch (activity) {
          case Activity.Join join -> join.into();
          case Activity.Send send -> send.to();
          case Activity.Merge merge -> merge.into();
          case Activity.Register register -> register.owner();
          case Activity.Enrol enrol -> enrol.invitedBy();
          default -> 0;
        };
    Account other = id == 0 ? null : owner(id).account;
    // Whoever shares an account is somebody else than its owner.
    while (other != null
        && (other.ties().bond() == Bond.SAME
            || other.ties().bond() == Bond.SHARED && !(activity instanceof Activity.Merge))) {
      other = owner(other.ties().movedTo()).account;
    }
    return other;
  }

  /// What an activity undoes that happened before; `null`: nothing.
  Facts.@Nullable Undone undone(
      Account account, Activity activity, Pasts pasts, Versions versions) {
    Past past =
        switch (activity) {
          case Activity.Return back when back.of() != null -> act(account, back.of(), pasts);
          case Activity.Friend friend -> pasts.find(friend.of());
          case Activity.Separate separate -> {
            Ties.Other other = account.ties().others().get(separate.duplicate());
            yield other == null ? null : pasts.find(other.key());
          }
          default -> null;
        };
    return past == null
        ? null
        : new Facts.Undone(
            versions.at(past.occurred).programme(),
            past.activity(),
            past.effects(),
            past.person.account.id(),
            past instanceof Past.Deed deed && deed.takenBack);
  }

  /// The act of that key, of the account or of those that lead to it; `null`: it is none of theirs.
  private @Nullable Past act(Account account, String key, Pasts pasts) {
    Past past = pasts.find(key);
    if (!(past instanceof Past.Deed deed && deed.activity() instanceof Activity.Act)) {
      return null;
    }
    long whose = past.person.account.id();
    return whose == account.id() || account.ties().leading().contains(whose) ? past : null;
  }

  /// The purchases that a return may take from, of the account and of those that lead to it.
  List<Receipt> receipts(Person person, Programme programme, Activity.Return back, Pasts pasts) {
    Ties ties = person.account.ties();
    List<Receipt> found = new ArrayList<>();
    if (back.of() == null) {
      found.addAll(person.receipts(programme, back));
      for (long other : ties.leading()) {
        owner(other).receipts(programme, back).stream()
            .map(receipt -> receipt.seenFrom(ties, other))
            .forEach(found::add);
      }
      found.sort(Person.NEWEST_FIRST);
      return found;
    }
    Past past = pasts.find(back.of());
    if (past instanceof Past.Sale sale) {
      long bought = sale.person.account.id();
      if (sale.person == person) {
        found.add(sale.receipt());
      } else if (ties.leading().contains(bought)) {
        found.add(sale.receipt().seenFrom(ties, bought));
      }
    }
    return found;
  }
}
