package org.laurel.core.programme;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;

/// What units can buy.
///
/// @param asks what a redemption has to tell
/// @param every of several pieces at once every so-manieth is free; 0: none is
/// @param stock pieces for all members; `null`: unlimited
/// @param valid how long its code is good from the day of redemption; `null`: for ever
/// @param takesPlace when that takes place which it is a place at, in the programme's zone; `null`:
///   it is no place
/// @param back until when it may be given back; `null`: not once one has it
public record Reward(
    String id,
    Names name,
    Asked asks,
    Price price,
    int every,
    @Nullable Condition when,
    List<org.laurel.core.programme.Period> periods,
    @Nullable Limit limit,
    @Nullable Long stock,
    @Nullable Period valid,
    Gives gives,
    @Nullable LocalDateTime takesPlace,
    @Nullable Back back) {

  /// An amount of one unit.
  public record Cost(String unit, long amount) {}

  /// A single-use code that takes something off one piece of a product set at the till.
  ///
  /// @param products `null`: of any product
  public record Voucher(@Nullable String products, Discount discount) implements Gives {}

  /// Attributes, typed as those of acts.
  ///
  /// @param choices by attribute: the texts it may be; none for one that may be any
  public record Asked(
      SequencedMap<String, Type> types, SequencedMap<String, List<String>> choices) {}

  /// When it can be had: in its periods, and a place until that begins which it is a place at.
  public List<org.laurel.core.programme.Period> open() {
    if (takesPlace == null) {
      return periods;
    }
    List<org.laurel.core.programme.Period> open = new ArrayList<>(periods);
    open.add(new org.laurel.core.programme.Period(null, takesPlace, Set.of(), null, null, false));
    return List.copyOf(open);
  }

  /// The name of the global counter of its stock.
  public String counter() {
    return "stock:" + id;
  }

  /// The name of the global counter of a reward's imported codes that were given out.
  public static String pool(String reward) {
    return "pool:" + reward;
  }

  /// Whether there are only so many: as the text says, or as there are codes for it.
  public boolean limited() {
    return stock != null || gives instanceof Gives.Imported;
  }

  /// What its code does at the till; `null`: nothing.
  public @Nullable Voucher voucher() {
    return gives instanceof Voucher voucher ? voucher : null;
  }

  /// How many of so many pieces have to be paid for.
  public long paid(long quantity) {
    return every == 0 ? quantity : quantity - quantity / every;
  }
}
