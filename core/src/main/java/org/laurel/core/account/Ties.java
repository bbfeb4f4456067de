package org.laurel.core.account;

/// How an account is bound to others.
///
/// @param invitedBy account of the member who invited this one; 0: nobody
/// @param firstPurchase id of the purchase that the inviting member was told of as the first; 0:
///   none that still stands
public record Ties(long invitedBy, long firstPurchase) {

  public static final Ties NONE = new Ties(0, 0);

  public Ties invitedBy(long account) {
    return new Ties(account, firstPurchase);
  }

  public Ties firstPurchase(long purchase) {
    return new Ties(invitedBy, purchase);
  }
}
