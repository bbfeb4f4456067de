package org.laurel.core.simulation.random;

import java.util.Map;
import org.laurel.core.activity.Profile;

/// What the model knew when a purchase or an act was decided; the same for its returns.
///
/// @param ranks level by ladder
/// @param balances what could be spent, by unit
/// @param used what of each rule's, offer's or reward's limit was used before
/// @param left what was left of each budget
/// @param vouchers presented and good: code to reward, in order
record NaiveKnown(
    Profile profile,
    Map<String, Integer> ranks,
    Map<String, Long> balances,
    Map<String, Long> used,
    Map<String, Long> left,
    Map<String, String> vouchers) {

  NaiveKnown with(Map<String, String> otherVouchers) {
    return new NaiveKnown(profile, ranks, balances, used, left, otherVouchers);
  }
}
