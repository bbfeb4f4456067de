package org.laurel.core.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Units set aside for a redemption until it is captured, released or runs out.
///
/// @param redemption id of the activity that set them aside
/// @param day on which they were set aside, in the programme's zone
/// @param money smallest amounts of money to pay beside the units when it is captured
/// @param by who of those who share the account did; 0: its owner
/// @param lots what was taken, to be given back where it came from
public record Hold(
    long redemption,
    String reward,
    int quantity,
    LocalDate day,
    Instant until,
    long money,
    long by,
    List<Lot> lots) {

  /// With other lots.
  public Hold with(List<Lot> lots) {
    return new Hold(redemption, reward, quantity, day, until, money, by, lots);
  }

  /// Of somebody who shares the account.
  public Hold by(long person) {
    return new Hold(redemption, reward, quantity, day, until, money, person, lots);
  }
}
