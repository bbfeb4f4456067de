package org.laurel.core.simulation.random;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurel.core.account.Book;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Refusal;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.random.NaivePerson.Coin;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.simulation.random.NaivePerson.Held;

/// The model: what should come of each activity, said as plainly as possible.
///
/// It keeps coins and a list of all that happened, looks through all of it for every question, and
/// shares no code with the core but the words of programmes and activities.
final class NaiveDesk {

  /// @param refused `null`: granted
  /// @param refunds by purchase: money
  record Answer(Refusal refused, Map<Long, Long> refunds) {}

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.code(), null, false, false);
      this.refusal = refusal;
    }
  }

  final Map<String, NaivePerson> people = new TreeMap<>();
  private String member = "";
  private NaivePerson now;
  private final Versions versions;
  private final NaiveTime time;
  private final ZoneId zone;

  NaiveDesk(Versions versions) {
    this.versions = versions;
    this.time = new NaiveTime(versions, this);
    this.zone = versions.newest().programme().zone();
  }

  void settle(String member, Instant moment) {
    if (people.containsKey(member)) {
      time.pass(people.get(member), moment);
    }
  }

  Answer take(String member, Activity activity, Instant now) {
    NaivePerson person = people.containsKey(member) ? people.get(member).copy() : new NaivePerson();
    this.member = member;
    this.now = person;
    Programme programme = versions.at(activity.occurred()).programme();
    Map<Long, Long> refunds = new HashMap<>();
    try {
      validate(programme, person, activity, now);
      time.pass(person, activity.occurred());
      switch (activity) {
        case Activity.Enrol enrol -> enrol(programme, person, enrol);
        case Activity.Change change -> {
          person.profile = change.profile();
          settledTo(person, change.occurred());
        }
        case Activity.Purchase purchase ->
            new NaiveTill(this, programme, person).purchase(purchase);
        case Activity.Act act -> act(programme, person, act);
        case Activity.Return back -> {
          LocalDate today = today(person, back.occurred());
          NaiveReturns returns = new NaiveReturns(programme, person, today, left(programme));
          refunds = returns.back(back);
          follow(programme, person, back.occurred());
          returns.remember();
        }
        case Activity.Redeem redeem -> new NaiveRewards(this, programme, person).redeem(redeem);
        case Activity.Capture capture -> new NaiveRewards(this, programme, person).capture(capture);
        case Activity.Fulfil fulfil -> new NaiveRewards(this, programme, person).fulfil(fulfil);
        case Activity.Release release -> {
          Held held = NaiveRewards.open(person, release.redemption());
          NaiveTime.giveBack(programme, person, held, today(person, release.occurred()));
          exchange(programme, person, release.occurred());
        }
        case Activity.Adjust adjust -> adjust(programme, person, adjust);
        case Activity.Drawn drawn -> drawn(person, drawn);
        case Activity.Won _,
            Activity.Send _,
            Activity.Receive _,
            Activity.Friend _,
            Activity.Load _,
            Activity.Block _,
            Activity.Register _,
            Activity.Merge _,
            Activity.Join _,
            Activity.Leave _,
            Activity.Separate _,
            Activity.TakeOver _,
            Activity.SetFree _,
            Activity.Reserve _,
            Activity.Charge _ ->
            throw new IllegalStateException("here nobody knows anybody");
        case Activity.Time _ -> throw new IllegalStateException("time passes by itself here");
      }
    } catch (Refused refused) {
      this.member = "";
      return new Answer(refused.refusal, Map.of());
    } catch (NaiveReturns.Refused refused) {
      this.member = "";
      return new Answer(refused.refusal, Map.of());
    }
    people.put(member, person);
    this.member = "";
    return new Answer(null, refunds);
  }

  /// What all members together have used of a budget or a stock.
  long used(String counter) {
    long sum = 0;
    for (Map.Entry<String, NaivePerson> one : people.entrySet()) {
      // Of whoever is being decided about, what became due by now counts already.
      NaivePerson person = one.getKey().equals(member) ? now : one.getValue();
      for (Deed deed : person.deeds) {
        sum += deed.used.getOrDefault(counter, 0L);
      }
    }
    return sum;
  }

  LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /// The day on which things are done: a late activity finds the account as it is now.
  LocalDate today(NaivePerson person, Instant occurred) {
    return day(occurred.isBefore(person.settled) ? person.settled : occurred);
  }

  void settledTo(NaivePerson person, Instant moment) {
    if (moment.isAfter(person.settled)) {
      person.settled = moment;
    }
  }

  void used(NaivePerson person, Instant moment) {
    if (person.active == null || day(moment).isAfter(person.active)) {
      person.active = day(moment);
    }
  }

  static void refuseIf(boolean wrong, Refusal refusal) {
    if (wrong) {
      throw new Refused(refusal);
    }
  }

  private void validate(Programme programme, NaivePerson person, Activity activity, Instant now) {
    LocalDate day = day(activity.occurred());
    Duration ahead = Duration.between(now, activity.occurred());
    refuseIf(ahead.compareTo(Duration.ofMinutes(5)) > 0, Refusal.AHEAD_OF_CLOCK);
    refuseIf(
        programme.starts() != null && day.compareTo(programme.starts()) < 0,
        Refusal.BEFORE_PROGRAMME);
    boolean enrols = activity instanceof Activity.Enrol;
    refuseIf(person.profile == null && !enrols, Refusal.NOT_ENROLLED);
    refuseIf(person.profile != null && enrols, Refusal.ALREADY_ENROLLED);
    refuseIf(
        person.profile != null && day.isBefore(person.profile.joined()), Refusal.BEFORE_JOINING);
  }

  private void enrol(Programme programme, NaivePerson person, Activity.Enrol enrol) {
    Profile profile = enrol.profile();
    Instant joined =
        profile.joined().isBefore(day(enrol.occurred()))
            ? profile.joined().atStartOfDay(zone).toInstant()
            : enrol.occurred();
    person.profile = profile;
    used(person, joined);
    NaiveScene scene = scene(programme, person, joined, Place.NOWHERE, Map.of());
    refuseIf(!scene.allows(List.of(), programme.admits()), Refusal.NOT_ELIGIBLE);
    earn(programme, person, scene, null, true, joined);
  }

  NaiveScene scene(
      Programme programme,
      NaivePerson person,
      Instant moment,
      Place place,
      Map<String, Activity.Attribute> attributes) {
    NaiveKnown known = known(programme, person, day(moment), Map.of());
    return new NaiveScene(programme, moment, place, false, known, List.of(), attributes);
  }

  /// A day of the member that comes every year begins.
  void begin(Programme programme, NaivePerson person, String day, Instant moment) {
    NaiveScene scene = scene(programme, person, moment, Place.NOWHERE, Map.of());
    earn(programme, person, scene, day, false, moment);
  }

  private void act(Programme programme, NaivePerson person, Activity.Act act) {
    var type = programme.acts().get(act.act());
    refuseIf(type == null, Refusal.UNKNOWN_ACT);
    refuseIf(
        !type.attributes().keySet().containsAll(act.attributes().keySet()),
        Refusal.UNKNOWN_ATTRIBUTE);
    refuseIf(
        !act.attributes().keySet().containsAll(type.attributes().keySet()),
        Refusal.MISSING_ATTRIBUTE);
    type.attributes()
        .forEach(
            (name, of) ->
                refuseIf(
                    !("Of" + of)
                        .equalsIgnoreCase(act.attributes().get(name).getClass().getSimpleName()),
                    Refusal.WRONG_ATTRIBUTE));
    NaiveScene scene = scene(programme, person, act.occurred(), act.place(), act.attributes());
    used(person, act.occurred());
    earn(programme, person, scene, act.act(), false, act.occurred());
    Deed deed = person.deeds.getLast();
    deed.act = act;
    deed.programme = programme;
  }

  private void earn(
      Programme programme,
      NaivePerson person,
      NaiveScene scene,
      String act,
      boolean enrolment,
      Instant moment) {
    NaiveRoom room = new NaiveRoom(programme, scene.known);
    Deed deed = new Deed(day(moment));
    deed.gains = NaiveEarning.of(scene, act, enrolment, room);
    deed.given = NaiveLadders.given(scene, act, enrolment);
    deed.counted = room.counted;
    deed.used = budgets(room);
    person.deeds.add(deed);
    gain(programme, person, deed.gains, today(person, moment));
    follow(programme, person, moment);
  }

  static Map<String, Long> budgets(NaiveRoom room) {
    Map<String, Long> used = new TreeMap<>();
    room.used.forEach((budget, amount) -> used.put("budget:" + budget, amount));
    return used;
  }

  static void gain(
      Programme programme, NaivePerson person, List<NaiveEarning.Gain> gains, LocalDate today) {
    for (NaiveEarning.Gain gain : gains) {
      Coin coin = new Coin(gain.unit(), gain.lastDay(), gain.pendingUntil(), gain.amount());
      person.receive(programme, coin, Book.ISSUED, today);
    }
  }

  private void exchange(Programme programme, NaivePerson person, Instant moment) {
    NaiveTime.exchange(programme, person, moment, today(person, moment));
    settledTo(person, moment);
  }

  /// What follows whenever something was earned or taken back.
  void follow(Programme programme, NaivePerson person, Instant moment) {
    LocalDate today = today(person, moment);
    exchange(programme, person, moment);
    for (Ladder ladder : programme.ladders()) {
      person.levels.put(ladder.id(), NaiveLadders.level(ladder, person, today));
    }
  }

  NaiveKnown known(
      Programme programme, NaivePerson person, LocalDate day, Map<String, String> vouchers) {
    Map<String, Integer> ranks = new HashMap<>();
    person.levels.forEach((ladder, level) -> ranks.put(ladder, level.rank()));
    Map<String, Long> balances = new HashMap<>();
    programme.units().keySet().forEach(unit -> balances.put(unit, person.available(unit)));
    Map<String, Long> used = new HashMap<>();
    for (EarningRule rule : programme.earning()) {
      if (rule.limit() != null) {
        used.put(rule.id(), person.used(rule.id(), rule.limit(), day));
      }
    }
    for (Offer offer : programme.offers()) {
      if (offer.limit() != null) {
        used.put(offer.id(), person.used(offer.id(), offer.limit(), day));
      }
    }
    NaiveCounts.past(used, programme, person, day);
    NaiveCounts.rules(used, programme, person, day, null);
    return new NaiveKnown(person.profile, ranks, balances, used, left(programme), vouchers);
  }

  private Map<String, Long> left(Programme programme) {
    Map<String, Long> left = new HashMap<>();
    for (Budget budget : programme.budgets().values()) {
      left.put(budget.id(), Math.max(0, budget.most() - used("budget:" + budget.id())));
    }
    return left;
  }

  private void drawn(NaivePerson person, Activity.Drawn drawn) {
    long rest = drawn.entries();
    for (Coin coin : person.take(drawn.unit(), rest, Book.DRAWN)) {
      rest -= coin.amount;
    }
    if (rest > 0) {
      person.moved(drawn.unit(), rest, Book.OWED, Book.DRAWN, null, null);
      person.owe(drawn.unit(), rest);
    }
    settledTo(person, drawn.occurred());
  }

  private void adjust(Programme programme, NaivePerson person, Activity.Adjust adjust) {
    refuseIf(!programme.units().containsKey(adjust.unit()), Refusal.UNKNOWN_UNIT);
    long amount = adjust.amount();
    refuseIf(amount < 0 && person.available(adjust.unit()) < -amount, Refusal.INSUFFICIENT_POINTS);
    if (amount > 0) {
      LocalDate last = NaiveDays.lastDay(programme.unit(adjust.unit()), day(adjust.occurred()));
      Coin coin = new Coin(adjust.unit(), last, null, amount);
      person.receive(programme, coin, Book.ADJUSTED, today(person, adjust.occurred()));
    } else {
      person.take(adjust.unit(), -amount, Book.ADJUSTED);
    }
    exchange(programme, person, adjust.occurred());
  }
}
