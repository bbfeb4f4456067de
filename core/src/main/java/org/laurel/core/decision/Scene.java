package org.laurel.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurel.core.account.Account;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.account.Standing;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.Place;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger.OnPurchase;
import org.laurel.core.programme.Unit;

/// All that rules may ask about: the moment, the place, the member as he then was, the basket or
/// the act.
///
/// @param lines of a purchase, as far as they have been worked out; else empty
/// @param bought which of these are of what
/// @param attributes of an act; else empty
record Scene(
    Programme programme,
    ZonedDateTime time,
    Place place,
    boolean offline,
    Then then,
    List<BasketLine> lines,
    Bought bought,
    Map<String, Attribute> attributes) {

  static Scene of(
      Programme programme,
      Instant occurred,
      Place place,
      boolean offline,
      Then then,
      List<BasketLine> lines,
      Map<String, Attribute> attributes) {
    return new Scene(
        programme,
        occurred.atZone(programme.zone()),
        place,
        offline,
        then,
        lines,
        new Bought(lines),
        attributes);
  }

  LocalDate day() {
    return time.toLocalDate();
  }

  ZoneId storeZone() {
    ZoneId zone = place.zone();
    return zone == null ? programme.zone() : zone;
  }

  int rank(String ladder) {
    for (Ladder candidate : programme.ladders()) {
      if (candidate.id().equals(ladder)) {
        String level = then.tiers().get(ladder);
        return level == null ? 0 : Standings.rank(candidate, level);
      }
    }
    return 0;
  }

  boolean buys(OnPurchase what) {
    return !bought.matching(what).isEmpty();
  }

  /// What a count comes to with the present purchase.
  long count(Count count) {
    return then.used().getOrDefault(count.tally(), 0L) + Counts.adds(count, bought);
  }

  /// What is known before an activity of that day is decided. Zeros are left out.
  static Then then(
      Programme programme,
      Account account,
      LocalDate day,
      Facts facts,
      Map<String, String> vouchers) {
    Facts.Acting acting = facts.acting();
    long person = acting.person();
    var tiers = new TreeMap<String, String>();
    for (Ladder ladder : programme.ladders()) {
      Standing standing = account.standings().get(ladder.id());
      if (standing != null) {
        tiers.put(ladder.id(), standing.level());
      }
    }
    var balances = new TreeMap<String, Long>();
    for (Unit unit : programme.units().values()) {
      long available = account.available(unit.id());
      if (available != 0) {
        balances.put(unit.id(), available);
      }
    }
    var used = new TreeMap<String, Long>();
    Tallies.used(programme, account, day, person, used);
    Choices.known(programme, account, day, used);
    Chances.known(programme, day, facts, used);
    for (Count count : programme.index().asked()) {
      long before = Counts.before(account, count, day);
      if (before != 0) {
        used.put(count.tally(), before);
      }
    }
    var counters = new TreeMap<String, Long>();
    for (Budget budget : programme.budgets().values()) {
      String counter = budget.counter();
      Long left = facts.left().get(counter);
      if (left != null || budget.spread() == null) {
        counters.put(counter, left == null ? budget.most() : left);
      }
    }
    return new Then(
        person == 0 ? account.profile() : acting.profile(),
        tiers,
        balances,
        used,
        counters,
        new TreeMap<>(vouchers),
        account.ties(),
        person);
  }
}
