package org.laurel.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Order;
import org.laurel.core.account.Standing;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// When an account next has to be looked at because time passed.
public final class Due {

  private Due() {}

  /// The next due moment of the account, never before the moment it is settled to; `null` when
  /// nothing will ever be due by itself. What is last good on a day is due at the first moment of
  /// the next, in the programme's zone.
  public static @Nullable Instant next(Programme programme, Account account) {
    return next(programme, account, account.settled());
  }

  /// Since when an account is due at the moment of an activity; `null`: it is settled.
  ///
  /// @param day the moment's, in the programme's zone
  static @Nullable Instant by(Programme programme, Account account, Instant moment, LocalDate day) {
    LocalDate last = lastGood(programme, account);
    boolean perhaps =
        last != null && last.isBefore(day)
            || !account.holds().isEmpty()
            || !programme.index().yearly().isEmpty();
    Instant next = perhaps ? next(programme, account, moment) : null;
    return next == null || next.isAfter(moment) ? null : next;
  }

  /// @param from days of the member that began before are not looked at
  static @Nullable Instant next(Programme programme, Account account, Instant from) {
    if (account.ties().movedTo() != 0) {
      return null;
    }
    LocalDate last = lastGood(programme, account);
    Instant next = last == null ? null : after(programme, last);
    Instant yearly = Yearly.next(programme, account, from);
    if (yearly != null && (next == null || yearly.isBefore(next))) {
      next = yearly;
    }
    for (Hold hold : account.holds()) {
      next = next == null || hold.until().isBefore(next) ? hold.until() : next;
    }
    return next != null && next.isBefore(account.settled()) ? account.settled() : next;
  }

  /// The first day at whose end something of the account has to be looked at.
  private static @Nullable LocalDate lastGood(Programme programme, Account account) {
    LocalDate last = null;
    String of = "";
    Unit unit = null;
    for (Lot lot : account.lots()) {
      // Lots of one unit lie together, and the first of them lapses first.
      if (!lot.unit().equals(of)) {
        of = lot.unit();
        unit = programme.units().get(of);
        last = earlier(last, lapses(unit, account, lot));
      }
      last = earlier(last, lot.pendingUntil());
      last = earlier(last, retires(unit, lot));
    }
    for (Voucher voucher : account.vouchers()) {
      last = earlier(last, voucher.lastDay());
    }
    for (Order order : account.orders()) {
      last = earlier(last, order.until());
    }
    for (Standing standing : account.standings().values()) {
      last = earlier(last, reviewed(programme, standing));
    }
    return last;
  }

  /// The first moment at which `last` is over.
  static Instant after(Programme programme, LocalDate last) {
    return last.plusDays(1).atStartOfDay(programme.zone()).toInstant();
  }

  /// Last good day of a lot; `null`: none, or none for this member.
  static @Nullable LocalDate lapses(Programme programme, Account account, Lot lot) {
    return lapses(programme.units().get(lot.unit()), account, lot);
  }

  private static @Nullable LocalDate lapses(@Nullable Unit unit, Account account, Lot lot) {
    Profile profile = account.profile();
    if (unit != null && profile != null && unit.isKeptIn(profile.segments())) {
      return null;
    }
    LocalDate active = account.active();
    if (unit != null
        && active != null
        && unit.expiry() instanceof Unit.Expiry.AfterInactivity(var length)) {
      return earlier(lot.lastDay(), active.plus(length));
    }
    return lot.lastDay();
  }

  /// Last day on which a lot of a unit that is to be no more can be held; `null`: of any other, and
  /// of one that is pending still.
  static @Nullable LocalDate retires(Programme programme, Lot lot) {
    return retires(programme.units().get(lot.unit()), lot);
  }

  private static @Nullable LocalDate retires(@Nullable Unit unit, Lot lot) {
    LocalDate retired = unit == null ? null : unit.retired();
    return retired == null || lot.pendingUntil() != null ? null : retired.minusDays(1);
  }

  /// Last day for which a standing is kept: long ago for one at a level that is no more, `null` for
  /// one on a ladder that is no more.
  static @Nullable LocalDate reviewed(Programme programme, Standing standing) {
    for (Ladder ladder : programme.ladders()) {
      if (ladder.id().equals(standing.ladder())) {
        return ladder.has(standing.level()) && ladder.has(standing.base())
            ? standing.until()
            : LocalDate.EPOCH;
      }
    }
    return null;
  }

  static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null) {
      return other;
    }
    return other == null || one.isBefore(other) ? one : other;
  }
}
