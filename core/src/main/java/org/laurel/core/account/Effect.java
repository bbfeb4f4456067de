package org.laurel.core.account;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.OrderState;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Partner;

/// One change that a decision makes. Stored in order, they are the account's history.
public sealed interface Effect {

  /// One ledger row: `amount` (above 0) of a unit moves from one book to another.
  ///
  /// @param lastDay last good day of the lot it leaves or joins; `null`: none
  /// @param pendingUntil of the pending lot, when [Book#PENDING] is on either side; else `null`
  /// @param hold the redemption, when [Book#HELD] is on either side; else 0
  /// @param rule why: id of the rule, exchange or reward; empty for expiry and the like
  /// @param price what it costs between the programme and the partner where it happened; `null`:
  ///   nothing
  record Transfer(
      String unit,
      long amount,
      Book from,
      Book to,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate pendingUntil,
      long hold,
      String rule,
      Partner.@Nullable Price price)
      implements Effect {

    public Transfer(
        String unit,
        long amount,
        Book from,
        Book to,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate pendingUntil,
        long hold,
        String rule) {
      this(unit, amount, from, to, lastDay, pendingUntil, hold, rule, null);
    }

    /// The same, at a price.
    public Transfer at(Partner.@Nullable Price price) {
      return new Transfer(unit, amount, from, to, lastDay, pendingUntil, hold, rule, price);
    }
  }

  /// Adds to a tally under a day.
  ///
  /// @param keepFrom entries of earlier days are no longer needed and dropped
  record Counted(String tally, LocalDate day, long amount, LocalDate keepFrom) implements Effect {}

  /// Uses (above 0) or gives back (below 0) some of a global counter: a budget or a stock.
  record Used(String counter, long amount) implements Effect {}

  /// The member's facts are these from now on.
  record ProfileSet(Profile profile) implements Effect {}

  record StandingSet(Standing standing) implements Effect {}

  /// @param hold without lots; the transfers that follow fill it
  record HoldOpened(Hold hold) implements Effect {}

  record HoldClosed(long redemption, Outcome outcome) implements Effect {
    public enum Outcome {
      CAPTURED,
      RELEASED,
      RAN_OUT,
      /// It is kept on another account from now on.
      MOVED
    }
  }

  record VoucherIssued(Voucher voucher) implements Effect {}

  /// @param used at a till; else lapsed
  record VoucherClosed(String code, boolean used) implements Effect {}

  /// Something redeemed is kept in mind from now on, or is in another state.
  record OrderSet(Order order) implements Effect {}

  /// It is over: nothing can become of it any more.
  ///
  /// @param state its last one
  record OrderClosed(long redemption, OrderState state) implements Effect {}

  /// Money that changes hands because of a redemption, outside the ledger of units.
  ///
  /// @param amount smallest amounts, above 0
  record MoneyDue(long redemption, Flow flow, long amount) implements Effect {
    public enum Flow {
      /// The member pays it beside units.
      PAID,
      /// The member gets it back.
      REFUNDED,
      /// The member gets it for units.
      CASHED,
      /// An organisation gets it for units.
      DONATED,
      /// What was to be cashed or donated is not, as it was given back.
      WITHDRAWN
    }
  }

  /// What a purchase stands at: after it was taken, and again after each of its returns.
  record Stands(Receipt.Stand stand) implements Effect {}

  /// An act is taken back: nothing of it stands any more.
  ///
  /// @param act its id
  record TakenBack(long act) implements Effect {}

  /// Everything due up to this moment has been done.
  record Settled(Instant moment) implements Effect {}

  /// A unique code is used up.
  ///
  /// @param code in its one form, see [Mint#normal]
  record CodeUsed(String code) implements Effect {}

  /// The account was used on that day.
  record Active(LocalDate day) implements Effect {}

  /// How the account is bound to others from now on.
  record Tied(Ties ties) implements Effect {}

  /// Who of those who share the account did it.
  ///
  /// @param account the person's own
  record By(long account) implements Effect {}

  /// Something that has to happen on another account, once: an activity of its own there.
  ///
  /// @param account whose
  /// @param activity under id 0 and a key made by [#key]
  record FollowUp(long account, Activity activity) implements Effect {

    private static final String PREFIX = Activity.FOLLOW_UP;

    /// The key of a follow-up: the same cause never brings about the same thing twice.
    ///
    /// @param cause id of the activity that brings it about
    /// @param what tells it from other follow-ups of that cause
    public static String key(long cause, String what) {
      return PREFIX + cause + ":" + what;
    }

    /// The id of the activity that brought it about.
    public static long cause(String key) {
      return Long.parseLong(key.substring(PREFIX.length(), key.indexOf(':', PREFIX.length())));
    }
  }
}
