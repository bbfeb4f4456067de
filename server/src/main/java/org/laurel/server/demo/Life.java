package org.laurel.server.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.wire.answer.Holdings;
import org.laurel.wire.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The life of one invented member: a chain of visits, each decided by chance and by what is held.
///
/// All chances come from one stream of the member's own and answers are the same each time, so the
/// same seed leads to the same life, with the same keys. A life that was cut off can be led again
/// from its beginning: what was taken stays taken once.
final class Life {

  /// Visits in ten months, of members from the rarest to the most faithful.
  private static final List<Integer> PACE = List.of(3, 5, 8, 10, 10, 15, 20, 30, 50, 80);

  private record Later(Instant at, ObjectNode activity) {}

  private final Scene scene;
  private final int number;
  private final Till till;
  private final Instant ends;
  private final LocalDate joined;
  private final LocalDate born;
  private final int pace;
  private final @Nullable YearMonth lastMonth;
  private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));

  final Chance chance;
  final List<Product> shelf;
  final List<String> vouchers = new ArrayList<>();
  private Holdings holdings = new Holdings(new java.util.TreeMap<>(), new java.util.TreeMap<>());
  private long account;
  private int sent;

  /// @param number from 1
  Life(Scene scene, int number, long seed, YearMonth first, Instant ends, Till till) {
    this.scene = scene;
    this.number = number;
    this.till = till;
    this.ends = ends;
    this.shelf = scene.shelf();
    chance = new Chance(seed, scene.programme() + number);
    LocalDate last = ends.atZone(scene.zone()).toLocalDate().minusDays(2);
    int days = (int) (last.toEpochDay() - first.atDay(1).toEpochDay());
    // Most are there from the beginning, so that there is something to see in the first month; the
    // first one always is, as the commands to paste speak of that member.
    boolean early = number == 1 || chance.percent(60);
    joined = first.atDay(1).plusDays(chance.between(0, early ? 20 : days));
    born = LocalDate.of(chance.between(1950, 2007), chance.between(1, 12), chance.between(1, 28));
    pace = number == 1 ? 50 : chance.of(PACE);
    lastMonth =
        number > 1 && chance.percent(15)
            ? YearMonth.from(joined).plusMonths(chance.between(1, 8))
            : null;
  }

  String card() {
    return Cards.number(number);
  }

  /// Everything that happens in a month, in order of time.
  void lead(YearMonth month) {
    if (month.isBefore(YearMonth.from(joined))) {
      return;
    }
    if (month.equals(YearMonth.from(joined))) {
      join();
    }
    for (ZonedDateTime visit : visits(month)) {
      doLater(visit.toInstant());
      if (visit.toInstant().isBefore(ends) && visit.toLocalDate().isAfter(joined)) {
        scene.visit(this, visit);
      }
    }
  }

  private List<ZonedDateTime> visits(YearMonth month) {
    List<ZonedDateTime> visits = new ArrayList<>();
    boolean gone = lastMonth != null && month.isAfter(lastMonth);
    if (!gone) {
      int tenths = pace * scene.tempo(month) / 100;
      int count = tenths / 10 + (chance.between(0, 9) < tenths % 10 ? 1 : 0);
      for (int i = 0; i < count; i++) {
        visits.add(scene.moment(month.atDay(chance.between(1, month.lengthOfMonth())), chance));
      }
    }
    visits.sort(Comparator.naturalOrder());
    return visits;
  }

  private void join() {
    ObjectNode form = Json.object();
    form.put("type", "enrol");
    form.put("key", key("enrol"));
    form.put("joined", joined.toString());
    ArrayNode identifiers = form.putArray("identifiers");
    identifiers.addObject().put("kind", "card").put("value", card());
    if (chance.percent(60)) {
      identifiers
          .addObject()
          .put("kind", "email")
          .put("value", "member" + number + "@" + scene.programme() + ".example");
    }
    ObjectNode profile = form.putObject("profile");
    profile.put("name", Cards.name(scene.language(), chance));
    profile.put("born", born.toString());
    profile.put("language", scene.language());
    if (chance.percent(55)) {
      form.putArray("consents").add("newsletter");
    }
    Till.Taken taken = till.send(scene.programme(), 0, form);
    if (taken == null) {
      throw new IllegalStateException("nobody may join " + scene.programme());
    }
    account = taken.entry().account();
    holdings = taken.outcome().after();
  }

  /// Tells an activity of this member, unless it lies after the end of the history.
  ///
  /// @return `null` when it was refused
  Till.@Nullable Taken tell(String type, ZonedDateTime at, ObjectNode form) {
    if (!at.toInstant().isBefore(ends)) {
      return null;
    }
    form.put("type", type);
    form.put("occurred", at.toOffsetDateTime().toString());
    return send(form);
  }

  private Till.@Nullable Taken send(ObjectNode form) {
    if (!form.has("key")) {
      form.put("key", key(form.get("type").stringValue()));
    }
    if (!form.has("redemption")) {
      form.put("member", Long.toString(account));
    }
    Till.Taken taken = till.send(scene.programme(), account, form);
    if (taken != null) {
      holdings = taken.outcome().after();
      for (Effect effect : taken.outcome().effects()) {
        if (effect instanceof Effect.VoucherIssued(var voucher)) {
          vouchers.add(voucher.code());
        }
      }
    }
    return taken;
  }

  /// Something for another day; done before the first visit after it.
  void later(ZonedDateTime at, String type, ObjectNode form) {
    form.put("type", type);
    form.put("occurred", at.toOffsetDateTime().toString());
    form.put("key", key(type));
    later.add(new Later(at.toInstant(), form));
  }

  private void doLater(Instant before) {
    while (!later.isEmpty() && later.peek().at().isBefore(before)) {
      Later next = later.remove();
      if (next.at().isBefore(ends)) {
        send(next.activity());
      }
    }
  }

  /// What can be spent now, in smallest amounts.
  long available(String unit) {
    return holdings.balances().getOrDefault(unit, Holdings.Balance.NONE).available();
  }

  /// The level on a ladder, empty when there is none.
  String level(String ladder) {
    Holdings.Tier tier = holdings.tiers().get(ladder);
    return tier == null ? "" : tier.level();
  }

  boolean isBirthday(ZonedDateTime at) {
    return born.getMonth() == at.getMonth() && born.getDayOfMonth() == at.getDayOfMonth();
  }

  /// One in so many members, always the same ones.
  boolean isOneIn(int many) {
    return number % many == 1;
  }

  private String key(String type) {
    sent++;
    return String.format(
        Locale.ROOT, "demo-%s-%05d-%s-%04d", scene.programme(), number, type, sent);
  }

  /// A basket of things from the shelf, none twice.
  Basket basket(int most, java.util.function.Predicate<Product> among) {
    List<Product> choice = shelf.stream().filter(among).toList();
    Basket basket = new Basket();
    int lines = Math.min(chance.between(1, most), choice.size());
    while (basket.size() < lines) {
      Product product = chance.of(choice, Product::weight);
      if (!basket.has(product)) {
        BigDecimal quantity =
            product.byLitre()
                ? new BigDecimal(chance.between(1500, 5500)).movePointLeft(2)
                : BigDecimal.valueOf(chance.percent(85) ? 1 : 2);
        basket.add(product, quantity);
      }
    }
    return basket;
  }
}
