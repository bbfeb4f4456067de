package org.laurel.core.account;

import org.laurel.core.activity.Activity.Kind;

/// How an account is bound to others.
///
/// @param kind whose it is
/// @param invitedBy account of the member who invited this one; 0: nobody
/// @param firstPurchase id of the purchase that the inviting member was told of as the first; 0:
///   none that still stands
/// @param owner account of the member whose gift card it is; 0: nobody's
/// @param blocked nothing can be paid with it or loaded on it
/// @param movedTo the account that holds all that was here; 0: it is still here
public record Ties(
    Kind kind, long invitedBy, long firstPurchase, long owner, boolean blocked, long movedTo) {

  public static final Ties NONE = new Ties(Kind.MEMBER, 0, 0, 0, false, 0);

  public Ties kind(Kind other) {
    return new Ties(other, invitedBy, firstPurchase, owner, blocked, movedTo);
  }

  public Ties invitedBy(long account) {
    return new Ties(kind, account, firstPurchase, owner, blocked, movedTo);
  }

  public Ties firstPurchase(long purchase) {
    return new Ties(kind, invitedBy, purchase, owner, blocked, movedTo);
  }

  public Ties owner(long account) {
    return new Ties(kind, invitedBy, firstPurchase, account, blocked, movedTo);
  }

  public Ties blocked(boolean now) {
    return new Ties(kind, invitedBy, firstPurchase, owner, now, movedTo);
  }

  public Ties movedTo(long account) {
    return new Ties(kind, invitedBy, firstPurchase, owner, blocked, account);
  }
}
