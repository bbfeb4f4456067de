package org.laurel.wire.request;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.wire.json.Json;

/// What was sent, read and found well-formed: an activity that has no id yet, of a member that is
/// not yet looked up.
///
/// @param member `null` for an enrolment, and for what becomes of a redemption, which tell in other
///   ways whom they concern
/// @param draft the activity under id 0; of a [Type#CHANGE], its profile is not to be used
/// @param dated whether the sender said when it occurred; if not, it is the moment of reading and
///   no part of what makes two requests the same
/// @param newcomer of an enrolment
/// @param change of a change
/// @param other the other account that it speaks of, such as the one that units are sent to; what
///   the draft says of it is not to be used before [#naming]; `null`: it speaks of none
public record Request(
    Type type,
    @Nullable MemberRef member,
    Activity draft,
    boolean dated,
    @Nullable Newcomer newcomer,
    @Nullable ProfileChange change,
    @Nullable MemberRef other) {

  public Request(
      Type type,
      @Nullable MemberRef member,
      Activity draft,
      boolean dated,
      @Nullable Newcomer newcomer,
      @Nullable ProfileChange change) {
    this(type, member, draft, dated, newcomer, change, null);
  }

  /// What Laurel has happen by itself: again under the same key, it is the same at any moment.
  public static Request undated(Activity activity) {
    return new Request(Type.of(activity), null, activity, false, null, null);
  }

  /// What follows from another activity.
  public static Request following(Activity activity) {
    return new Request(Type.of(activity), null, activity, true, null, null);
  }

  public enum Type {
    ENROL,
    CHANGE,
    PURCHASE,
    RETURN,
    ACT,
    REDEMPTION,
    CAPTURE,
    RELEASE,
    FULFIL,
    ADJUST,
    SEND,
    LOAD,
    BLOCK,
    REGISTER,
    MERGE,
    JOIN,
    LEAVE,
    SEPARATE,
    /// Of an activity that Laurel has happen before another.
    RESERVE,
    /// Of an activity that only ever follows from another.
    RECEIVE,
    FRIEND,
    CHARGE,
    TAKE_OVER,
    SET_FREE,
    DRAWN,
    WON;

    /// Those that somebody may send.
    static final Set<Type> SENT =
        EnumSet.complementOf(
            EnumSet.of(RESERVE, RECEIVE, FRIEND, CHARGE, TAKE_OVER, SET_FREE, DRAWN, WON));

    /// `purchase`, as it is written.
    public String word() {
      return Json.word(this);
    }

    public static Type of(Activity activity) {
      return switch (activity) {
        case Activity.Enrol _ -> ENROL;
        case Activity.Change _ -> CHANGE;
        case Activity.Purchase _ -> PURCHASE;
        case Activity.Return _ -> RETURN;
        case Activity.Act _ -> ACT;
        case Activity.Redeem _ -> REDEMPTION;
        case Activity.Capture _ -> CAPTURE;
        case Activity.Release _ -> RELEASE;
        case Activity.Fulfil _ -> FULFIL;
        case Activity.Adjust _ -> ADJUST;
        case Activity.Send _ -> SEND;
        case Activity.Load _ -> LOAD;
        case Activity.Block _ -> BLOCK;
        case Activity.Register _ -> REGISTER;
        case Activity.Merge _ -> MERGE;
        case Activity.Join _ -> JOIN;
        case Activity.Leave _ -> LEAVE;
        case Activity.Separate _ -> SEPARATE;
        case Activity.TakeOver _ -> TAKE_OVER;
        case Activity.SetFree _ -> SET_FREE;
        case Activity.Reserve _ -> RESERVE;
        case Activity.Charge _ -> CHARGE;
        case Activity.Receive _ -> RECEIVE;
        case Activity.Friend _ -> FRIEND;
        case Activity.Drawn _ -> DRAWN;
        case Activity.Won _ -> WON;
        case Activity.Time _ -> throw new IllegalArgumentException("nobody sends the time");
      };
    }
  }

  public String key() {
    return draft.key();
  }

  public Instant occurred() {
    return draft.occurred();
  }

  /// The activity, once it has an id.
  ///
  /// @param before the account's profile, which a change builds on; `null`: not enrolled
  public Activity activity(long id, @Nullable Profile before) {
    if (change != null) {
      Profile after = change.onto(before);
      return new Activity.Change(id, key(), occurred(), after);
    }
    return draft.withId(id);
  }

  /// The same, once the other account is found that it speaks of.
  public Request naming(long account) {
    Activity named =
        switch (draft) {
          case Activity.Enrol a ->
              new Activity.Enrol(a.id(), a.key(), a.occurred(), a.profile(), account, a.kind());
          case Activity.Register a -> new Activity.Register(a.id(), a.key(), a.occurred(), account);
          case Activity.Separate a -> new Activity.Separate(a.id(), a.key(), a.occurred(), account);
          case Activity.Join a -> new Activity.Join(a.id(), a.key(), a.occurred(), account);
          case Activity.Merge a -> new Activity.Merge(a.id(), a.key(), a.occurred(), account);
          case Activity.Purchase a -> a.paidWith(account);
          case Activity.Send a ->
              new Activity.Send(a.id(), a.key(), a.occurred(), account, a.unit(), a.amount());
          default -> throw new IllegalStateException("a " + type.word() + " speaks of no other");
        };
    return new Request(type, member, named, dated, newcomer, change, other);
  }

  /// Where the other account is named that it speaks of.
  public String pointerToOther() {
    return switch (draft) {
      case Activity.Enrol _ -> "/invitedBy";
      case Activity.Purchase a -> {
        int card = 0;
        while (card < a.pay().size() && a.pay().get(card).card() == 0) {
          card++;
        }
        yield "/pay/" + card + "/giftCard";
      }
      case Activity.Merge _, Activity.Join _ -> "/into";
      case Activity.Separate _ -> "/from";
      default -> "/to";
    };
  }

  /// A purchase, once what its gift card pays is set aside there.
  public Request paidFrom(long hold) {
    Activity held = ((Activity.Purchase) draft).paidFrom(hold);
    return new Request(type, member, held, dated, newcomer, change, other);
  }

  /// What tells this request from others under the same key: SHA-256 of everything that was sent
  /// except the member.
  public byte[] hash() {
    return Bodies.hash(this);
  }

  /// Where this request differs from an activity that was taken under the same key, as a JSON
  /// pointer into this request.
  public String differenceFrom(Activity taken) {
    return Bodies.difference(taken, this);
  }
}
