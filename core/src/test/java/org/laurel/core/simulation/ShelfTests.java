package org.laurel.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt.Chosen;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Receipt.Kept;
import org.laurel.core.account.Receipt.Off;
import org.laurel.core.account.Receipt.Paid;
import org.laurel.core.account.Receipt.Stand;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.value.Decimal;

class ShelfTests {

  private static final Instant MOMENT = Instant.parse("2026-02-03T09:17:05.000123Z");
  private static final LocalDate LONG_AGO = LocalDate.of(1969, 12, 31);

  private final Shelf shelf = new Shelf();

  @Test
  void aPurchaseComesBackAsItWasPutAway() {
    Activity.Purchase purchase = rich("k1", "sku-1");

    assertThat(taken(purchase, then(), stand()))
        .isEqualTo(new Shelf.Bought(purchase, then(), stand()));
  }

  @Test
  void thePlainestPurchaseComesBackToo() {
    Activity.Purchase purchase = plain("k1", "", "sku-1");

    assertThat(taken(purchase, nothing(), standsAt0()))
        .isEqualTo(new Shelf.Bought(purchase, nothing(), standsAt0()));
  }

  @Test
  void aLongWordTakesNoMoreRoomThanAShortOne() {
    int shortWord = shelf.put(plain("k1", "", "s"), nothing(), standsAt0()).length;
    int longWord = shelf.put(plain("k2", "", "s".repeat(200)), nothing(), standsAt0()).length;

    assertThat(longWord).isEqualTo(shortWord);
  }

  @Test
  void moreDifferentWordsThanItRemembersAreSpeltOut() {
    for (int i = 0; i < 70_000; i++) {
      Activity.Purchase purchase = plain("k" + i, "store " + i, "sku " + i);
      if (i % 10_000 != 9_999) {
        shelf.put(purchase, nothing(), standsAt0());
      } else {
        assertThat(taken(purchase, nothing(), standsAt0()).purchase()).isEqualTo(purchase);
      }
    }
  }

  @Test
  void whatCameBackAlreadyIsNotPutAway() {
    Effect.Transfer move =
        new Effect.Transfer("p", 1, Book.MEMBER, Book.ISSUED, null, null, 0, "r");
    Stand stand =
        new Stand(
            1, List.of(), Chosen.BEST, 0, 0, List.of(), List.of(), List.of(move), none(), none());

    assertThatThrownBy(() -> shelf.put(plain("k1", "", "sku-1"), nothing(), stand))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Shelf.Bought taken(Activity.Purchase purchase, Then then, Stand stand) {
    byte[] bytes = shelf.put(purchase, then, stand);
    return shelf.take(bytes, purchase.key(), purchase.occurred(), then.profile(), then.ties());
  }

  private static Activity.Purchase plain(String key, String store, String sku) {
    return new Activity.Purchase(
        1,
        key,
        MOMENT,
        new Place(store, "", "", "", null),
        "PLN",
        List.of(new Activity.Line(1, sku, "", "", List.of(), Decimal.ONE, 0)),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  private static Activity.Purchase rich(String key, String sku) {
    Place place = new Place("W-1", "cafe", "app", "oil", ZoneId.of("Europe/Athens"));
    return new Activity.Purchase(
        1,
        key,
        MOMENT,
        place,
        "PLN",
        List.of(
            new Activity.Line(
                7,
                sku,
                "kawa",
                "łąka",
                List.of("hot", "\ud83c\udf75"),
                Decimal.parse("0.125"),
                1290),
            new Activity.Line(1_000_000, "b", "", "", List.of(), Decimal.of(1_000_000), 1L << 50)),
        List.of(new Activity.Pay("zloty", 99, 4711, -5), new Activity.Pay("point", 3)),
        List.of("CODE-1", "CODE-2"),
        true,
        List.of(new Activity.Given(7, "offer", 5)),
        List.of("hug"));
  }

  private static Then then() {
    Profile profile =
        new Profile(LONG_AGO, LocalDate.EPOCH, "pl", new TreeSet<>(Set.of("vip")), new TreeSet<>());
    return new Then(
        profile,
        new TreeMap<>(Map.of("status", "gold")),
        new TreeMap<>(Map.of("point", -3L, "zloty", Long.MAX_VALUE)),
        new TreeMap<>(Map.of("limit:a", 1L)),
        new TreeMap<>(Map.of("budget:b", 1_000_000_000_000L)),
        new TreeMap<>(Map.of("CODE-1", "mug")),
        Ties.NONE.invitedBy(3),
        12);
  }

  private static Stand stand() {
    return new Stand(
        1,
        List.of(new Kept(7, Decimal.parse("0.125"), 1290, List.of(new Off("offer", 5)))),
        Chosen.GIVEN,
        1285,
        -1,
        List.of(new Earned("rule", "point", 12, LocalDate.EPOCH, LONG_AGO)),
        List.of(new Paid("zloty", 99, null, true, 4711)),
        List.of(),
        new TreeMap<>(Map.of("limit:a", 1L)),
        new TreeMap<>(Map.of("budget:b", Long.MIN_VALUE)));
  }

  private static Then nothing() {
    return new Then(null, new TreeMap<>(), none(), none(), none(), new TreeMap<>(), Ties.NONE, 0);
  }

  private static Stand standsAt0() {
    return new Stand(
        1, List.of(), Chosen.BEST, 0, 0, List.of(), List.of(), List.of(), none(), none());
  }

  private static SortedMap<String, Long> none() {
    return new TreeMap<>();
  }
}
