package org.laurel.core.decision;

import java.util.List;

/// The codes of reasons, each with the parameters its wording may use.
public enum Why {
  EARNED_PERCENT("rate", "of", "gives"),
  EARNED_PER_SPEND("of", "gives"),
  EARNED_EACH("quantity", "gives"),
  EARNED_ATTRIBUTE("attribute", "quantity", "gives"),
  EARNED_FLAT("gives"),
  EARNED_TIMES("times", "rule", "gives"),
  /// What was bought so far reaches what the rule asks for.
  COUNT_REACHED("has", "gives"),
  COUNT_SHORT("has", "needs"),
  /// It was reached before, and given for then.
  COUNT_PASSED("has", "needs"),
  /// The rule applies, but rounds to nothing.
  TOO_LITTLE("of"),
  DISCOUNTED("line", "gives"),
  /// On all its lines together.
  DISCOUNTED_TOGETHER("gives"),
  BETTER_OFFER("line", "offer"),
  /// The combination is the best for the margin.
  OTHER_OFFER("line", "offer"),
  /// Another offer of its group.
  GROUP_TAKEN("offer"),
  /// Something that it does not go together with.
  NOT_WITH("offer"),
  /// It takes more pieces at a time than there are: "needs 3 yoghurt, basket has 2".
  NEEDS_PIECES("products", "needs", "has"),
  /// It applies, but leaves every price as it is.
  NOTHING_OFF(),
  /// It has to be chosen first.
  NOT_CHOSEN("act"),
  /// Good to a day.
  CHOSEN("until"),
  NOT_DRAWN(),
  /// What is spread over days: the next one is not there yet.
  NOT_WON(),
  /// A quote does not tell what would be won.
  WON_LATER(),
  /// A till that is offline cannot know what is drawn.
  NOT_DRAWN_OFFLINE(),
  /// It is drawn, and to be had as soon as staff have seen one of the acts.
  DRAWN_UNCONFIRMED("acts"),
  /// It is to be had as soon as staff have seen one of the acts.
  NOT_CONFIRMED("acts"),
  /// A till that was offline sold what is for some members only.
  SOLD_TO_ANOTHER("products"),
  VOUCHER_USED("code", "gives"),
  VOUCHER_IDLE("code"),
  PAID("units", "money"),
  PAID_WITHOUT_HAVING("units"),
  GIVEN_WITHOUT_TITLE("line", "gives"),
  NOT_YET("from"),
  OVER("last"),
  NOT_AT_THIS_HOUR(),
  NOT_ON_THIS_DAY(),
  /// All that was bought is excepted from the rule.
  NOTHING_COUNTS(),
  /// A condition asks for an amount: "needs 20.00 PLN of coffee, basket has 12.90".
  NEEDS_MORE("what", "needs", "has"),
  NEEDS_LESS("what", "needs", "has"),
  /// A condition asks for something else: "needs channel app".
  NEEDS("what", "needs", "has"),
  NEEDS_NOT("what", "needs"),
  /// A condition asks for an age, and nobody told the day of birth.
  AGE_UNKNOWN("what"),
  CONDITION_NOT_MET(),
  LIMITED("most", "gives"),
  LIMIT_REACHED("most"),
  BUDGET_LIMITED("gives"),
  BUDGET_SPENT(),
  EXCHANGED("takes", "gives"),
  EXCHANGE_UNDONE("takes", "gives"),
  TIER_ROSE("level", "until"),
  TIER_KEPT("level", "until"),
  TIER_FELL("level", "until"),
  /// The level one stood at is no more.
  LEVEL_RETIRED("level", "until"),
  MEMBERSHIP_ACTIVE("until"),
  MEMBERSHIP_ENDED(),
  EXPIRED("units", "day"),
  /// The unit is no more from the day after, and this was left of it.
  RETIRED("units", "day"),
  RELEASED("units"),
  HOLD_RAN_OUT("units"),
  VOUCHER_LAPSED("code", "day"),
  CLAWED_BACK("units"),
  GRANTED_AGAIN("units"),
  OWED("units"),
  REPAID("units"),
  FORGIVEN("units"),
  UNITS_BACK("units"),
  REFUNDED("money"),
  /// With all that it brought.
  ACT_TAKEN_BACK("act"),
  NO_PURCHASE_FOUND("sku", "quantity"),
  REDEEMED("units"),
  REDEEMED_FREE(),
  /// Of several pieces at once some are free.
  PIECES_FREE("pieces"),
  PAYS_MONEY("money"),
  PAID_OUT("money"),
  DONATED("money"),
  ORDERED(),
  ON_ITS_WAY("note"),
  DELIVERED("note"),
  BROUGHT_BACK("units"),
  GIVEN_UP("units"),
  VOUCHER_ISSUED("code"),
  HELD("units"),
  CAPTURED("units"),
  HOLD_RELEASED("units"),
  ADJUSTED("units", "reason"),
  LOADED("units"),
  CARD_OPENED(),
  CARD_BLOCKED(),
  CARD_UNBLOCKED(),
  CARD_REGISTERED(),
  CARD_PAID("units"),
  MERGED(),
  /// On the account of whoever joined, and on the shared one.
  JOINED(),
  TAKEN_OVER(),
  /// On the shared account, and on that of whoever left.
  LEFT(),
  SET_FREE(),
  SEPARATED(),
  FORWARDED(),
  SENT("units"),
  SENDING_COSTS("units"),
  RECEIVED("units"),
  FRIEND_JOINED(),
  FRIEND_BOUGHT(),
  FRIEND_RETURNED(),
  INVITED(),
  /// Entries took part in a prize draw.
  DRAWN("units"),
  WON("prize"),
  /// Among the winners of a contest, in a period from one day to another.
  WON_CONTEST("rank", "from", "to"),
  ENROLLED(),
  BIRTHDAY(),
  /// Of joining.
  ANNIVERSARY("years"),
  CHANGED();

  private final List<String> params;

  Why(String... params) {
    this.params = List.of(params);
  }

  /// Names of the parameters, each present unless it is unknown (an `until` that never comes).
  public List<String> params() {
    return params;
  }
}
