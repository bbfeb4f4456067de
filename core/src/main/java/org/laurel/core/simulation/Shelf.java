package org.laurel.core.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/// Purchases put away in few bytes until a return, or a retry, asks for one: most never do.
///
/// Written one after the other, in this order: what was bought, what it was decided by, what it
/// first stood at. The same shelf reads what it wrote, as words are numbers that it knows.
final class Shelf {

  private final Vocabulary words = new Vocabulary();
  private final Writer out = new Writer(words);

  /// @param stand before anything came back
  byte[] put(Activity.Purchase purchase, Then then, Stand stand) {
    if (!stand.moves().isEmpty() || stand.purchase() != purchase.id()) {
      throw new IllegalArgumentException("a purchase of which something came back already");
    }
    write(purchase);
    write(then);
    write(stand);
    return out.cut();
  }

  /// A purchase as it was put away.
  ///
  /// @param key beside the bytes, as are the moment and what accounts hold anyway
  Bought take(byte[] bytes, String key, Instant occurred, @Nullable Profile profile, Ties ties) {
    Reader in = new Reader(words, bytes);
    Activity.Purchase purchase = purchase(in, key, occurred);
    return new Bought(purchase, then(in, profile, ties), stand(in, purchase.id()));
  }

  record Bought(Activity.Purchase purchase, Then then, Stand stand) {}

  private void write(Activity.Purchase purchase) {
    Place place = purchase.place();
    ZoneId zone = place.zone();
    out.number(purchase.id());
    out.word(place.store());
    out.word(place.brand());
    out.word(place.channel());
    out.word(place.partner());
    out.word(zone == null ? "" : zone.getId());
    out.word(purchase.money());
    out.list(purchase.lines(), this::write);
    out.list(
        purchase.pay(),
        pay -> {
          out.word(pay.unit());
          out.number(pay.amount());
          out.number(pay.card());
          out.number(pay.hold());
        });
    out.list(purchase.codes(), out::text);
    out.number(purchase.offline() ? 1 : 0);
    out.list(
        purchase.given(),
        given -> {
          out.number(given.line());
          out.word(given.offer());
          out.number(given.amount());
        });
    out.list(purchase.confirmed(), out::word);
  }

  private static Activity.Purchase purchase(Reader in, String key, Instant occurred) {
    return new Activity.Purchase(
        in.number(),
        key,
        occurred,
        place(in),
        in.word(),
        in.list(() -> line(in)),
        in.list(() -> new Activity.Pay(in.word(), in.number(), in.number(), in.number())),
        in.list(in::text),
        in.number() == 1,
        in.list(() -> new Activity.Given(in.whole(), in.word(), in.number())),
        in.list(in::word));
  }

  private static Place place(Reader in) {
    String store = in.word();
    String brand = in.word();
    String channel = in.word();
    String partner = in.word();
    String zone = in.word();
    return new Place(store, brand, channel, partner, zone.isEmpty() ? null : ZoneId.of(zone));
  }

  private void write(Activity.Line line) {
    out.number(line.number());
    out.word(line.sku());
    out.word(line.category());
    out.word(line.brand());
    out.list(line.tags(), out::word);
    write(line.quantity());
    out.number(line.amount());
  }

  private static Activity.Line line(Reader in) {
    return new Activity.Line(
        in.whole(), in.word(), in.word(), in.word(), in.list(in::word), decimal(in), in.number());
  }

  private void write(Then then) {
    out.map(then.tiers(), out::word);
    out.map(then.balances(), out::number);
    out.map(then.used(), out::number);
    out.map(then.left(), out::number);
    out.list(
        then.vouchers().entrySet(),
        voucher -> {
          out.text(voucher.getKey());
          out.word(voucher.getValue());
        });
    out.number(then.person());
  }

  private static Then then(Reader in, @Nullable Profile profile, Ties ties) {
    return new Then(
        profile,
        in.map(in::word, in::word),
        in.map(in::word, in::number),
        in.map(in::word, in::number),
        in.map(in::word, in::number),
        in.map(in::text, in::word),
        ties,
        in.number());
  }

  private void write(Stand stand) {
    out.list(stand.lines(), this::write);
    out.number(stand.chosen().ordinal());
    out.number(stand.total());
    out.number(stand.due());
    out.list(stand.earned(), this::write);
    out.list(stand.paid(), this::write);
    out.map(stand.counted(), out::number);
    out.map(stand.used(), out::number);
  }

  private static Stand stand(Reader in, long purchase) {
    return new Stand(
        purchase,
        in.list(() -> kept(in)),
        Chosen.values()[in.whole()],
        in.number(),
        in.number(),
        in.list(() -> earned(in)),
        in.list(() -> new Paid(in.word(), in.number(), day(in), in.number() == 1, in.number())),
        List.of(),
        in.map(in::word, in::number),
        in.map(in::word, in::number));
  }

  private void write(Kept kept) {
    out.number(kept.line());
    write(kept.quantity());
    out.number(kept.price());
    out.list(
        kept.offs(),
        off -> {
          out.word(off.offer());
          out.number(off.amount());
        });
  }

  private static Kept kept(Reader in) {
    return new Kept(
        in.whole(), decimal(in), in.number(), in.list(() -> new Off(in.word(), in.number())));
  }

  private void write(Earned earned) {
    out.word(earned.rule());
    out.word(earned.unit());
    out.number(earned.amount());
    write(earned.lastDay());
    write(earned.pendingUntil());
  }

  private static Earned earned(Reader in) {
    return new Earned(in.word(), in.word(), in.number(), day(in), day(in));
  }

  private void write(Paid paid) {
    out.word(paid.unit());
    out.number(paid.amount());
    write(paid.lastDay());
    out.number(paid.owed() ? 1 : 0);
    out.number(paid.card());
  }

  private void write(Decimal decimal) {
    out.number(decimal.unscaled());
    out.number(decimal.scale());
  }

  private static Decimal decimal(Reader in) {
    return new Decimal(in.number(), in.whole());
  }

  /// 0 is no day, so days from 1970 on are one more.
  private void write(@Nullable LocalDate day) {
    long number = day == null ? 0 : day.toEpochDay();
    out.number(day == null || number < 0 ? number : number + 1);
  }

  private static @Nullable LocalDate day(Reader in) {
    long number = in.number();
    return number == 0 ? null : LocalDate.ofEpochDay(number < 0 ? number : number - 1);
  }
}
