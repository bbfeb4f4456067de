package org.laurel.core.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;

/// A discount on what is bought.
///
/// An offer takes pieces, so many at a time and as often as it can; no piece is taken by two
/// offers. Of all ways to share the pieces out, that is chosen which takes most off the basket, or
/// least where the programme is for its margin. An offer `withOthers` takes no pieces: it comes on
/// top, reckoned from what the others leave.
///
/// @param takes what it takes at a time: one piece of a set, several, or pieces of several sets.
///   With others, or on the basket: one part of one piece, which says what lines it is for
/// @param on what of that the discount is on
/// @param atOnce how many times one purchase may have it; `null`: any number
/// @param limit how many times a member may have it in a window; `null`: any number
/// @param group of all offers that name it, a purchase has one at most; `null`: none
/// @param optIn `null`: it is for everybody who meets its condition
/// @param drawn how likely a member's orders of one day get it; `null`: it is not left to chance
/// @param paidWith acts of which staff have to have seen one; empty: none
/// @param notWith offers, and rewards whose vouchers, no purchase has together with it
public record Offer(
    String id,
    Names text,
    @Nullable String campaign,
    List<Part> takes,
    @Nullable Condition when,
    List<Period> periods,
    Discount discount,
    On on,
    @Nullable Long atOnce,
    @Nullable Limit limit,
    @Nullable String budget,
    @Nullable String group,
    boolean withOthers,
    @Nullable OptIn optIn,
    @Nullable Odds drawn,
    List<String> paidWith,
    List<String> notWith) {

  /// So much off each piece of something.
  public Offer(
      String id,
      Names text,
      @Nullable String campaign,
      Trigger.OnPurchase of,
      @Nullable Condition when,
      List<Period> periods,
      Discount discount,
      @Nullable Limit limit,
      @Nullable String budget) {
    this(
        id,
        text,
        campaign,
        List.of(new Part(of, 1)),
        when,
        periods,
        discount,
        new On.Each(),
        null,
        limit,
        budget,
        null,
        false,
        null,
        null,
        List.of(),
        List.of());
  }

  /// @param pieces 1 or more; what is left of a weighed quantity counts as one
  public record Part(Trigger.OnPurchase of, long pieces) {}

  /// That a member has to choose it first.
  ///
  /// @param act by which it is chosen
  /// @param length for how long, from the day of the act; `null`: for good
  public record OptIn(String act, java.time.@Nullable Period length) {}

  /// The name of the account's tally of when it was chosen.
  public String chosen() {
    return "chosen:" + id;
  }

  /// The name under which it is remembered that chance gave it.
  public String draw() {
    return "drawn:" + id;
  }

  /// What a discount is on.
  public sealed interface On {

    /// Each piece that is taken.
    record Each() implements On {}

    /// The pieces of one part.
    ///
    /// @param part its place in [Offer#takes]
    record OfPart(int part) implements On {}

    /// The cheapest ones of what is taken at a time. Dear pieces go with dear ones, cheap with
    /// cheap.
    ///
    /// @param pieces fewer than are taken at a time
    record Cheapest(long pieces) implements On {}

    /// What is taken at a time, as a whole.
    record Together() implements On {}

    /// All that is bought of it, as a whole and once. It leaves these lines to no other offer.
    record Basket() implements On {}
  }

  /// Whether it may have any number of pieces, each by itself, at no cost to other offers' chances.
  public boolean plain() {
    return takes.size() == 1
        && takes.getFirst().pieces() == 1
        && on instanceof On.Each
        && atOnce == null
        && limit == null
        && budget == null
        && group == null
        && !withOthers;
  }
}
