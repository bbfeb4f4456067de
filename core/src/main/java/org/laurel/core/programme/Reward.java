package org.laurel.core.programme;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;

/// What units can buy: a voucher.
///
/// @param cost one amount for each unit it costs; empty: it is free
/// @param stock pieces for all members; `null`: unlimited
/// @param valid how long the voucher is good from the day of redemption; `null`: for ever
/// @param voucher what the voucher does at the till; `null`: the shop honours it by itself
public record Reward(
    String id,
    Names name,
    List<Cost> cost,
    @Nullable Condition when,
    List<org.laurel.core.programme.Period> periods,
    @Nullable Limit limit,
    @Nullable Long stock,
    @Nullable Period valid,
    @Nullable Voucher voucher) {

  public record Cost(String unit, long amount) {}

  /// A discount on one piece of a product set.
  public record Voucher(@Nullable String products, Discount discount) {}

  /// The name of the global counter of its stock.
  public String counter() {
    return "stock:" + id;
  }
}
