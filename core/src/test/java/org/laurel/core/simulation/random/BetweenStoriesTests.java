package org.laurel.core.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Kind;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Reason;
import org.laurel.core.decision.Why;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Decimal;

/// Random stories of several accounts. Whatever happens between them, nothing is lost or made on
/// the way: over all accounts the books of every unit add up to zero, nothing stays under way, and
/// every account is the fold of its own effects.
class BetweenStoriesTests {

  private static final int STEPS = 200;
  private static final Instant BEGIN = Instant.parse("2025-01-01T08:00:00Z");

  private static final String FRIENDS =
      """
      programme: friends
      zone: Europe/Warsaw
      money: PLN
      units:
        point: {kind: points, expires: 40 days after earning}
        mile: {kind: points, pending: 5 days, debt: owed}
        cup: {kind: count}
        zloty: {kind: money, expires: 60 days after earning}
      earn:
        - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of total}
        - {rule: flown, on: purchase, give: 1 mile per 2.00 PLN of total}
        - {rule: joined, on: friend joins, give: 7 points}
        - {rule: bought, on: friend buys, give: 100 points}
        - {rule: guest, on: purchase, when: invited, give: 11 points, limit: 1 ever}
      spend: 1.00 zloty pays 1.00 PLN
      gift cards: {unit: zloty, least: 2.00 zloty, most: 300.00 zloty}
      shared accounts: {most: 3, spends: owner}
      exchanges:
        - {exchange: cups, give: 150 points for 1 cup}
      sending:
        - {unit: points, least: 3 points, fee: 2%, limit: 500 points per calendar month}
        - {unit: miles, fee: 1 mile}
      """;

  private final Map<String, Account> folded = new LinkedHashMap<>();
  private final Set<Why> reasons = EnumSet.noneOf(Why.class);

  /// What the members who invited got for purchases of friends, less what was taken back.
  private final Map<String, Long> brought = new HashMap<>();

  private final Map<String, List<String>> bought = new HashMap<>();

  private Simulation simulation = new Simulation(versions());
  private Dice dice = new Dice(0);
  private Instant now = BEGIN;
  private long ids = 1_000;

  /// Whether everybody keeps an account of his own.
  private boolean alone;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  private static Versions versions() {
    return Versions.only(Language.read("friends.yaml", FRIENDS).programme());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsLostBetweenAccounts(long seed) {
    tell(seed);

    for (String unit : List.of("point", "mile", "cup", "zloty")) {
      long sum = 0;
      for (Book book : Book.values()) {
        sum += simulation.books().balance(unit, book);
      }
      assertThat(sum).as("all books of %s", unit).isZero();
      assertThat(simulation.books().balance(unit, Book.SENT)).as("%s under way", unit).isZero();
    }
    for (String member : simulation.members()) {
      assertThat(simulation.account(member)).isEqualTo(folded.get(member));
      assertThat(account(member).holds()).as("what %s has set aside", member).isEmpty();
      if (account(member).ties().movedTo() != 0) {
        assertThat(account(member).lots()).as("what %s still has", member).isEmpty();
        assertThat(account(member).owed()).as("what %s still owes", member).isEmpty();
      }
    }
  }

  /// Found otherwise: by counting the friends whose account says that a purchase of theirs stands.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoeverInvitesHasGotSomethingForEveryFriendWithAPurchase(long seed) {
    tell(seed);

    Map<Long, Long> friends = new HashMap<>();
    for (String member : simulation.members()) {
      Account account = account(member);
      if (account.ties().firstPurchase() != 0) {
        friends.merge(account.ties().invitedBy(), 100L, Long::sum);
      }
    }
    // Whoever shares an account got it there, and it stays there.
    friends.remove(0L);
    assertThat(brought.values().stream().mapToLong(gift -> gift).sum())
        .isEqualTo(friends.values().stream().mapToLong(gift -> gift).sum());
    if (alone) {
      for (String member : simulation.members()) {
        assertThat(brought.getOrDefault(member, 0L))
            .as(member)
            .isEqualTo(friends.getOrDefault(account(member).id(), 0L));
      }
    }
  }

  @Test
  void theStoriesHaveEverythingInThem() {
    seeds().forEach(this::tell);

    assertThat(reasons)
        .contains(
            Why.SENT,
            Why.SENDING_COSTS,
            Why.RECEIVED,
            Why.FRIEND_JOINED,
            Why.FRIEND_BOUGHT,
            Why.FRIEND_RETURNED,
            Why.INVITED,
            Why.REPAID,
            Why.EXCHANGED,
            Why.LOADED,
            Why.CARD_OPENED,
            Why.CARD_BLOCKED,
            Why.CARD_UNBLOCKED,
            Why.CARD_REGISTERED,
            Why.CARD_PAID,
            Why.MERGED,
            Why.FORWARDED,
            Why.JOINED,
            Why.TAKEN_OVER,
            Why.LEFT,
            Why.SET_FREE,
            Why.SEPARATED);
  }

