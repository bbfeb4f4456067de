package org.laurel.core.account;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.laurel.core.activity.Activity.Kind;
import org.laurel.core.activity.Bond;

/// How an account is bound to others.
///
/// @param kind whose it is
/// @param invitedBy account of the member who invited this one; 0: nobody
/// @param firstPurchase id of the purchase that the inviting member was told of as the first; 0:
///   none that still stands
/// @param owner account of the member whose gift card it is; 0: nobody's
/// @param blocked nothing can be paid with it or loaded on it
/// @param movedTo the account that holds all that was here; 0: it is still here
/// @param bond why a member's account leads there
/// @param others the accounts that lead here, in the order in which they came; one with [Bond#NONE]
///   held what is here for a while
public record Ties(
    Kind kind,
    long invitedBy,
    long firstPurchase,
    long owner,
    boolean blocked,
    long movedTo,
    Bond bond,
    SequencedMap<Long, Other> others) {

  public static final Ties NONE =
      new Ties(Kind.MEMBER, 0, 0, 0, false, 0, Bond.NONE, sequenced(Map.of()));

  /// An account that leads here.
  ///
  /// @param through the one by which it does: itself or, for the duplicate of somebody who shares
  ///   this account, that person's
  /// @param key of the activity here that bound it; empty: it does not lead here any more
  public record Other(Bond bond, long through, String key) {}

  public Ties kind(Kind other) {
    return new Ties(other, invitedBy, firstPurchase, owner, blocked, movedTo, bond, others);
  }

  public Ties invitedBy(long account) {
    return new Ties(kind, account, firstPurchase, owner, blocked, movedTo, bond, others);
  }

  public Ties firstPurchase(long purchase) {
    return new Ties(kind, invitedBy, purchase, owner, blocked, movedTo, bond, others);
  }

  public Ties owner(long account) {
    return new Ties(kind, invitedBy, firstPurchase, account, blocked, movedTo, bond, others);
  }

  public Ties blocked(boolean now) {
    return new Ties(kind, invitedBy, firstPurchase, owner, now, movedTo, bond, others);
  }

  public Ties movedTo(long account) {
    return movedTo(account, Bond.NONE);
  }

  public Ties movedTo(long account, Bond bond) {
    return new Ties(kind, invitedBy, firstPurchase, owner, blocked, account, bond, others);
  }

  /// With another account that leads here.
  public Ties with(long account, Other other) {
    Map<Long, Other> more = new LinkedHashMap<>(others);
    more.put(account, other);
    return with(more);
  }

  /// Without an account and those that led here through it.
  public Ties without(long account) {
    Map<Long, Other> left = new LinkedHashMap<>(others);
    left.values().removeIf(other -> other.through() == account);
    return with(left);
  }

  private Ties with(Map<Long, Other> now) {
    return new Ties(kind, invitedBy, firstPurchase, owner, blocked, movedTo, bond, sequenced(now));
  }

  private static SequencedMap<Long, Other> sequenced(Map<Long, Other> others) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(others));
  }

  /// The accounts whose goods come back to this one.
  public List<Long> leading() {
    return others.entrySet().stream()
        .filter(one -> one.getValue().bond() != Bond.NONE)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// How many people share the account, its owner not counted.
  public long people() {
    return others.entrySet().stream()
        .filter(one -> one.getValue().bond() == Bond.SHARED)
        .filter(one -> one.getValue().through() == one.getKey())
        .count();
  }

  /// Who of those who share this account has done something on an account that leads here; 0: its
  /// owner.
  public long person(long account) {
    Other other = others.get(account);
    return other == null || other.bond() != Bond.SHARED ? 0 : other.through();
  }
}
