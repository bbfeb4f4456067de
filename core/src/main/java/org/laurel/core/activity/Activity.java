package org.laurel.core.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.value.Decimal;

/// What happened to one account.
///
/// Money is in smallest amounts of the programme's money. `id` is made by whoever takes the
/// activity, time-ordered and unique; `key` is the sender's and makes a retry harmless; `occurred`
/// is when it happened.
public sealed interface Activity {

  /// What the keys of activities begin with that follow from others.
  String FOLLOW_UP = "follow-up:";

  long id();

  String key();

  Instant occurred();

  /// The same under another id.
  default Activity withId(long id) {
    return switch (this) {
      case Enrol a -> new Enrol(id, a.key, a.occurred, a.profile, a.invitedBy, a.kind);
      case Change a -> new Change(id, a.key, a.occurred, a.profile);
      case Purchase a -> a.with(id, a.pay);
      case Return a -> new Return(id, a.key, a.occurred, a.of, a.lines);
      case Act a -> new Act(id, a.key, a.occurred, a.place, a.act, a.attributes);
      case Redeem a ->
          new Redeem(
              id,
              a.key,
              a.occurred,
              a.place,
              a.reward,
              a.quantity,
              a.amount,
              a.attributes,
              a.holdUntil);
      case Capture a -> new Capture(id, a.key, a.occurred, a.redemption);
      case Release a -> new Release(id, a.key, a.occurred, a.redemption);
      case Fulfil a -> new Fulfil(id, a.key, a.occurred, a.redemption, a.state, a.note);
      case Time a -> new Time(id, a.key, a.occurred);
      case Adjust a ->
          new Adjust(id, a.key, a.occurred, a.unit, a.amount, a.reason, a.by, a.approvedBy);
      case Send a -> new Send(id, a.key, a.occurred, a.to, a.unit, a.amount);
      case Drawn a -> new Drawn(id, a.key, a.occurred, a.draw, a.unit, a.entries, a.prizes);
      case Won a -> new Won(id, a.key, a.occurred, a.contest, a.first, a.rank, a.score);
      case Receive a -> new Receive(id, a.key, a.occurred, a.from, a.parcels, a.how);
      case Load a -> new Load(id, a.key, a.occurred, a.unit, a.amount);
      case Block a -> new Block(id, a.key, a.occurred, a.blocked);
      case Register a -> new Register(id, a.key, a.occurred, a.owner);
      case Merge a -> new Merge(id, a.key, a.occurred, a.into);
      case Join a -> new Join(id, a.key, a.occurred, a.into);
      case Separate a -> new Separate(id, a.key, a.occurred, a.duplicate);
      case Leave a -> new Leave(id, a.key, a.occurred);
      case TakeOver a -> new TakeOver(id, a.key, a.occurred, a.from, a.bond, a.alike, a.brings);
      case SetFree a -> new SetFree(id, a.key, a.occurred, a.from, a.brings);
      case Reserve a -> new Reserve(id, a.key, a.occurred, a.unit, a.amount, a.until);
      case Charge a -> new Charge(id, a.key, a.occurred, a.hold, a.unit, a.amount);
      case Friend a -> new Friend(id, a.key, a.occurred, a.friend, a.step, a.of);
    };
  }

  /// @param invitedBy account of the member who invited the newcomer; 0: nobody
  record Enrol(long id, String key, Instant occurred, Profile profile, long invitedBy, Kind kind)
      implements Activity {

    public Enrol(long id, String key, Instant occurred, Profile profile) {
      this(id, key, occurred, profile, 0, Kind.MEMBER);
    }
  }

  /// Whose an account is.
  enum Kind {
    MEMBER,
    /// Nobody's in particular: whoever has the gift card can pay with it.
    GIFT_CARD
  }

  /// Facts about the member that rules use become other ones, from now on.
  record Change(long id, String key, Instant occurred, Profile profile) implements Activity {}

