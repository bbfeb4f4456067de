package org.laurel.core.combination;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Branch and bound. Pile by pile, taker by taker, it decides how many pieces are taken, halving
/// what is possible, the upper half first; it turns back wherever nothing of interest can come.
abstract class Halving {

  final List<Claim> claims;
  final long[] pieces;

  /// By pile: the bounds of what is taken of it.
  final long[] least;

  final long[] most;

  /// In the order in which they are decided.
  private final Choice[] choices;

  /// By pile: where its choices begin.
  private final int[] begins;

  private final Deque<Mark> marks = new ArrayDeque<>();
  private final Deque<Fork> forks = new ArrayDeque<>();

  private int next;

  /// How many pieces of a share a claim takes.
  private record Choice(int claim, int share, int pile) {}

  /// The lower half of a choice, still to be tried.
  private record Fork(int choice, long least, long most, int marks) {}

  /// What to set back: the bounds and the value that a claim had.
  private record Mark(Choice choice, long least, long most, long value) {}

  Halving(List<Claim> claims, long[] pieces) {
    this.claims = claims;
    this.pieces = pieces;
    List<Choice> all = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      int[] pile = claims.get(i).pile;
      for (int share = 0; share < pile.length; share++) {
        all.add(new Choice(i, share, pile[share]));
      }
    }
    all.sort(Comparator.comparingInt(Choice::pile));
    this.choices = all.toArray(Choice[]::new);
    this.begins = new int[pieces.length + 1];
    this.least = new long[pieces.length];
    this.most = new long[pieces.length];
    for (Choice choice : choices) {
      begins[choice.pile() + 1]++;
      most[choice.pile()] += claims.get(choice.claim()).most[choice.share()];
    }
    for (int pile = 0; pile < least.length; pile++) {
      begins[pile + 1] += begins[pile];
    }
  }

  /// Whether anything of interest lies between the present bounds.
  abstract boolean promises();

  /// Everything is decided: the bounds have met.
  abstract void arrived(long[][] taken);

  /// Before and after the bounds of a pile change.
  void leaves(int pile) {}

  void enters(int pile) {}

  /// The bounds of a claim have changed.
  ///
  /// @return what it was worth before
  long looked(int claim) {
    return 0;
  }

  void setBack(int claim, long value) {}

  /// @return whether everything was tried
  final boolean branch(Steps steps) {
    while (!steps.none()) {
      steps.take(1);
      if (promises()) {
        if (next < choices.length) {
          narrow(choices[next]);
          continue;
        }
        arrived(claims.stream().map(claim -> claim.least.clone()).toArray(long[][]::new));
      }
      if (!back()) {
        return true;
      }
    }
    return false;
  }

  private void narrow(Choice choice) {
    Claim claim = claims.get(choice.claim());
    long least = claim.least[choice.share()];
    long most = claim.most[choice.share()];
    if (least < most) {
      long middle = least + (most - least) / 2;
      forks.push(new Fork(next, least, middle, marks.size()));
      bound(choice, middle + 1, most);
    } else {
      next++;
    }
  }

  /// What one takes for sure, the others cannot have.
  private void bound(Choice choice, long from, long to) {
    set(choice, from, to);
    int pile = choice.pile();
    for (int i = begins[pile]; i < begins[pile + 1]; i++) {
      Choice other = choices[i];
      Claim claim = claims.get(other.claim());
      long its = claim.least[other.share()];
      long room = pieces[pile] - least[pile] + its;
      if (claim.most[other.share()] > room) {
        set(other, its, room);
      }
    }
  }

  private void set(Choice choice, long from, long to) {
    Claim claim = claims.get(choice.claim());
    long leastBefore = claim.least[choice.share()];
    long mostBefore = claim.most[choice.share()];
    move(choice, from, to);
    marks.push(new Mark(choice, leastBefore, mostBefore, looked(choice.claim())));
  }

  private void move(Choice choice, long from, long to) {
    Claim claim = claims.get(choice.claim());
    int pile = choice.pile();
    leaves(pile);
    least[pile] += from - claim.least[choice.share()];
    most[pile] += to - claim.most[choice.share()];
    claim.least[choice.share()] = from;
    claim.most[choice.share()] = to;
    enters(pile);
  }

  /// To the lower half of the last choice made.
  private boolean back() {
    if (forks.isEmpty()) {
      return false;
    }
    Fork fork = forks.pop();
    while (marks.size() > fork.marks()) {
      Mark mark = marks.pop();
      move(mark.choice(), mark.least(), mark.most());
      setBack(mark.choice().claim(), mark.value());
    }
    next = fork.choice();
    bound(choices[next], fork.least(), fork.most());
    return true;
  }
}
