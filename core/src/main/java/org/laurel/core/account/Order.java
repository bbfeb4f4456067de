package org.laurel.core.account;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.OrderState;
import org.laurel.core.programme.Partner;

/// Something redeemed that is not over yet: goods on their way, a place at an event, money to be
/// paid out, a code that may still be given back.
///
/// @param redemption id of the activity that redeemed it
/// @param day on which it was redeemed, in the programme's zone
/// @param back last day on which it may be given back; `null`: as long as it is only ordered
/// @param until last day for which it is kept in mind; `null`: until its state says that it is over
/// @param paid the lots that were spent, to be given back where they came from
/// @param money smallest amounts of money that the member paid beside them
/// @param prices by unit: what the partner who took it was to be paid; nothing where no partner did
/// @param by who of those who share the account redeemed it; 0: its owner
public record Order(
    long redemption,
    String reward,
    int quantity,
    LocalDate day,
    OrderState state,
    @Nullable LocalDate back,
    @Nullable LocalDate until,
    List<Lot> paid,
    long money,
    SortedMap<String, Partner.Price> prices,
    long by) {

  /// Of somebody who shares the account.
  public Order by(long person) {
    return new Order(
        redemption, reward, quantity, day, state, back, until, paid, money, prices, person);
  }
}