  private void tell(long seed) {
    folded.clear();
    brought.clear();
    bought.clear();
    dice = new Dice(seed);
    alone = seed % 3 == 0;
    now = BEGIN;
    simulation = new Simulation(versions(), Simulation.Memory.GENEROUS, this::hear);
    for (int i = 0; i < STEPS; i++) {
      now = now.plusSeconds(dice.between(60, 60_000));
      step(++ids);
    }
  }

  private void hear(String member, Activity activity, Decision decision) {
    if (decision instanceof Decision.Granted granted) {
      Account account = folded.getOrDefault(member, Account.empty(granted.after().id()));
      for (Effect effect : granted.effects()) {
        account = account.after(effect);
        if (effect instanceof Effect.Transfer t && t.rule().equals("bought")) {
          brought.merge(member, t.from() == Book.ISSUED ? t.amount() : 0, Long::sum);
          brought.merge(member, t.to() == Book.ISSUED ? -t.amount() : 0, Long::sum);
        }
      }
      folded.put(member, account);
      if (activity instanceof Activity.Purchase) {
        bought.computeIfAbsent(member, _ -> new ArrayList<>()).add(activity.key());
      }
      granted.reasons().stream().map(Reason::why).forEach(reasons::add);
    }
  }

  private void step(long id) {
    List<String> members = named("m");
    List<String> cards = named("c");
    if (members.isEmpty()) {
      take("m0", new Activity.Enrol(id, "k" + id, now, profile(), 0, Kind.MEMBER));
      return;
    }
    String member = dice.oneOf(members);
    switch (dice.weighted(members.size() < 6 ? 3 : 0, 5, 4, 5, 1, cards.size() < 6 ? 2 : 0, 8, 2)) {
      case 0 -> {
        long inviter = dice.chance(20) ? 0 : account(member).id();
        take(
            "m" + members.size(),
            new Activity.Enrol(id, "k" + id, now, profile(), inviter, Kind.MEMBER));
      }
      case 1 -> take(member, purchase(id, List.of()));
      case 2 -> {
        List<String> own = bought.getOrDefault(member, List.of("nothing"));
        String purchase = own.get(Math.max(0, own.size() - dice.between(1, 3)));
        List<Activity.ReturnedLine> lines =
            dice.chance(50)
                ? List.of()
                : List.of(new Activity.ReturnedLine(1, "", Decimal.of(1), 0));
        take(member, new Activity.Return(id, "k" + id, now, purchase, lines));
      }
      case 3 -> {
        long to = account(dice.oneOf(members)).id();
        String unit = dice.chance(60) ? "point" : "mile";
        take(member, new Activity.Send(id, "k" + id, now, to, unit, dice.between(1, 60)));
      }
      case 4 -> simulation.settle(member, now);
      case 5 ->
          take(
              "c" + cards.size(),
              new Activity.Enrol(id, "k" + id, now, profile(), 0, Kind.GIFT_CARD));
      case 6 -> withCard(id, member, cards);
      default -> share(id, member, account(dice.oneOf(members)).id());
    }
  }

  private void share(long id, String member, long other) {
    if (alone) {
      return;
    }
    String key = "k" + id;
    Activity activity =
        switch (dice.weighted(5, 3, 3, 4)) {
          case 0 -> new Activity.Join(id, key, now, other);
          case 1 -> new Activity.Leave(id, key, now);
          case 2 -> new Activity.Merge(id, key, now, other);
          default -> new Activity.Separate(id, key, now, other);
        };
    take(member, activity);
  }

  private void withCard(long id, String member, List<String> cards) {
    if (cards.isEmpty()) {
      return;
    }
    String card = dice.oneOf(cards);
    long other = account(dice.oneOf(cards)).id();
    String key = "k" + id;
    long amount = dice.between(100L, 9_000L);
    switch (dice.weighted(4, 8, 1, 2, 1)) {
      case 0 -> take(card, new Activity.Load(id, key, now, "zloty", amount));
      case 1 -> {
        Activity.Pay pay = new Activity.Pay("zloty", amount, account(card).id(), 0);
        take(member, purchase(id, List.of(pay)));
      }
      case 2 -> take(card, new Activity.Block(id, key, now, dice.chance(50)));
      case 3 -> take(card, new Activity.Register(id, key, now, account(member).id()));
      default -> take(card, new Activity.Merge(id, key, now, other));
    }
  }

  private List<String> named(String letter) {
    return simulation.members().stream().filter(name -> name.startsWith(letter)).sorted().toList();
  }

  private void take(String member, Activity activity) {
    simulation.take(member, activity, now);
  }

  private Account account(String member) {
    Account account = simulation.account(member);
    if (account == null) {
      throw new IllegalStateException(member);
    }
    return account;
  }

  private Profile profile() {
    LocalDate today = now.atZone(versions().at(now).programme().zone()).toLocalDate();
    return new Profile(today, null, "en", new TreeSet<>(), new TreeSet<>());
  }

  private Activity.Purchase purchase(long id, List<Activity.Pay> pay) {
    Activity.Line line =
        new Activity.Line(1, "tea", "", "", List.of(), Decimal.of(3), dice.between(100L, 9_000L));
    return new Activity.Purchase(
        id, "k" + id, now, Place.NOWHERE, "PLN", List.of(line), pay, List.of(), false, List.of());
  }
}
