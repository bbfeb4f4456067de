package org.laurel.core.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Programme;

/// What was read for an activity before it is decided.
///
/// @param now the clock when it was taken: nothing may be dated more than five minutes ahead of it
/// @param receipts of a return: the purchase it names, or the purchases a blind return may take
///   from, newest first
/// @param left of every budget and limited stock, by counter: what is left of it
/// @param undone what an activity that this one undoes has brought; `null`: it undoes none
/// @param codes fresh voucher codes, at least as many as the redemption gives
public record Facts(
    Instant now,
    List<Receipt> receipts,
    Map<String, Long> left,
    List<String> codes,
    @Nullable Undone undone) {

  /// An activity of the account that is undone now.
  ///
  /// @param programme the version it was decided by
  public record Undone(Programme programme, Activity activity, List<Effect> effects) {}

  public Facts(Instant now, List<Receipt> receipts, Map<String, Long> left, List<String> codes) {
    this(now, receipts, left, codes, null);
  }

  /// What is left after some effects.
  public static Map<String, Long> left(Map<String, Long> left, Collection<Effect> effects) {
    Map<String, Long> rest = new HashMap<>(left);
    for (Effect effect : effects) {
      if (effect instanceof Effect.Used(var counter, var amount)) {
        rest.computeIfPresent(counter, (_, before) -> before - amount);
      }
    }
    return rest;
  }

  /// Only the clock.
  public static Facts at(Instant now) {
    return new Facts(now, List.of(), Map.of(), List.of());
  }
}
