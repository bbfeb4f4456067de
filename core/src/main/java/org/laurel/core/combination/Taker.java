package org.laurel.core.combination;

import java.util.List;

/// What may take pieces, so many at a time, and gives something for them. No piece is taken twice.
///
/// Gains are amounts of one unit, as fine as the caller likes. `budget` is an index of the budgets,
/// `group` any number that its rivals share: at most one of a group takes anything. Of either,
/// [#NONE] means that there is none.
public sealed interface Taker {

  int NONE = -1;

  /// What cannot be had; far from overflowing when a few are added.
  long IMPOSSIBLE = Long.MIN_VALUE / 4;

  /// What it may take, in the order in which [Combination] tells what it takes.
  List<Share> shares();

  int budget();

  int group();

  /// @param gain for each piece taken
  record Share(int pile, long gain) {}

  /// As often as it likes, and `most` times at most: so many pieces of every part.
  ///
  /// @param extra given besides for each time; may be negative
  record Sets(List<Part> parts, long extra, long most, int budget, int group) implements Taker {
    @Override
    public List<Share> shares() {
      return parts.size() == 1
          ? parts.getFirst().from()
          : parts.stream().flatMap(part -> part.from().stream()).toList();
    }
  }

  /// @param pieces from any of the shares, mixed at will
  record Part(long pieces, List<Share> from) {}

  /// As often as it likes, and `most` times at most: `pieces` pieces, of which the `cheapest`
  /// cheapest ones give their gain. Sets are made up of what it takes from the dearest down.
  ///
  /// @param shares the dearest first
  record Cheapest(long pieces, long cheapest, List<Share> shares, long most, int budget, int group)
      implements Taker {

    /// How many of `taken` pieces give something when `before` dearer ones were taken.
    public long giving(long before, long taken) {
      return giving(before + taken) - giving(before);
    }

    private long giving(long taken) {
      return taken / pieces * cheapest + Math.max(0, taken % pieces - (pieces - cheapest));
    }
  }

  /// All pieces of its shares or none.
  ///
  /// @param gain given once, besides that of the shares
  record All(List<Share> shares, long gain, int budget, int group) implements Taker {}
}