  /// @param money ISO code, as the till sent it
  /// @param pay units paid with
  /// @param codes vouchers presented
  /// @param given discounts that the till already gave (offline)
  /// @param confirmed acts that staff have seen
  record Purchase(
      long id,
      String key,
      Instant occurred,
      Place place,
      String money,
      List<Line> lines,
      List<Pay> pay,
      List<String> codes,
      boolean offline,
      List<Given> given,
      List<String> confirmed)
      implements Activity {

    /// One at which staff saw nothing.
    public Purchase(
        long id,
        String key,
        Instant occurred,
        Place place,
        String money,
        List<Line> lines,
        List<Pay> pay,
        List<String> codes,
        boolean offline,
        List<Given> given) {
      this(id, key, occurred, place, money, lines, pay, codes, offline, given, List.of());
    }

    /// The same, its gift card being known.
    public Purchase paidWith(long card) {
      List<Pay> named =
          pay.stream()
              .map(p -> p.card() == 0 ? p : new Pay(p.unit(), p.amount(), card, p.hold()))
              .toList();
      return with(id, named);
    }

    /// What a gift card pays; `null`: none does.
    public @Nullable Pay byCard() {
      return pay.stream().filter(p -> p.card() != 0).findFirst().orElse(null);
    }

    /// The same, what its gift card pays being set aside.
    public Purchase paidFrom(long hold) {
      List<Pay> held =
          pay.stream()
              .map(p -> p.card() == 0 ? p : new Pay(p.unit(), p.amount(), p.card(), hold))
              .toList();
      return with(id, held);
    }

    private Purchase with(long id, List<Pay> paid) {
      return new Purchase(
          id, key, occurred, place, money, lines, paid, codes, offline, given, confirmed);
    }
  }

  /// @param number the till's, unique in the purchase, 1 or more
  /// @param quantity pieces, kilograms …; more than 0
  /// @param amount the whole line's price before discounts, 0 or more
  record Line(
      int number,
      String sku,
      String category,
      String brand,
      List<String> tags,
      Decimal quantity,
      long amount) {}

  /// @param amount smallest amounts of the unit
  /// @param card account of the gift card that pays; 0: the member does
  /// @param hold id of the [Reserve] that set it aside on the card
  record Pay(String unit, long amount, long card, long hold) {

    public Pay(String unit, long amount) {
      this(unit, amount, 0, 0);
    }
  }

  record Given(int line, String offer, long amount) {}

  /// Goods came back, or an act is taken back.
  ///
  /// @param of the key of the purchase or the act; `null`: a blind return
  /// @param lines what came back; with a receipt and empty: everything that is left (a
  ///   cancellation); always empty of an act
  record Return(
      long id, String key, Instant occurred, @Nullable String of, List<ReturnedLine> lines)
      implements Activity {}

  /// @param number line of the purchase; 0 in a blind return
  /// @param sku of a blind return; empty with a receipt
  /// @param amount what the till paid back for it in a blind return, for the record; 0 with a
  ///   receipt
  record ReturnedLine(int number, String sku, Decimal quantity, long amount) {}

  /// A declared act.
  record Act(
      long id,
      String key,
      Instant occurred,
      Place place,
      String act,
      SequencedMap<String, Attribute> attributes)
      implements Activity {}

  /// The value of an act's attribute.
  sealed interface Attribute {
    record OfNumber(Decimal value) implements Attribute {}

    record OfMoney(long amount) implements Attribute {}

    record OfText(String value) implements Attribute {}

    record OfDate(LocalDate value) implements Attribute {}
  }

  /// @param quantity pieces of the reward, 1 or more
  /// @param amount smallest amounts of the unit, of a reward that may cost any amount; 0: not said
  /// @param attributes what the reward asks for
  /// @param holdUntil set aside only, until then; `null`: redeemed at once
  record Redeem(
      long id,
      String key,
      Instant occurred,
      Place place,
      String reward,
      int quantity,
      long amount,
      SequencedMap<String, Attribute> attributes,
      @Nullable Instant holdUntil)
      implements Activity {}

  /// @param redemption id of the [Redeem] that holds
  record Capture(long id, String key, Instant occurred, long redemption) implements Activity {}

  record Release(long id, String key, Instant occurred, long redemption) implements Activity {}

  /// What was redeemed comes into another state: it was sent, has come, or is given back.
  ///
  /// @param redemption id of the [Redeem]
  /// @param note such as the number of a parcel; empty: none
  record Fulfil(
      long id, String key, Instant occurred, long redemption, OrderState state, String note)
      implements Activity {}

  /// A due moment: something lapses, is released or is looked at again. Its key is `time:<moment>`.
  record Time(long id, String key, Instant occurred) implements Activity {}

  /// Staff's entry.
  ///
  /// @param amount smallest amounts, more or less than 0
  record Adjust(
      long id,
      String key,
      Instant occurred,
      String unit,
      long amount,
      String reason,
      String by,
      @Nullable String approvedBy)
      implements Activity {}

