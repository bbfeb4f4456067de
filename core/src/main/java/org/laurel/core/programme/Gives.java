package org.laurel.core.programme;

import org.jspecify.annotations.Nullable;

/// What one has of a reward once it is redeemed.
public sealed interface Gives
    permits Gives.Code,
        Gives.Imported,
        Reward.Voucher,
        Gives.Goods,
        Gives.Place,
        Gives.Benefit,
        Gives.Units,
        Gives.Payout {

  /// A single-use code that the shop honours by itself.
  record Code() implements Gives {}

  /// `an imported code`: one of those that a partner has handed over to be given away.
  record Imported() implements Gives {}

  /// `goods`: they are sent, and stand in one state after the other until they have come.
  record Goods() implements Gives {}

  /// `a place`: at something that takes place once.
  record Place() implements Gives {}

  /// `a benefit`: it is simply used, nothing is handed out.
  record Benefit() implements Gives {}

  /// Some of another unit: an exchange that happens when the member asks for it.
  ///
  /// @param amount smallest amounts given for each `per`
  /// @param per smallest amounts of the unit spent; 0: for each piece
  /// @param of unit that is spent; `null`: for each piece
  record Units(String unit, long amount, long per, @Nullable String of) implements Gives {}

  /// Money for the member, or for somebody he gives it to.
  ///
  /// @param money smallest amounts of money paid for each `per`; 0: no money is named
  /// @param per smallest amounts of the unit spent; 0: for each piece
  /// @param unit that is spent; `null`: for each piece
  record Payout(Purpose purpose, long money, long per, @Nullable String unit) implements Gives {}

  enum Purpose {
    /// `5.00 EUR in cash`.
    CASH,
    /// `a donation`, `1.00 EUR per 100 points as a donation`.
    DONATION
  }

  /// Whether a code is handed out for each piece.
  default boolean hasCode() {
    return this instanceof Code || this instanceof Imported || this instanceof Reward.Voucher;
  }

  /// Whether somebody still has to do something after the redemption, and tells so.
  default boolean isFulfilled() {
    return this instanceof Goods || this instanceof Payout;
  }
}
