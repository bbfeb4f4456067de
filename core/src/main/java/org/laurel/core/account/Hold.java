package org.laurel.core.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Units set aside for a redemption until it is captured, released or runs out.
///
/// @param redemption id of the activity that set them aside
/// @param day on which they were set aside, in the programme's zone
/// @param money smallest amounts of money to pay beside the units when it is captured
/// @param lots what was taken, to be given back where it came from
public record Hold(
    long redemption,
    String reward,
    int quantity,
    LocalDate day,
    Instant until,
    long money,
    List<Lot> lots) {

  Hold with(List<Lot> lots) {
    return new Hold(redemption, reward, quantity, day, until, money, lots);
  }
}
