package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.laurel.core.combination.Combination;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Programme.BestFor;

/// Of a group with offers on top in it, one may be had, and so of two that do not go together: each
/// choice is planned by itself, and the best plan taken, for the member or for the margin. Groups
/// of other offers are left to the [Combination].
final class Arrangements {

  private static final int MOST = 64;

  private Arrangements() {}

  /// @param candidates in the order of the text, vouchers last
  static Plan best(
      Programme programme,
      List<BasketLine> lines,
      List<Candidate> candidates,
      Allowance allowance) {
    List<List<Candidate>> all = of(candidates);
    List<List<Candidate>> some = all.subList(0, Math.min(MOST, all.size()));
    boolean forMargin = programme.bestFor() == BestFor.MARGIN;
    Plan best = null;
    boolean proven = some.size() == all.size();
    for (List<Candidate> arrangement : some) {
      List<Candidate> out =
          forMargin
              ? candidates.stream().filter(c -> c.most() > 0 && !arrangement.contains(c)).toList()
              : List.of();
      Dealing dealing = new Dealing(programme, lines, arrangement, out);
      Plan plan = dealing.plan(allowance, Combination.STEPS / some.size());
      if (plan == null) {
        proven &= !dealing.gaveUp;
        continue;
      }
      proven &= plan.proven;
      if (best == null || (forMargin ? plan.off() < best.off() : plan.off() > best.off())) {
        best = plan;
      }
    }
    if (best == null) {
      best = anyOf(programme, lines, some, allowance);
      proven = false;
    }
    best.proven = proven;
    return best;
  }

  /// When the steps ran out everywhere: what is left out of an arrangement is not looked at.
  private static Plan anyOf(
      Programme programme,
      List<BasketLine> lines,
      List<List<Candidate>> arrangements,
      Allowance allowance) {
    for (List<Candidate> arrangement : arrangements) {
      Plan plan =
          new Dealing(programme, lines, arrangement, List.of())
              .plan(allowance, Combination.STEPS / arrangements.size());
      if (plan != null) {
        return plan;
      }
    }
    throw new IllegalStateException("no arrangement at all");
  }

  private static List<List<Candidate>> of(List<Candidate> candidates) {
    Set<String> groups = new LinkedHashSet<>();
    for (Candidate candidate : candidates) {
      if (candidate.withOthers() && candidate.most() > 0 && candidate.group() != null) {
        groups.add(candidate.group());
      }
    }
    List<List<Candidate>> all = List.of(candidates);
    for (String group : groups) {
      List<List<Candidate>> next = new ArrayList<>();
      for (List<Candidate> arrangement : all) {
        if (next.size() <= MOST) {
          split(arrangement, group, next);
        }
      }
      all = next;
    }
    return apart(candidates, all);
  }

  /// Without the one or without the other, where two do not go together.
  private static List<List<Candidate>> apart(
      List<Candidate> candidates, List<List<Candidate>> arrangements) {
    if (candidates.stream().allMatch(candidate -> candidate.notWith().isEmpty())) {
      return arrangements;
    }
    Set<List<Candidate>> all = new LinkedHashSet<>(arrangements);
    for (int i = 0; i < candidates.size(); i++) {
      for (Candidate other : candidates.subList(i + 1, candidates.size())) {
        Candidate one = candidates.get(i);
        if (one.apart(other) && one.most() > 0 && other.most() > 0) {
          Set<List<Candidate>> next = new LinkedHashSet<>();
          for (List<Candidate> arrangement : all) {
            boolean both = arrangement.contains(one) && arrangement.contains(other);
            next.add(both ? without(arrangement, other) : arrangement);
            if (both && next.size() <= MOST) {
              next.add(without(arrangement, one));
            }
          }
          all = next;
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<Candidate> without(List<Candidate> arrangement, Candidate one) {
    return arrangement.stream().filter(candidate -> !candidate.equals(one)).toList();
  }

  /// One arrangement for each offer of the group that comes on top, one for all others of it.
  private static void split(List<Candidate> arrangement, String group, List<List<Candidate>> into) {
    boolean others = false;
    for (Candidate candidate : arrangement) {
      if (group.equals(candidate.group()) && candidate.most() > 0) {
        if (candidate.withOthers()) {
          into.add(
              arrangement.stream()
                  .filter(c -> !group.equals(c.group()) || c.equals(candidate))
                  .toList());
        } else if (!others) {
          others = true;
          into.add(
              arrangement.stream()
                  .filter(c -> !group.equals(c.group()) || !c.withOthers())
                  .toList());
        }
      }
    }
  }
}
