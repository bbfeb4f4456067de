package org.laurel.core.evolution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Standing;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.decision.NextDue;
import org.laurel.core.programme.Between;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;

/// What a version will do to accounts at the moment it comes into force: who moves up and down, and
/// whose balances change.
///
/// Every account is settled up to that moment twice, by the versions there are and with the next
/// one, and what comes of the two is compared. So nothing else that time brings is taken for a
/// change.
public final class Preview {

  private final Versions now;
  private final Versions next;
  private final Instant from;
  private final SequencedMap<String, Climbing> ladders = new LinkedHashMap<>();
  private final SequencedMap<String, Turnover> units = new LinkedHashMap<>();
  private long members;
  private long giftCards;

  /// Who stands elsewhere on a ladder.
  ///
  /// @param up how many rise
  /// @param down how many fall
  /// @param moves how many go from one level to another
  public record Climbing(long up, long down, SortedMap<Move, Long> moves) {}

  public record Move(String from, String to) implements Comparable<Move> {
    @Override
    public int compareTo(Move other) {
      return Comparator.comparing(Move::from).thenComparing(Move::to).compare(this, other);
    }
  }

  /// Whose holdings of a unit change; smallest amounts.
  ///
  /// @param members how many
  /// @param before what they hold together
  /// @param after what they will hold together
  public record Turnover(long members, long before, long after) {}

  /// @param now the versions published
  /// @param version the one that is to come after them
  public Preview(Versions now, Versions.Version version) {
    this.now = now;
    this.from = version.from();
    List<Versions.Version> all = new ArrayList<>(now.all());
    all.add(version);
    this.next = new Versions(all);
    Programme programme = version.programme();
    programme.ladders().forEach(l -> ladders.put(l.id(), new Climbing(0, 0, new TreeMap<>())));
    programme.units().keySet().forEach(unit -> units.put(unit, new Turnover(0, 0, 0)));
  }

  /// Takes one more account into account.
  public void look(Account account) {
    if (account.ties().kind() == Activity.Kind.GIFT_CARD) {
      giftCards++;
    } else if (account.ties().bond() != Bond.SAME) {
      members++;
    }
    Instant moment = account.settled().isAfter(from) ? account.settled() : from;
    Account without = settled(now, account, moment);
    Account with = settled(next, account, moment);
    for (Ladder ladder : next.newest().programme().ladders()) {
      climb(ladder, level(now, ladder, without), level(next, ladder, with));
    }
    Set<String> held = new TreeSet<>();
    without.lots().forEach(lot -> held.add(lot.unit()));
    with.lots().forEach(lot -> held.add(lot.unit()));
    held.forEach(unit -> turn(unit, sum(without, unit), sum(with, unit)));
  }

  /// People, each once: duplicates that were merged into another account are not counted.
  public long members() {
    return members;
  }

  public long giftCards() {
    return giftCards;
  }

  /// What is between accounts, and the contests, that will not be any more, as the text calls it.
  /// Of a contest the period under way then is never decided.
  public List<String> ends() {
    Between was = now.newest().programme().between();
    Between is = programme().between();
    List<String> ends = new ArrayList<>();
    if (was.cards() != null && is.cards() == null) {
      ends.add("gift cards");
    }
    if (was.sharing() != null && is.sharing() == null) {
      ends.add("shared accounts");
    }
    was.sending().stream()
        .filter(sending -> is.sending(sending.unit()) == null)
        .forEach(sending -> ends.add("sending " + sending.unit()));
    now.newest().programme().contests().stream()
        .filter(contest -> programme().contest(contest.id()) == null)
        .forEach(contest -> ends.add("contest " + contest.id()));
    return ends;
  }

  /// The rules that are to come.
  public Programme programme() {
    return next.newest().programme();
  }

  /// By ladder of the next version, in the order of its text.
  public SequencedMap<String, Climbing> ladders() {
    return ladders;
  }

  /// By unit of the next version, in the order of its text.
  public SequencedMap<String, Turnover> units() {
    return units;
  }

  private void climb(Ladder ladder, String before, String after) {
    Climbing so = ladders.get(ladder.id());
    if (so == null || before.equals(after)) {
      return;
    }
    so.moves().merge(new Move(before, after), 1L, Long::sum);
    if (ladder.instead(before).equals(after)) {
      ladders.put(ladder.id(), so);
      return;
    }
    // Judged by the next version's order, where that still knows the level one comes from.
    Ladder old = Gone.ladder(now.newest().programme(), ladder.id());
    int was = place(ladder, before);
    boolean up = place(ladder, after) > (was >= 0 ? was : place(old, before));
    ladders.put(
        ladder.id(), new Climbing(so.up() + (up ? 1 : 0), so.down() + (up ? 0 : 1), so.moves()));
  }

  private void turn(String unit, long before, long after) {
    Turnover so = units.get(unit);
    if (so != null && before != after) {
      units.put(unit, new Turnover(so.members() + 1, so.before() + before, so.after() + after));
    }
  }

  private static String level(Versions versions, Ladder ladder, Account account) {
    Standing standing = account.standings().get(ladder.id());
    Ladder then = Gone.ladder(versions.newest().programme(), ladder.id());
    return standing != null
        ? standing.level()
        : (then == null ? ladder : then).levels().getFirst().id();
  }

  private static int place(@Nullable Ladder ladder, String level) {
    for (int i = 0; ladder != null && i < ladder.levels().size(); i++) {
      if (ladder.levels().get(i).id().equals(level)) {
        return i;
      }
    }
    return -1;
  }

  private static long sum(Account account, String unit) {
    long sum = 0;
    for (Lot lot : account.lots()) {
      if (lot.unit().equals(unit)) {
        sum += lot.amount();
      }
    }
    return sum;
  }

  private static Account settled(Versions versions, Account account, Instant moment) {
    Account settled = account;
    for (NextDue next = NextDue.of(versions, settled);
        next != null && !next.moment().isAfter(moment);
        next = NextDue.of(versions, settled)) {
      Activity time = new Activity.Time(0, "time:" + next.moment(), next.moment());
      Decision decision =
          Decisions.decide(next.programme(), settled, time, Facts.at(next.moment()));
      if (!(decision instanceof Decision.Granted granted)) {
        throw new IllegalStateException("a due moment was refused: " + decision);
      }
      settled = granted.after();
    }
    return settled;
  }
}
