package org.laurel.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Receipt;

/// What was read for an activity before it is decided.
///
/// @param now the clock when it was taken: nothing may be dated more than five minutes ahead of it
/// @param receipts of a return: the purchase it names, or the purchases a blind return may take
///   from, newest first
/// @param left of every budget and limited stock, by counter: what is left of it
/// @param codes fresh voucher codes, at least as many as the redemption gives
public record Facts(
    Instant now, List<Receipt> receipts, Map<String, Long> left, List<String> codes) {

  /// Only the clock.
  public static Facts at(Instant now) {
    return new Facts(now, List.of(), Map.of(), List.of());
  }
}
