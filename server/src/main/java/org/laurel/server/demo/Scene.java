package org.laurel.server.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.laurel.wire.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// How people live with each programme of the gallery: how often they come, what they do there.
enum Scene {
  KAMELEON("kameleon", 34, "Europe/Warsaw", "pl", 100) {
    private static final List<String> STORES = List.of("W-0412", "W-0077", "KRK-03", "GDN-11");

    @Override
    void visit(Life life, ZonedDateTime at) {
      String channel = life.isOneIn(2) ? "app" : "store";
      Basket basket = life.basket(3, _ -> true);
      ObjectNode form = basket.purchase("PLN", "store", life.chance.of(STORES), "channel", channel);
      long most =
          Math.min(
              life.available("zloty"),
              basket.price().divide(BigDecimal.valueOf(2)).movePointRight(2).longValue());
      if (most >= 300 && life.chance.percent(30)) {
        pay(form, "zloty", BigDecimal.valueOf(most, 2));
      }
      buy(life, at, basket, form, 3);
    }
  },

  STARBUCKS_REWARDS("starbucks-rewards", 22, "America/Los_Angeles", "en", 140) {
    @Override
    void visit(Life life, ZonedDateTime at) {
      if (life.isBirthday(at)) {
        life.tell("redemption", at.minusMinutes(5), redemption("birthday-drink"));
      }
      Basket basket = life.basket(2, _ -> true);
      ObjectNode form = basket.purchase("USD", "store", "sb-" + life.chance.between(101, 112));
      if (basket.has("drinks") && !life.vouchers.isEmpty()) {
        form.putArray("codes").add(life.vouchers.removeFirst());
      }
      buy(life, at, basket, form, 0);
      boolean gold = life.level("level").equals("gold");
      if (gold && life.available("star") >= 15 && life.chance.percent(40)) {
        redeemInTheApp(life, at.plusMinutes(20), "free-drink");
      }
    }

    /// Some redeem at once, some set aside first and change their mind.
    private void redeemInTheApp(Life life, ZonedDateTime at, String reward) {
      ObjectNode form = redemption(reward);
      if (life.chance.percent(70)) {
        life.tell("redemption", at, form);
        return;
      }
      form.put("hold", "PT30M");
      Till.Taken held = life.tell("redemption", at, form);
      if (held != null) {
        ObjectNode end = Json.object();
        end.put("redemption", Long.toString(held.entry().id()));
        life.tell(life.chance.percent(75) ? "capture" : "release", at.plusMinutes(9), end);
      }
    }
  },

  LOYALLIST("loyallist", 14, "America/New_York", "en", 70) {
    @Override
    void visit(Life life, ZonedDateTime at) {
      Basket basket = life.basket(3, _ -> true);
      String channel = life.chance.percent(35) ? "web" : "store";
      buy(life, at, basket, basket.purchase("USD", "store", "ny-59", "channel", channel), 12);
      if (life.available("point") >= 5000 && life.chance.percent(50)) {
        life.tell("redemption", at.plusMinutes(3), redemption("gift-card-25"));
      }
    }
  },

  BALANCE_REWARDS("balance-rewards", 12, "America/Chicago", "en", 120) {
    @Override
    void visit(Life life, ZonedDateTime at) {
      int what = life.chance.between(1, 100);
      if (what <= 15) {
        life.tell("act", at, act("weigh-in"));
      } else if (what <= 32) {
        ObjectNode walk = act("walk");
        walk.putObject("attributes").put("steps", life.chance.between(30, 140) * 100);
        life.tell("act", at, walk);
      } else if (what <= 40) {
        ObjectNode prescription = act("prescription");
        prescription.putObject("attributes").put("days", life.chance.percent(40) ? 90 : 30);
        life.tell("act", at, prescription);
      } else if (what <= 42) {
        life.tell("act", at, act("vaccination"));
      } else if (what <= 44) {
        life.tell("act", at, act("app-installed"));
      } else {
        Basket basket = life.basket(4, _ -> true);
        ObjectNode form = basket.purchase("USD", "store", "wg-" + life.chance.between(1, 40));
        if (life.available("point") >= 5000 && basket.price().compareTo(FIVE) >= 0) {
          pay(form, "point", BigDecimal.valueOf(5000));
        }
        buy(life, at, basket, form, 2);
      }
    }
  },

