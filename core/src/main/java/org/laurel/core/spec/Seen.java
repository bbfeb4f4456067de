package org.laurel.core.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What could be seen of a member after a step, wherever it was played.
///
/// Amounts are smallest amounts. A unit or reward that is not there counts as nothing, a ladder as
/// its lowest level.
///
/// @param refused code of the refusal; `null`: granted, or nothing was done
/// @param because why it came so, everything due that was done before included
/// @param earned by unit: what the step itself gave, less what it took back
/// @param tiers level by ladder
/// @param sums of the purchase, or of what is left of it after a return, or what is paid beside
///   units for a reward; `null`: of none
/// @param refund money to pay back, of a purchase or of a redemption
/// @param payout money paid out for units, to the member or to whom he gives it
/// @param partnerPays what the partner owes for what was given there, less what was taken back
/// @param partnerGets what is owed to the partner for what was taken there, less what came back
/// @param vouchers how many are good, by reward
/// @param orders state of what was redeemed and is not over yet, by reward: of the newest
public record Seen(
    @Nullable String refused,
    List<Because> because,
    Map<String, Holding> balances,
    Map<String, Long> earned,
    Map<String, String> tiers,
    @Nullable Sums sums,
    long refund,
    long payout,
    long partnerPays,
    long partnerGets,
    Map<String, Integer> vouchers,
    Map<String, String> orders) {

  /// Stands for the rule where a reason speaks of the activity itself.
  public static final String THIS = "this";

  /// @param outcome such as `not-now`
  /// @param why such as `needs-more`; empty when it is not known
  /// @param text the same in words
  public record Because(String rule, String outcome, String why, String text) {}

  /// What a member holds of a unit.
  ///
  /// @param available what can be spent; below 0 when something is owed and the unit's balance may
  ///   be negative
  public record Holding(long available, long pending, long held, long owed) {
    public static final Holding NOTHING = new Holding(0, 0, 0, 0);
  }

  public record Sums(long total, long due, long discount) {}
}