  /// Units go to another account.
  ///
  /// @param to the account that gets them
  /// @param amount smallest amounts, more than 0
  record Send(long id, String key, Instant occurred, long to, String unit, long amount)
      implements Activity {}

  /// What another account sent arrives: always the follow-up of an activity there.
  record Receive(long id, String key, Instant occurred, long from, List<Parcel> parcels, How how)
      implements Activity {

    public enum How {
      SENT,
      /// It had been paid with, and comes back with the goods.
      PAID_BACK,
      /// It is all that a gift card held, which is one with this account from now on.
      MOVED
    }
  }

  /// Money was paid to have as much stored.
  ///
  /// @param amount smallest amounts, more than 0
  record Load(long id, String key, Instant occurred, String unit, long amount)
      implements Activity {}

  /// A gift card was lost, or was found again.
  record Block(long id, String key, Instant occurred, boolean blocked) implements Activity {}

  /// A gift card becomes a member's, who is then helped when it is lost.
  ///
  /// @param owner the member's account
  record Register(long id, String key, Instant occurred, long owner) implements Activity {}

  /// All that a gift card or a member's duplicate holds goes to another account, which it is one
  /// with from now on.
  record Merge(long id, String key, Instant occurred, long into) implements Activity {}

  /// A member shares another account from now on and brings along all that is here.
  ///
  /// @param into the account, or one that leads to it
  record Join(long id, String key, Instant occurred, long into) implements Activity {}

  /// A member who shares this account does so no longer.
  record Leave(long id, String key, Instant occurred) implements Activity {}

  /// An account was no duplicate of this one: it gets back what it brought, as far as it is there.
  record Separate(long id, String key, Instant occurred, long duplicate) implements Activity {}

  /// All that another account held is taken over: always the follow-up of an activity there.
  ///
  /// @param alike accounts that led there and now lead here
  /// @param brings what comes along, as the effects that put it here
  record TakeOver(
      long id,
      String key,
      Instant occurred,
      long from,
      Bond bond,
      List<Long> alike,
      List<Effect> brings)
      implements Activity {}

  /// This account leads to no other any more: always the follow-up of an activity there.
  ///
  /// @param brings what comes along, as the effects that put it here
  record SetFree(long id, String key, Instant occurred, long from, List<Effect> brings)
      implements Activity {}

  /// A gift card is about to pay for a purchase of another account.
  ///
  /// @param amount smallest amounts, more than 0
  record Reserve(long id, String key, Instant occurred, String unit, long amount, Instant until)
      implements Activity {}

  /// A gift card has paid for a purchase: always the follow-up of it.
  ///
  /// @param hold id of the [Reserve] that set it aside
  record Charge(long id, String key, Instant occurred, long hold, String unit, long amount)
      implements Activity {}

  /// Somebody whom the member invited did something: always the follow-up of what he did.
  ///
  /// @param friend his account
  /// @param of key of the activity that is undone by [Step#RETURNED], id of the purchase of
  ///   [Step#CAME_BACK]; else empty
  record Friend(long id, String key, Instant occurred, long friend, Step step, String of)
      implements Activity {

    public enum Step {
      JOINED,
      /// Bought for the first time.
      BOUGHT,
      /// Brought all of his first purchase back.
      RETURNED,
      /// It came back on the account that holds what his own has: this one is the friend's, and
      /// tells the member who invited him.
      CAME_BACK
    }
  }

  /// A prize draw has taken place with entries of the account.
  ///
  /// @param draw its campaign
  /// @param entries smallest amounts of the unit, more than 0
  /// @param prizes what was won
  record Drawn(
      long id,
      String key,
      Instant occurred,
      String draw,
      String unit,
      long entries,
      List<String> prizes)
      implements Activity {

    /// What keys of draws begin with.
    public static final String PREFIX = "draw:";
  }

  /// The account is among the winners of a contest.
  ///
  /// @param first first day of the period that was decided
  /// @param rank from 1
  /// @param score what was counted, in smallest amounts
  record Won(
      long id, String key, Instant occurred, String contest, LocalDate first, int rank, long score)
      implements Activity {

    /// What keys of contests begin with.
    public static final String PREFIX = "contest:";

    public static String key(String contest, LocalDate first, long account) {
      return PREFIX + contest + ":" + first + ":" + account;
    }
  }

  /// Whether nobody sends it: it is the follow-up of another activity.
  default boolean follows() {
    return key().startsWith(FOLLOW_UP);
  }
}
