package org.laurel.core.spec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.OrderState;
import org.laurel.core.activity.Place;

/// What somebody does in a step. What only the run can know (the code of a voucher, the id of a
/// redemption, the key of a purchase) is named by step or by reward.
public sealed interface Action {

  /// @param vouchers what is presented
  /// @param card name of the gift card that pays; `null`: the member does
  /// @param confirmed acts that staff have seen
  record Buys(
      Place place,
      List<Activity.Line> lines,
      List<Activity.Pay> pays,
      List<Shown> vouchers,
      boolean offline,
      List<Activity.Given> given,
      @Nullable String card,
      List<String> confirmed)
      implements Action {}

  /// A voucher at the till.
  sealed interface Shown {

    /// The member's oldest one that a reward gave.
    record OfReward(String reward) implements Shown {}

    record OfCode(String code) implements Shown {}
  }

  /// @param purchase number of the step that bought, from 0; `null`: without a receipt
  /// @param lines empty with a receipt: everything that is left
  record Returns(@Nullable Integer purchase, List<Activity.ReturnedLine> lines) implements Action {}

  record Does(Place place, String act, SequencedMap<String, Activity.Attribute> attributes)
      implements Action {}

  /// @param amount of a reward that costs any amount; 0: not said
  /// @param attributes what the reward asks for
  /// @param until set aside only, until then; `null`: redeemed at once
  record Redeems(
      Place place,
      String reward,
      int quantity,
      long amount,
      SequencedMap<String, Activity.Attribute> attributes,
      @Nullable Instant until)
      implements Action {}

  /// @param act number of the step that did it, from 0
  record TakesBack(int act) implements Action {}

  /// @param redemption number of the step that redeemed or set aside, from 0
  record Fulfils(int redemption, OrderState state) implements Action {}

  /// @param hold number of the step that set aside, from 0
  record Captures(int hold) implements Action {}

  /// @param hold number of the step that set aside, from 0
  record Releases(int hold) implements Action {}

  /// Staff gives (above 0) or takes.
  record Adjusts(String unit, long amount) implements Action {}

  /// @param to name of the member who gets it
  record Sends(String unit, long amount, String to) implements Action {}

  /// The draw of a campaign takes place with all that the member has for it.
  ///
  /// @param prizes what the member wins
  record Draws(String campaign, String unit, List<String> prizes) implements Action {}

  /// The last period of a contest that is over by now is decided, for everybody.
  record Closes(String contest) implements Action {}

  /// Value is stored.
  record Loads(String unit, long amount) implements Action {}

  /// A gift card is blocked, or no longer.
  record Blocks(boolean blocked) implements Action {}

  /// @param owner name of the member whose gift card it becomes
  record Registers(String owner) implements Action {}

  /// @param into name of who gets all of it
  record Merges(String into) implements Action {}

  /// @param into name of the member whose account is shared
  record Joins(String into) implements Action {}

  /// @param duplicate name of the member who is none after all
  record Separates(String duplicate) implements Action {}

  /// The account that the member shares is his no longer.
  record Leaves() implements Action {}

  /// The member's facts become other ones; `null`: as they were.
  record Becomes(
      @Nullable LocalDate born,
      @Nullable String language,
      @Nullable SortedSet<String> segments,
      @Nullable SortedSet<String> consents)
      implements Action {}
}
