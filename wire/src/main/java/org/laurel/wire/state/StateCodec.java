package org.laurel.wire.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Order;
import org.laurel.core.account.Standing;
import org.laurel.core.account.Tally;
import org.laurel.core.account.Ties;
import org.laurel.core.account.Ties.Other;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity.Kind;
import org.laurel.core.activity.Bond;
import org.laurel.core.activity.OrderState;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Partner;
import org.laurel.core.value.Ratio;

/// An account as bytes and back, without loss.
///
/// Byte 0 is the version of this form. Then come the texts that occur (names of units, rules,
/// ladders, codes), each once, and the account's fields in their order, which refer to texts by
/// number. Numbers take as many bytes as they need, days count from 2020. The id is not in it, as
/// it stands beside it.
public final class StateCodec {

  /// The version of the form that is written, and the only one that is read.
  public static final int VERSION = 4;

  private StateCodec() {}

  public static byte[] write(Account account) {
    StateWriter out = new StateWriter();
    profile(out, account.profile());
    out.moment(account.settled());
    out.day(account.active());
    out.list(account.lots(), StateCodec::lot);
    out.map(account.owed(), StateWriter::number);
    out.list(account.holds(), StateCodec::hold);
    out.map(account.standings(), StateCodec::standing);
    out.map(account.tallies(), StateCodec::tally);
    out.list(account.vouchers(), StateCodec::voucher);
    out.list(account.orders(), StateCodec::order);
    ties(out, account.ties());
    return out.bytes(VERSION);
  }

  /// @throws CorruptState when these are no bytes of [#write]
  public static Account read(long id, byte[] bytes) {
    try {
      StateReader in = new StateReader(bytes, VERSION);
      Account account =
          new Account(
              id,
              profile(in),
              in.moment(),
              in.day(),
              in.list(StateCodec::lot),
              in.map(StateReader::number),
              in.list(StateCodec::hold),
              in.map(StateCodec::standing),
              in.map(StateCodec::tally),
              in.list(StateCodec::voucher),
              in.list(StateCodec::order),
              ties(in));
      in.end();
      return account;
    } catch (CorruptState e) {
      throw new CorruptState("the state of account " + id + " cannot be read: " + e.getMessage());
    }
  }

  private static void profile(StateWriter out, @Nullable Profile profile) {
    out.flag(profile != null);
    if (profile != null) {
      out.day(profile.joined());
      out.day(profile.born());
      out.text(profile.language());
      out.list(List.copyOf(profile.segments()), StateWriter::text);
      out.list(List.copyOf(profile.consents()), StateWriter::text);
    }
  }

  private static @Nullable Profile profile(StateReader in) {
    return in.flag()
        ? new Profile(
            in.theDay(),
            in.day(),
            in.text(),
            new TreeSet<>(in.list(StateReader::text)),
            new TreeSet<>(in.list(StateReader::text)))
        : null;
  }

  private static void lot(StateWriter out, Lot lot) {
    out.text(lot.unit());
    out.day(lot.lastDay());
    out.day(lot.pendingUntil());
    out.number(lot.amount());
  }

  private static Lot lot(StateReader in) {
    return new Lot(in.text(), in.day(), in.day(), in.number());
  }

  private static void hold(StateWriter out, Hold hold) {
    out.number(hold.redemption());
    out.text(hold.reward());
    out.number(hold.quantity());
    out.day(hold.day());
    out.moment(hold.until());
    out.number(hold.money());
    out.number(hold.by());
    out.list(hold.lots(), StateCodec::lot);
  }

  private static Hold hold(StateReader in) {
    return new Hold(
        in.number(),
        in.text(),
        in.whole(),
        in.theDay(),
        in.moment(),
        in.number(),
        in.number(),
        in.list(StateCodec::lot));
  }

  private static void standing(StateWriter out, Standing standing) {
    out.text(standing.ladder());
    out.text(standing.base());
    out.day(standing.baseUntil());
    out.text(standing.level());
    out.day(standing.until());
  }

  private static Standing standing(StateReader in) {
    return new Standing(in.text(), in.text(), in.day(), in.text(), in.day());
  }

  private static void tally(StateWriter out, Tally tally) {
    out.list(
        tally.entries(),
        (o, entry) -> {
          o.day(entry.day());
          o.number(entry.amount());
        });
  }

  private static Tally tally(StateReader in) {
    return new Tally(in.list(i -> new Tally.Entry(i.theDay(), i.number())));
  }

  private static void voucher(StateWriter out, Voucher voucher) {
    out.text(voucher.code());
    out.text(voucher.reward());
    out.number(voucher.redemption());
    out.day(voucher.lastDay());
  }

  private static Voucher voucher(StateReader in) {
    return new Voucher(in.text(), in.text(), in.number(), in.day());
  }

  /// Most accounts have none.
  private static void ties(StateWriter out, Ties ties) {
    boolean some = !ties.equals(Ties.NONE);
    out.flag(some);
    if (some) {
      out.number(ties.kind().ordinal());
      out.number(ties.invitedBy());
      out.number(ties.firstPurchase());
      out.number(ties.owner());
      out.flag(ties.blocked());
      out.number(ties.movedTo());
      out.number(ties.bond().ordinal());
      out.list(List.copyOf(ties.others().entrySet()), StateCodec::other);
    }
  }

  private static Ties ties(StateReader in) {
    return in.flag()
        ? new Ties(
            kind(in),
            in.number(),
            in.number(),
            in.number(),
            in.flag(),
            in.number(),
            in.constant(Bond.values()),
            others(in))
        : Ties.NONE;
  }

  private static void other(StateWriter out, Map.Entry<Long, Other> other) {
    out.number(other.getKey());
    out.number(other.getValue().bond().ordinal());
    out.number(other.getValue().through());
    out.text(other.getValue().key());
  }

  private static SequencedMap<Long, Other> others(StateReader in) {
    SequencedMap<Long, Other> others = new LinkedHashMap<>();
    in.list(i -> Map.entry(i.number(), new Other(i.constant(Bond.values()), i.number(), i.text())))
        .forEach(other -> others.put(other.getKey(), other.getValue()));
    return Collections.unmodifiableSequencedMap(others);
  }

  private static Kind kind(StateReader in) {
    int kind = in.whole();
    if (kind < 0 || kind >= Kind.values().length) {
      throw new CorruptState("no such kind of account");
    }
    return Kind.values()[kind];
  }

  private static void order(StateWriter out, Order order) {
    out.number(order.redemption());
    out.text(order.reward());
    out.number(order.quantity());
    out.day(order.day());
    out.number(order.state().ordinal());
    out.day(order.back());
    out.day(order.until());
    out.list(order.paid(), StateCodec::lot);
    out.number(order.money());
    out.map(order.prices(), StateCodec::price);
    out.number(order.by());
  }

  private static Order order(StateReader in) {
    return new Order(
        in.number(),
        in.text(),
        in.whole(),
        in.theDay(),
        in.constant(OrderState.values()),
        in.day(),
        in.day(),
        in.list(StateCodec::lot),
        in.number(),
        in.map(StateCodec::price),
        in.number());
  }

  private static void price(StateWriter out, Partner.Price price) {
    out.text(price.partner());
    out.number(price.each().numerator());
    out.number(price.each().denominator());
  }

  private static Partner.Price price(StateReader in) {
    return new Partner.Price(in.text(), Ratio.of(in.number(), in.number()));
  }
}
