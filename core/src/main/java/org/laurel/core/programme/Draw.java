package org.laurel.core.programme;

import java.time.LocalDateTime;
import java.util.List;
import org.laurel.core.value.Names;

/// A prize draw from balances, at the end of a campaign.
///
/// @param campaign whose draw it is
/// @param unit each whole one of it that can be spent is an entry; drawn entries are used up
/// @param at when, in the programme's zone; what happens from that moment on is too late
/// @param prizes in the order in which they are drawn
/// @param oncePerMember nobody wins twice
/// @param runnersUp drawn after the prizes, for prizes that nobody collects
public record Draw(
    String campaign,
    String unit,
    LocalDateTime at,
    List<Prize> prizes,
    boolean oncePerMember,
    int runnersUp) {

  /// @param count how many there are of it
  public record Prize(String id, Names name, long count) {}
}
