package org.laurel.core.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Draw;

/// A prize draw among entries.
///
/// Entries are numbered in the order of the list, each entrant's one after the other. The i-th
/// number (from 0) is the [Seed#number] of `draw <name>`, the list's hash and i below how many
/// entries are left, and stands for the entry at that place among those left. What was drawn is not
/// drawn again: the entry alone or, where everybody wins once at most, all of the entrant's. Prizes
/// go in the order of the text, then runners-up.
public final class Lottery {

  private Lottery() {}

  /// @param account whose
  /// @param entries more than 0
  public record Entrant(long account, long entries) {}

  /// @param prize id; `null`: a runner-up
  public record Win(int rank, @Nullable String prize, long account) {}

  /// The list as it is hashed: a line `account entries` for each entrant.
  public static String list(List<Entrant> entrants) {
    StringBuilder list = new StringBuilder();
    for (Entrant entrant : entrants) {
      list.append(entrant.account()).append(' ').append(entrant.entries()).append('\n');
    }
    return list.toString();
  }

  /// The SHA-256 of the list, hexadecimal.
  public static String hash(List<Entrant> entrants) {
    return Seed.sha256(list(entrants).getBytes(StandardCharsets.UTF_8));
  }

  /// Who wins what.
  ///
  /// @param name tells this draw from others of the same seed: `programme/campaign`
  /// @param entrants in the stated order: by account, the smallest first
  public static List<Win> draw(Seed seed, String name, Draw draw, List<Entrant> entrants) {
    List<@Nullable String> prizes = new ArrayList<>();
    for (Draw.Prize prize : draw.prizes()) {
      for (long i = 0; i < prize.count(); i++) {
        prizes.add(prize.id());
      }
    }
    for (int i = 0; i < draw.runnersUp(); i++) {
      prizes.add(null);
    }
    String message = "draw " + name + "\n" + hash(entrants);
    Remaining remaining = new Remaining(entrants);
    List<Win> wins = new ArrayList<>();
    for (int rank = 1; rank <= prizes.size() && remaining.total() > 0; rank++) {
      long drawn = seed.number(message + "\n" + (rank - 1), remaining.total());
      int entrant = remaining.at(drawn);
      remaining.take(entrant, draw.oncePerMember());
      wins.add(new Win(rank, prizes.get(rank - 1), entrants.get(entrant).account()));
    }
    return List.copyOf(wins);
  }

  /// The entries still in the urn, as sums over halves, so that any of them is found quickly.
  private static final class Remaining {
    private final int leaves;
    private final long[] sums;

    Remaining(List<Entrant> entrants) {
      int size = 1;
      while (size < entrants.size()) {
        size *= 2;
      }
      leaves = size;
      sums = new long[2 * size];
      for (int i = 0; i < entrants.size(); i++) {
        sums[size + i] = entrants.get(i).entries();
      }
      for (int i = size - 1; i > 0; i--) {
        sums[i] = Math.addExact(sums[2 * i], sums[2 * i + 1]);
      }
    }

    long total() {
      return sums[1];
    }

    /// Whose the entry at a place is.
    int at(long place) {
      long rest = place;
      int node = 1;
      while (node < leaves) {
        node *= 2;
        if (rest >= sums[node]) {
          rest -= sums[node];
          node++;
        }
      }
      return node - leaves;
    }

    void take(int entrant, boolean all) {
      long less = all ? sums[leaves + entrant] : 1;
      for (int node = leaves + entrant; node > 0; node /= 2) {
        sums[node] -= less;
      }
    }
  }
}
