package org.laurel.core.activity;

import java.util.Locale;

/// Where something that was redeemed stands: goods, a place, money to be paid out.
public enum OrderState {
  ORDERED,
  SENT,
  DELIVERED,
  /// It came back, and what was paid for it as well.
  RETURNED,
  /// It was given up before it was sent or used, and what was paid for it came back.
  CANCELLED;

  /// `delivered`, as it is written.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it can be followed by another one.
  public boolean leadsTo(OrderState next) {
    return switch (this) {
      case ORDERED -> next == SENT || next == DELIVERED || next == CANCELLED;
      case SENT -> next == DELIVERED || next == RETURNED;
      case DELIVERED -> next == RETURNED;
      case RETURNED, CANCELLED -> false;
    };
  }
}
