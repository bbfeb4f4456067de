package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.laurel.core.account.Account;
import org.laurel.core.account.Order;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.OrderState;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Decimal;

/// Throws what happens next to some members: mostly what shops see, sometimes what they should not.
final class Happenings {
  static final List<String> MEMBERS = List.of("ada", "bo", "cyd", "dag", "eva", "fay");

  private final Dice dice;
  private final Programme programme;
  private final Simulation simulation;
  private final List<Event> past = new ArrayList<>();
  private final int haste;
  private Instant clock;
  private long ids = 1_000;

  /// @param programme its first version
  Happenings(Dice dice, Programme programme, Simulation simulation) {
    this.dice = dice;
    this.programme = programme;
    this.simulation = simulation;
    this.clock = LocalDate.of(2024, 1, 10).atTime(9, 0).atZone(programme.zone()).toInstant();
    this.haste = dice.oneOf(1, 2, 5);
  }

  Event next() {
    clock = clock.plus(pause());
    String member = dice.oneOf(MEMBERS);
    Event event = new Event(member, clock, activity(member));
    past.add(event);
    return event;
  }

  private Duration pause() {
    return switch (dice.weighted(20, 30, 30, 17, 3)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofMinutes(dice.between(1, 240));
      case 2 -> Duration.ofHours(dice.between(1, 60)).dividedBy(haste);
      case 3 -> Duration.ofDays(dice.between(1, 12)).dividedBy(haste);
      default -> Duration.ofDays(dice.between(20, 70)).dividedBy(haste);
    };
  }

  private Activity activity(String member) {
    Account account = simulation.account(member);
    long id = ++ids;
    String key = "k" + id;
    Instant at = moment();
    if (account == null && dice.chance(85)) {
      return new Activity.Enrol(id, key, at, profile(account, at));
    }
    return switch (dice.weighted(38, 14, 5, 7, 9, 8, 3, 2, 5, 4, 1, 10, 2)) {
      case 0 -> purchase(id, key, at, account);
      case 1 -> backs().any(id, key, at, member);
      case 2 -> backs().blind(id, key, at);
      case 3 -> act(id, key, at);
      case 4 -> redeem(id, key, at);
      case 5 -> captureOrRelease(id, key, at, member);
      case 12 ->
          new Activity.Drawn(
              id,
              key,
              at,
              "draw",
              unit(),
              dice.between(1, 30),
              dice.chance(50) ? List.of("bicycle") : List.of());
      case 6 ->
          new Activity.Adjust(
              id,
              key,
              at,
              dice.chance(97) ? unit() : "nothing",
              dice.chance(60) ? dice.between(1, 200) : -dice.between(1, 100),
              "a mistake at the till",
              "staff",
              null);
      case 7 ->
          dice.chance(80)
              ? new Activity.Change(id, key, at, profile(account, at))
              : new Activity.Enrol(id, key, at, profile(account, at));
      case 8 -> null;
      case 9 -> again(member);
      case 11 -> fulfil(id, key, at, account);
      default -> another(id, member);
    };
  }

  private Instant moment() {
    return switch (dice.weighted(88, 9, 1, 1, 1)) {
      case 0 -> clock;
      case 1 -> clock.minus(Duration.ofMinutes(dice.between(1, 20 * 24 * 60)));
      case 2 -> clock.plus(Duration.ofSeconds(dice.between(1, 300)));
      case 3 -> clock.plus(Duration.ofDays(dice.between(1, 400)));
      default -> clock.minus(Duration.ofDays(dice.between(30, 120)));
    };
  }

