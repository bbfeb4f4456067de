package org.laurel.core.evolution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Standing;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// Something that the next version of a programme no longer has and that members may still hold.
///
/// Units are not among them: they never go, they are retired.
///
/// @param id empty: there is one such thing only
/// @param of the ladder of a level, the unit of a draw or of gift cards; empty for anything else
public record Gone(Kind kind, String id, String of) {

  public enum Kind {
    /// A whole ladder, on which members may stand above the lowest level.
    LADDER,
    /// A level, without a word of what becomes of those who stand there.
    LEVEL,
    /// A reward, of which members may have vouchers, or units set aside.
    REWARD,
    /// A draw, for which members may have entries. Whether it took place already, the text cannot
    /// tell.
    DRAW,
    /// That what is on gift cards pays for anything. Cards alone go on paying when no more are
    /// sold.
    GIFT_CARDS,
    /// That several people may share an account.
    SHARED_ACCOUNTS
  }

  /// What of it is gone, in the order of the text.
  public static List<Gone> between(Programme before, Programme next) {
    List<Gone> gone = new ArrayList<>();
    for (Ladder ladder : before.ladders()) {
      Ladder now = ladder(next, ladder.id());
      if (now == null) {
        gone.add(new Gone(Kind.LADDER, ladder.id(), ""));
      } else {
        ladder.levels().stream()
            .map(Ladder.Level::id)
            .filter(level -> !now.has(level) && !now.retired().containsKey(level))
            .forEach(level -> gone.add(new Gone(Kind.LEVEL, level, ladder.id())));
      }
    }
    before.rewards().keySet().stream()
        .filter(reward -> !next.rewards().containsKey(reward))
        .forEach(reward -> gone.add(new Gone(Kind.REWARD, reward, "")));
    before.draws().stream()
        .filter(draw -> !entriesAreLookedAfter(draw, next))
        .forEach(draw -> gone.add(new Gone(Kind.DRAW, draw.campaign(), draw.unit())));
    // Cards may be about that were sold under an earlier version.
    before.payments().stream()
        .map(Payment::unit)
        .filter(unit -> !isLookedAfter(unit, next))
        .forEach(unit -> gone.add(new Gone(Kind.GIFT_CARDS, "", unit)));
    if (before.between().sharing() != null && next.between().sharing() == null) {
      gone.add(new Gone(Kind.SHARED_ACCOUNTS, "", ""));
    }
    return List.copyOf(gone);
  }

  /// It still pays, or it is said what becomes of it.
  private static boolean isLookedAfter(String paying, Programme next) {
    Unit unit = next.units().get(paying);
    return unit == null
        || unit.retired() != null
        || next.payments().stream().anyMatch(payment -> payment.unit().equals(paying));
  }

  /// They are still drawn, or it is said what becomes of them.
  private static boolean entriesAreLookedAfter(Draw draw, Programme next) {
    Unit unit = next.units().get(draw.unit());
    return unit == null
        || unit.retired() != null
        || next.draws().stream()
            .anyMatch(
                now -> now.campaign().equals(draw.campaign()) && now.unit().equals(draw.unit()));
  }

  /// Whether an account would be left with something that its programme knows nothing of.
  ///
  /// @param before the version by which the account stands where it stands
  public boolean strands(Programme before, Account account) {
    return switch (kind) {
      case LADDER -> {
        Standing standing = account.standings().get(id);
        Ladder ladder = ladder(before, id);
        yield standing != null
            && ladder != null
            && !standing.level().equals(ladder.levels().getFirst().id());
      }
      case LEVEL -> {
        Standing standing = account.standings().get(of);
        yield standing != null && (standing.level().equals(id) || standing.base().equals(id));
      }
      case REWARD ->
          account.vouchers().stream().anyMatch(voucher -> voucher.reward().equals(id))
              || account.holds().stream().anyMatch(hold -> hold.reward().equals(id));
      case DRAW -> account.available(of) > 0;
      case GIFT_CARDS ->
          account.ties().kind() == Activity.Kind.GIFT_CARD
              && (account.available(of) > 0 || account.held(of) > 0);
      case SHARED_ACCOUNTS -> account.ties().people() > 0;
    };
  }

  static @Nullable Ladder ladder(Programme programme, String id) {
    return programme.ladders().stream().filter(l -> l.id().equals(id)).findFirst().orElse(null);
  }
}
