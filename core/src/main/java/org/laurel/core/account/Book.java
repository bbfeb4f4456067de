package org.laurel.core.account;

/// Where amounts lie. A transfer moves an amount from one book to another, so the sum over all
/// books is always zero.
public enum Book {
  /// The member's, available.
  MEMBER,
  /// The member's, still in a return window.
  PENDING,
  /// The member's, set aside for a redemption.
  HELD,
  /// What the member owes: never above zero.
  OWED,
  /// Where earned amounts come from, and clawed back ones return to.
  ISSUED,
  /// Redeemed, or paid with.
  SPENT,
  /// Lapsed.
  EXPIRED,
  /// Given for, or got from, another unit.
  EXCHANGED,
  /// Staff's entries.
  ADJUSTED,
  /// Owed and let go.
  FORGIVEN,
  /// Paid in, to be stored.
  LOADED,
  /// Between two accounts: sent by one and not yet received by the other.
  SENT,
  /// Entries of a prize draw that took place.
  DRAWN;

  /// Whether it belongs to one account and its cached state.
  public boolean ofMember() {
    return this == MEMBER || this == PENDING || this == HELD || this == OWED;
  }
}