  /// Whoever is a member already joined when he did, whatever else changes.
  private Profile profile(Account account, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, programme.zone());
    LocalDate joined = dice.chance(90) ? day : day.minusDays(dice.between(1, 30));
    return new Profile(
        account == null || account.profile() == null ? joined : account.profile().joined(),
        dice.chance(70)
            ? dice.chance(10)
                ? LocalDate.of(1992, 2, 29)
                : LocalDate.of(dice.between(1950, 2010), dice.between(1, 12), dice.between(1, 28))
            : null,
        dice.oneOf("pl", "en", "el"),
        new TreeSet<>(dice.some(List.of("vip", "new"), 40)),
        new TreeSet<>(dice.some(List.of("email", "sms"), 40)));
  }

  private Place place() {
    return new Place(
        dice.oneOf("s1", "s2", "s3", ""),
        dice.oneOf("relay", "inmedio", ""),
        dice.oneOf("app", "shop", ""),
        dice.oneOf("", "relay"),
        dice.chance(20) ? ZoneId.of(dice.oneOf("Europe/London", "Asia/Tokyo")) : null);
  }

  private String unit() {
    return dice.oneOf(List.copyOf(programme.units().keySet()));
  }

  private Activity purchase(long id, String key, Instant at, Account account) {
    List<Activity.Line> lines = new ArrayList<>();
    long price = 0;
    int count = dice.weighted(1, 40, 30, 20, 9);
    for (int i = 1; i <= count; i++) {
      Activity.Line line = line(i * 3 - dice.between(0, 2));
      lines.add(line);
      price += line.amount();
    }
    boolean offline = dice.chance(10);
    List<Activity.Given> given = new ArrayList<>();
    if (offline && dice.chance(40) && !lines.isEmpty()) {
      Activity.Line line = dice.oneOf(lines);
      given.add(
          new Activity.Given(line.number(), given(), dice.between(1, 1 + (int) line.amount())));
    }
    List<String> codes = new ArrayList<>();
    if (account != null) {
      for (Voucher voucher : account.vouchers()) {
        if (dice.chance(40)) {
          codes.add(voucher.code());
        }
      }
    }
    if (dice.chance(1)) {
      codes.add("never-given");
    }
    String money = dice.chance(99) ? programme.money().getCurrencyCode() : "XAU";
    return new Activity.Purchase(
        id, key, at, place(), money, lines, pay(account, price), codes, offline, given);
  }

  private String given() {
    List<String> offers = new ArrayList<>(List.of("of-the-till"));
    programme.offers().forEach(offer -> offers.add(offer.id()));
    offers.addAll(programme.rewards().keySet());
    return dice.oneOf(offers);
  }

  private Activity.Line line(int number) {
    Shelf item = dice.oneOf(Shelf.ALL);
    boolean weighed = item.tags().contains("weighed");
    Decimal quantity =
        weighed
            ? Decimal.of(BigDecimal.valueOf(dice.between(1, 2_500), 3))
            : Decimal.of(dice.weighted(0, 60, 20, 12, 8));
    long amount =
        quantity.asRatio().of(item.price(), org.laurel.core.value.Rounding.HALF_UP)
            + (dice.chance(10) ? dice.between(0, 100) : 0);
    return new Activity.Line(
        number,
        item.sku(),
        item.category(),
        item.brand(),
        item.tags(),
        quantity,
        dice.chance(97) ? amount : 0);
  }

  private List<Activity.Pay> pay(Account account, long price) {
    List<Activity.Pay> pay = new ArrayList<>();
    if (account == null || dice.chance(60)) {
      return pay;
    }
    for (var payment : programme.payments()) {
      long has = Math.max(0, account.available(payment.unit()));
      long most = Math.min(has, price * payment.worth().denominator());
      long amount = dice.chance(90) ? dice.between(0L, Math.max(1, most)) : has + 1;
      amount -= dice.chance(90) ? amount % payment.step() : 0;
      if (amount > 0 && dice.chance(80)) {
        pay.add(new Activity.Pay(payment.unit(), amount));
      }
    }
    if (dice.chance(3)) {
      pay.add(new Activity.Pay(dice.oneOf(unit(), unit(), "nothing"), dice.between(1, 20)));
    }
    return pay;
  }

  private Activity act(long id, String key, Instant at) {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    if (dice.chance(25)) {
      return new Activity.Act(id, key, at, place(), "vaccination", attributes);
    }
    attributes.put(
        "nights", new Attribute.OfNumber(Decimal.parse(dice.oneOf("1", "2", "0", "0.5", "7"))));
    attributes.put("spend", new Attribute.OfMoney(dice.between(0, 40_000)));
    attributes.put("hotel", new Attribute.OfText(dice.oneOf("h1", "h2")));
    attributes.put(
        "from", new Attribute.OfDate(LocalDate.of(2024, dice.between(1, 12), dice.between(1, 28))));
    switch (dice.weighted(94, 2, 2, 2)) {
      case 1 -> attributes.remove("spend");
      case 2 -> attributes.put("nights", new Attribute.OfText("many"));
      case 3 -> attributes.put("stars", new Attribute.OfNumber(Decimal.ONE));
      default -> {}
    }
    return new Activity.Act(id, key, at, place(), dice.chance(97) ? "stay" : "nothing", attributes);
  }

  private Activity redeem(long id, String key, Instant at) {
    List<String> rewards = new ArrayList<>(programme.rewards().keySet());
    String reward = rewards.isEmpty() || dice.chance(2) ? "nothing" : dice.oneOf(rewards);
    Instant until =
        dice.chance(40)
            ? at.plus(Duration.ofMinutes(dice.oneOf(0, 15, 60 * 24 * 5, 60 * 24 * 60)))
            : null;
    Reward of = programme.rewards().get(reward);
    boolean any = of != null && of.price() instanceof Price.Any;
    SequencedMap<String, Attribute> told = new LinkedHashMap<>();
    if (of != null && !of.asks().types().isEmpty() && dice.chance(95)) {
      told.put("size", new Attribute.OfText(dice.oneOf("small", "large", "large", "huge")));
    }
    if (dice.chance(1)) {
      told.put("colour", new Attribute.OfText("red"));
    }
    return new Activity.Redeem(
        id,
        key,
        at,
        place(),
        reward,
        dice.weighted(0, 65, 20, 10, 5),
        any == dice.chance(95) ? dice.between(1, 60) : 0,
        told,
        until);
  }

  /// Something redeemed is sent, has come or is given back; now and then what never can be.
  private Activity fulfil(long id, String key, Instant at, Account account) {
    boolean none = account == null || account.orders().isEmpty() || dice.chance(5);
    Order order = none ? null : dice.oneOf(account.orders());
    OrderState state = dice.chance(35) ? OrderState.CANCELLED : dice.oneOf(OrderState.values());
    for (int i = 0; order != null && i < 4 && !order.state().leadsTo(state); i++) {
      state = dice.oneOf(OrderState.values());
    }
    return new Activity.Fulfil(id, key, at, none ? 8 : order.redemption(), state, "");
  }

  private Activity captureOrRelease(long id, String key, Instant at, String member) {
    List<Long> held = new ArrayList<>();
    for (Event event : past) {
      if (event.member().equals(member)
          && event.activity() instanceof Activity.Redeem redeem
          && redeem.holdUntil() != null) {
        held.add(redeem.id());
      }
    }
    Account account = simulation.account(member);
    if (account != null && !account.holds().isEmpty() && dice.chance(70)) {
      held.add(dice.oneOf(account.holds()).redemption());
    }
    long redemption = held.isEmpty() || dice.chance(5) ? 7 : held.getLast();
    return dice.chance(60)
        ? new Activity.Capture(id, key, at, redemption)
        : new Activity.Release(id, key, at, redemption);
  }

  /// The same thing with the same key, as after a lost answer.
  private Activity again(String member) {
    List<Activity> sent =
        past.stream()
            .filter(e -> e.member().equals(member) && e.activity() != null)
            .map(Event::activity)
            .filter(backs()::recent)
            .toList();
    return sent.isEmpty() ? null : dice.oneOf(sent);
  }

  private Backs backs() {
    return new Backs(dice, simulation, past, clock);
  }

  /// Another thing with a key that was used before.
  private Activity another(long id, String member) {
    Activity before = again(member);
    return before == null
        ? null
        : new Activity.Act(
            id, before.key(), clock, Place.NOWHERE, "vaccination", new LinkedHashMap<>());
  }
}
