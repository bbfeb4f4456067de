package org.laurel.core.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.activity.Profile;
import org.laurel.core.code.Known;
import org.laurel.core.programme.Programme;

/// What was read for an activity before it is decided.
///
/// @param now the clock when it was taken: nothing may be dated more than five minutes ahead of it
/// @param receipts of a return: the purchase it names, or the purchases a blind return may take
///   from, newest first
/// @param left of every budget and limited stock, by counter: what is left of it. Of a budget that
///   is spread over days: what is there by now and was not had; missing where that is not told
/// @param undone what an activity that this one undoes has brought; `null`: it undoes none
/// @param codes fresh voucher codes, at least as many as the redemption gives; of a reward that
///   gives imported codes, the next of these
/// @param acting who does it, when it came by another account than this one
/// @param other the account that holds what the other one has that the activity speaks of; `null`:
///   it speaks of none
/// @param drawn offers that chance gives the member on that day
/// @param code what is known of the unique code that the act tells; `null`: it tells none
public record Facts(
    Instant now,
    List<Receipt> receipts,
    Map<String, Long> left,
    List<String> codes,
    @Nullable Undone undone,
    Acting acting,
    @Nullable Account other,
    Set<String> drawn,
    @Nullable Known code) {

  /// An activity of the account that is undone now.
  ///
  /// @param programme the version it was decided by
  /// @param account on which it was
  /// @param before whether it was undone before
  public record Undone(
      Programme programme, Activity activity, List<Effect> effects, long account, boolean before) {

    public Undone(Programme programme, Activity activity, List<Effect> effects, long account) {
      this(programme, activity, effects, account, false);
    }

    /// The same, undone.
    public Undone done() {
      return new Undone(programme, activity, effects, account, true);
    }

    /// Where it was sent on to, when it was not done there; `null`: it was done.
    Effect.@Nullable FollowUp sentOn() {
      for (Effect effect : effects) {
        if (effect instanceof Effect.FollowUp onward
            && onward.activity() instanceof Activity.Friend) {
          return onward;
        }
      }
      return null;
    }
  }

  /// Somebody whose account leads to this one.
  ///
  /// @param account by which it came; 0: by this one
  /// @param profile of that account
  public record Acting(long account, Bond bond, @Nullable Profile profile) {

    public static final Acting ITSELF = new Acting(0, Bond.NONE, null);

    /// Whoever comes by this account to another one.
    public static Acting by(Account account) {
      return new Acting(account.id(), account.ties().bond(), account.profile());
    }

    /// Who of those who share the account it is; 0: its owner.
    public long person() {
      return bond == Bond.SHARED ? account : 0;
    }
  }

  public Facts(Instant now, List<Receipt> receipts, Map<String, Long> left, List<String> codes) {
    this(now, receipts, left, codes, null, Acting.ITSELF, null, Set.of(), null);
  }

  /// With whatever concerns other accounts.
  public Facts between(@Nullable Undone undone, Acting acting, @Nullable Account other) {
    return new Facts(now, receipts, left, codes, undone, acting, other, drawn, code);
  }

  /// As a quote knows them: not what of budgets is there that are spread over days, since who asks
  /// again and again would learn when.
  public Facts quoted(Programme programme) {
    Map<String, Long> told = new HashMap<>(left);
    programme.budgets().values().stream()
        .filter(budget -> budget.spread() != null)
        .forEach(budget -> told.remove(budget.counter()));
    return new Facts(now, receipts, told, codes, undone, acting, other, drawn, code);
  }

  /// With the offers that chance gives.
  public Facts drawing(Set<String> drawn) {
    return new Facts(now, receipts, left, codes, undone, acting, other, drawn, code);
  }

  /// With what is known of the unique code that an act tells.
  public Facts telling(@Nullable Known code) {
    return new Facts(now, receipts, left, codes, undone, acting, other, drawn, code);
  }

  /// What is left after some effects.
  public static Map<String, Long> left(Map<String, Long> left, Collection<Effect> effects) {
    Map<String, Long> rest = new HashMap<>(left);
    for (Effect effect : effects) {
      if (effect instanceof Effect.Used(var counter, var amount)) {
        rest.computeIfPresent(counter, (_, before) -> before - amount);
      }
    }
    return rest;
  }

  /// Only the clock.
  public static Facts at(Instant now) {
    return new Facts(now, List.of(), Map.of(), List.of());
  }
}