  AADVANTAGE("aadvantage-1981", 8, "America/Chicago", "en", 60) {
    private static final List<Integer> ROUTES = List.of(190, 550, 733, 1235, 1745, 2475, 3451);

    @Override
    void visit(Life life, ZonedDateTime at) {
      int distance = life.chance.of(ROUTES);
      if (life.available("mile") >= 10_000 && life.chance.percent(20)) {
        Basket basket = life.basket(1, _ -> true);
        ObjectNode form = basket.purchase("USD", "channel", "web");
        long most = Math.min(life.available("mile"), basket.price().movePointRight(2).longValue());
        pay(form, "mile", BigDecimal.valueOf(most / 1000 * 1000));
        buy(life, at.minusHours(1), basket, form, 0);
      }
      for (int leg = 0; leg < 2; leg++) {
        ObjectNode flight = act("flight");
        flight
            .putObject("attributes")
            .put("distance", distance)
            .put("cabin", life.isOneIn(9) ? "first" : "economy");
        life.tell("act", at.plusHours(leg * 6L), flight);
      }
      if (life.available("mile") >= 12_000 && life.chance.percent(12)) {
        life.tell("redemption", at.plusHours(7), redemption("first-class-upgrade"));
      }
    }
  },

  PAYBACK("payback", 10, "Europe/Berlin", "el", 150) {
    @Override
    void visit(Life life, ZonedDateTime at) {
      int where = life.chance.between(1, 100);
      String partner = where <= 60 ? "grocer" : where <= 82 ? "filling-station" : "chemist";
      Basket basket =
          switch (partner) {
            case "filling-station" -> life.basket(1, Product::byLitre);
            case "chemist" -> life.basket(2, product -> product.category().equals("care"));
            default ->
                life.basket(5, product -> !product.byLitre() && !product.category().equals("care"));
          };
      ObjectNode form = basket.purchase("EUR", "partner", partner);
      buy(life, at, basket, form, partner.equals("filling-station") ? 0 : 2);
      if (life.available("point") >= 2499 && life.chance.percent(6)) {
        life.tell("redemption", at.plusHours(2), redemption("travel-bag"));
      } else if (life.available("point") >= 1500 && life.chance.percent(6)) {
        life.tell("redemption", at.plusHours(2), redemption("cash-15"));
      }
    }
  };

  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private final String programme;
  private final int share;
  private final ZoneId zone;
  private final String language;
  private final int tempo;
  private final List<Product> shelf;

  /// @param share of all members, in percent
  /// @param tempo how often people come here, in percent of what is usual
  Scene(String programme, int share, String zone, String language, int tempo) {
    this.programme = programme;
    this.share = share;
    this.zone = ZoneId.of(zone);
    this.language = language;
    this.tempo = tempo;
    this.shelf = Product.shelf(programme);
  }

  /// Someone comes by.
  abstract void visit(Life life, ZonedDateTime at);

  String programme() {
    return programme;
  }

  ZoneId zone() {
    return zone;
  }

  String language() {
    return language;
  }

  List<Product> shelf() {
    return shelf;
  }

  /// How many members of so many in all programmes.
  int members(int all) {
    return Math.max(1, all * share / 100);
  }

  /// Visits in that month, in percent of what is usual anywhere: more before Christmas, fewer in
  /// the weeks after.
  int tempo(YearMonth month) {
    int season =
        switch (month.getMonth()) {
          case Month.NOVEMBER -> 110;
          case Month.DECEMBER -> 135;
          case Month.JANUARY, Month.FEBRUARY -> 85;
          default -> 100;
        };
    return tempo * season / 100;
  }

  /// An hour of that day at which people come, most before work, at noon and after work.
  ZonedDateTime moment(LocalDate day, Chance chance) {
    int hour = chance.of(List.of(7, 8, 8, 9, 11, 12, 12, 13, 15, 16, 17, 17, 18, 18, 19, 20));
    return day.atTime(hour, chance.between(0, 59), chance.between(0, 59)).atZone(zone);
  }

  /// Buys, and in so many of a hundred cases brings one line back some days later.
  private static void buy(
      Life life, ZonedDateTime at, Basket basket, ObjectNode form, int comesBack) {
    boolean regret = life.chance.percent(comesBack);
    int line = life.chance.between(1, basket.size());
    int days = life.chance.between(1, 10);
    Till.Taken taken = life.tell("purchase", at, form);
    if (taken != null && regret) {
      life.later(
          at.plusDays(days), "return", basket.comesBack(line, taken.entry().activity().key()));
    }
  }

  private static void pay(ObjectNode purchase, String unit, BigDecimal amount) {
    purchase.putArray("pay").addObject().put("unit", unit).put("amount", amount.toPlainString());
  }

  private static ObjectNode act(String act) {
    ObjectNode form = Json.object();
    form.put("act", act);
    return form;
  }

  private static ObjectNode redemption(String reward) {
    ObjectNode form = Json.object();
    form.put("reward", reward);
    return form;
  }
}
