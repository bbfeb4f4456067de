package org.laurel.core.decision;

import java.util.Locale;

/// Why an activity was refused, in order of precedence: of several that apply, the first is told.
public enum Refusal {
  /// It is dated more than five minutes ahead of the clock.
  AHEAD_OF_CLOCK,
  /// It is dated before the programme's first day.
  BEFORE_PROGRAMME,
  /// The account was never enrolled.
  NOT_ENROLLED,
  /// The account is enrolled already.
  ALREADY_ENROLLED,
  /// It is dated before the member joined.
  BEFORE_JOINING,
  /// All that the account held went to another, which is to be named instead.
  ACCOUNT_MOVED,
  /// The gift card is blocked.
  CARD_BLOCKED,
  /// Only a gift card can do that.
  ONLY_GIFT_CARDS,
  /// A gift card cannot do that.
  NOT_BY_GIFT_CARD,
  /// The programme has no gift cards.
  NO_GIFT_CARDS,
  /// In the programme everybody has an account of his own.
  NO_SHARED_ACCOUNTS,
  /// Somebody would join his own account.
  SHARED_WITH_ITSELF,
  /// An account would become one with itself.
  MERGED_INTO_ITSELF,
  /// The member shares an account already.
  ALREADY_SHARES,
  /// Others share the member's own account.
  SHARED_BY_OTHERS,
  /// Only a member's account can be shared.
  ONLY_MEMBERS,
  /// As many share the account as may.
  SHARED_BY_MOST,
  /// The member shares no account of somebody else's.
  NOT_SHARED,
  /// The account is no duplicate that was merged into this one.
  NOT_MERGED,
  /// Something is owed, and has to be made up for before.
  STILL_OWES,
  /// The purchase is in another money than the programme's.
  ANOTHER_MONEY,
  /// The programme has no such unit.
  UNKNOWN_UNIT,
  /// The programme has no such act.
  UNKNOWN_ACT,
  /// The programme has no such reward.
  UNKNOWN_REWARD,
  /// The act or the reward has no such attribute.
  UNKNOWN_ATTRIBUTE,
  /// The act or the reward needs an attribute that was not sent.
  MISSING_ATTRIBUTE,
  /// An attribute has another type than the programme declares.
  WRONG_ATTRIBUTE,
  /// The programme has nothing to be sent in this unit.
  UNIT_NOT_SENT,
  /// Only the owner of the account may spend what it holds.
  MAY_NOT_SPEND,
  /// The programme stores no such units.
  UNIT_NOT_LOADED,
  /// The gift card is nobody's, so its balance is whoever's has it.
  CARD_NOT_REGISTERED,
  /// Something is set aside: it has to be captured or released before.
  HOLD_STILL_OPEN,
  /// Units would be sent to the account that they come from.
  SENT_TO_ITSELF,
  /// An attribute is none of the texts that it may be.
  UNKNOWN_CHOICE,
  /// Nobody made the unique code.
  INVENTED_CODE,
  /// The unique code was made for another act, or by another programme.
  CODE_OF_ANOTHER,
  /// The unique code was used before.
  CODE_USED,
  /// The reward has no price for what its attribute says.
  NO_PRICE,
  /// The reward costs as much as the member says, and he does not say how much.
  AMOUNT_MISSING,
  /// The reward has a price, and the member says how much.
  AMOUNT_FIXED,
  /// No purchase and no act has the key that the return names.
  UNKNOWN_PURCHASE,
  /// The return is dated before its purchase, or its act.
  BEFORE_PURCHASE,
  /// The purchase has no such line; an act has none.
  UNKNOWN_LINE,
  /// More would come back than was bought and is not back yet.
  RETURNED_TOO_MUCH,
  /// The act was taken back before.
  ACT_TAKEN_BACK,
  /// Acts of that kind cannot be taken back.
  ACT_STANDS,
  /// No redemption with that id ever held anything.
  UNKNOWN_REDEMPTION,
  /// The hold was captured, released or ran out before.
  HOLD_NOT_OPEN,
  /// The redemption is over, or was never one that has states.
  ORDER_NOT_OPEN,
  /// From the state in which it is the redemption cannot come into that one.
  WRONG_STATE,
  /// The day until which it could be given back, or taken back, has passed.
  TOO_LATE,
  /// A code of it was used already.
  VOUCHER_USED,
  /// The account has no such voucher that is still good.
  UNKNOWN_VOUCHER,
  /// The basket holds products that only some members may buy yet.
  RESERVED,
  /// The unit does not pay for purchases.
  UNIT_DOES_NOT_PAY,
  /// The partner takes no such units.
  PARTNER_DOES_NOT_ACCEPT,
  /// Fewer units than may be spent at once.
  BELOW_LEAST,
  /// More than the account may hold.
  ABOVE_MOST,
  /// Units may be spent in steps only.
  NOT_IN_STEPS,
  /// The units are worth more than there is to pay.
  PAYS_TOO_MUCH,
  /// The reward cannot be had on this day or at this hour.
  NOT_NOW,
  /// The reward asks for an age, and the member's day of birth is not known.
  AGE_MISSING,
  /// The reward, or joining, asks for something the member does not have or is not.
  NOT_ELIGIBLE,
  /// The member has had as many as allowed.
  LIMIT_REACHED,
  /// No piece of the reward is left.
  OUT_OF_STOCK,
  /// No place at the event is left.
  EVENT_FULL,
  /// The balance does not suffice.
  INSUFFICIENT_POINTS,
  /// An amount would come about that is larger than amounts may be.
  TOO_MUCH;

  /// The stable code, such as `insufficient-points`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
