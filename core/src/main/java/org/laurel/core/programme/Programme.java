package org.laurel.core.programme;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;

/// One published state of a programme's rules.
///
/// Everything in it has been checked: every name it mentions exists, every amount has the scale of
/// its unit, every condition has a type. Maps keep the order of the text, and so do reasons.
///
/// @param starts first day on which anything may happen; `null` when the text names none
/// @param blindReturns how far back a return without a receipt looks for its purchase, in days; 0:
///   such returns find none
/// @param bestFor whom the combination of offers is chosen for
/// @param between what may happen between accounts
/// @param admits who may join; `null`: everybody
/// @param ladders the membership's before all others, where it has one
/// @param draws prize draws, one a campaign at most
/// @param contests who has most of something wins
/// @param words what members call things that have an id or a text only: product sets, campaigns,
///   ladders, attributes, and what tills and shops send
/// @param index what follows from the rest
public record Programme(
    String id,
    Names name,
    ZoneId zone,
    Currency money,
    @Nullable LocalDate starts,
    int blindReturns,
    BestFor bestFor,
    SequencedMap<String, Unit> units,
    SequencedMap<String, Products> products,
    SequencedMap<String, ActType> acts,
    SequencedMap<String, Budget> budgets,
    List<Offer> offers,
    List<Access> access,
    List<EarningRule> earning,
    List<Exchange> exchanges,
    @Nullable Condition admits,
    List<Ladder> ladders,
    List<Payment> payments,
    SequencedMap<String, Reward> rewards,
    Between between,
    List<Draw> draws,
    List<Contest> contests,
    SequencedMap<String, Names> words,
    Index index) {

  public Programme(
      String id,
      Names name,
      ZoneId zone,
      Currency money,
      @Nullable LocalDate starts,
      int blindReturns,
      BestFor bestFor,
      SequencedMap<String, Unit> units,
      SequencedMap<String, Products> products,
      SequencedMap<String, ActType> acts,
      SequencedMap<String, Budget> budgets,
      List<Offer> offers,
      List<Access> access,
      List<EarningRule> earning,
      List<Exchange> exchanges,
      @Nullable Condition admits,
      List<Ladder> ladders,
      List<Payment> payments,
      SequencedMap<String, Reward> rewards,
      Between between,
      List<Draw> draws,
      List<Contest> contests,
      SequencedMap<String, Names> words) {
    this(
        id,
        name,
        zone,
        money,
        starts,
        blindReturns,
        bestFor,
        units,
        products,
        acts,
        budgets,
        offers,
        access,
        earning,
        exchanges,
        admits,
        ladders,
        payments,
        rewards,
        between,
        draws,
        contests,
        words,
        new Index(units.values(), products, budgets.values(), offers, earning, rewards.values()));
  }

  /// Of the combinations of offers that a basket may have: the one that takes most off, or, of
  /// those to which no further offer could be added, the one that takes least off. What goods cost
  /// is the same in all of them.
  public enum BestFor {
    MEMBER,
    MARGIN
  }

  /// The contest of that id; `null`: there is none.
  public @Nullable Contest contest(String id) {
    for (Contest contest : contests) {
      if (contest.id().equals(id)) {
        return contest;
      }
    }
    return null;
  }

  public Unit unit(String id) {
    Unit unit = units.get(id);
    if (unit == null) {
      throw new IllegalArgumentException("programme " + this.id + " has no unit " + id);
    }
    return unit;
  }
}
