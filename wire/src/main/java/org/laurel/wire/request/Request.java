package org.laurel.wire.request;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;

/// What was sent, read and found well-formed: an activity that has no id yet, of a member that is
/// not yet looked up.
///
/// @param member `null` for an enrolment, a capture and a release, which tell in other ways whom
///   they concern
/// @param draft the activity under id 0; of a [Type#CHANGE], its profile is not to be used
/// @param dated whether the sender said when it occurred; if not, it is the moment of reading and
///   no part of what makes two requests the same
/// @param newcomer of an enrolment
/// @param change of a change
public record Request(
    Type type,
    @Nullable MemberRef member,
    Activity draft,
    boolean dated,
    @Nullable Newcomer newcomer,
    @Nullable ProfileChange change) {

  public enum Type {
    ENROL,
    CHANGE,
    PURCHASE,
    RETURN,
    ACT,
    REDEMPTION,
    CAPTURE,
    RELEASE,
    ADJUST;

    /// `purchase`, as it is written.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
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
        case Activity.Adjust _ -> ADJUST;
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
