package org.laurel.server.desk;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.code.Mint;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.decision.NextDue;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Versions.Version;
import org.laurel.server.programmes.Published;

/// Lays everything before the core that it needs to decide one activity; decides nothing itself.
///
/// @param now what the clock shows
/// @param codes which unique codes are used
/// @param chance how chance goes
/// @param accounts looks at other accounts of the programme
/// @param ids for the due moments that are done on the way
record Clerk(
    Published published,
    Receipts receipts,
    Counters counters,
    UsedCodes codes,
    Chance chance,
    Instant now,
    LongFunction<@Nullable Account> accounts,
    LongSupplier ids) {

  private static final int CODE_LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// One activity, decided.
  record Step(Version version, Activity activity, Decision.Granted decision) {}

  /// @param steps due moments that came before it and, when it was granted, itself
  record Work(List<Step> steps, Decision decision) {}

  /// Decides an activity, once everything due up to its moment is done.
  ///
  /// @param acting who does it, when it came by another account
  /// @param source who sent it: a return names a purchase by the key that its sender gave it
  Work decide(Account account, String source, Facts.Acting acting, Activity activity) {
    return decide(account, source, acting, activity, facts -> facts);
  }

  /// What would be decided, as far as it is told beforehand.
  Decision quote(Account account, Facts.Acting acting, Activity activity) {
    return decide(account, "", acting, activity, facts -> facts.quoted(rules(activity))).decision();
  }

  private Programme rules(Activity activity) {
    return published.versions().at(activity.occurred()).programme();
  }

  private Work decide(
      Account account,
      String source,
      Facts.Acting acting,
      Activity activity,
      UnaryOperator<Facts> told) {
    // What lies too far ahead is refused, and nothing is brought forward for it.
    Instant until = activity.occurred().isAfter(now.plusSeconds(3600)) ? now : activity.occurred();
    List<Step> steps = settle(account, until);
    Account settled = steps.isEmpty() ? account : steps.getLast().decision.after();
    Version version = published.versions().at(activity.occurred());
    Receipts.Found found =
        activity instanceof Activity.Return back
            ? receipts.of(published, version.programme(), settled, source, back)
            : Receipts.Found.NOTHING;
    Facts.Undone undone = found.act() == null ? undone(settled, activity) : found.act();
    Decision decision =
        Decisions.decide(
            version.programme(),
            settled,
            activity,
            told.apply(facts(version.programme(), settled, activity, found.receipts(), steps))
                .between(undone, acting, other(activity))
                .telling(codes.known(version.programme(), activity))
                .drawing(chance.drawn(version.programme(), member(settled, acting), activity)));
    if (decision instanceof Decision.Granted granted) {
      steps.add(new Step(version, activity, granted));
    }
    return new Work(steps, decision);
  }

  /// The account of whoever does it, also when he shares another's.
  private static long member(Account account, Facts.Acting acting) {
    return acting.person() == 0 ? account.id() : acting.person();
  }

  /// Does everything that is due up to a moment.
  List<Step> settle(Account account, Instant until) {
    List<Step> steps = new ArrayList<>();
    Account settled = account;
    for (NextDue next = NextDue.of(published.versions(), settled);
        next != null && !next.moment().isAfter(until);
        next = NextDue.of(published.versions(), settled)) {
      Instant moment = next.moment();
      Activity time = new Activity.Time(ids.getAsLong(), "time:" + moment, moment);
      Facts facts = new Facts(now, List.of(), left(next.programme(), steps, moment), List.of());
      Decision decision = Decisions.decide(next.programme(), settled, time, facts);
      if (!(decision instanceof Decision.Granted granted)) {
        throw new IllegalStateException("a due moment was refused: " + decision);
      }
      steps.add(new Step(version(next.programme()), time, granted));
      settled = granted.after();
    }
    return steps;
  }

  private Version version(Programme programme) {
    for (Version version : published.versions().all()) {
      if (version.programme() == programme) {
        return version;
      }
    }
    throw new IllegalStateException("a version that was never published");
  }

  /// What is left of budgets and stock after the due moments that were done on the way.
  private Map<String, Long> left(Programme rules, List<Step> steps, Instant moment) {
    Map<String, Long> left = counters.left(rules, moment);
    for (Step step : steps) {
      left = Facts.left(left, step.decision.effects());
    }
    return left;
  }

  private Facts facts(
      Programme rules, Account account, Activity activity, List<Receipt> found, List<Step> steps) {
    Map<String, Long> left = new HashMap<>(left(rules, steps, activity.occurred()));
    // A purchase is decided again by its own version, which may know budgets that this one does
    // not.
    for (Receipt receipt : found) {
      left(receipt.programme(), steps, activity.occurred()).forEach(left::putIfAbsent);
    }
    return new Facts(now, found, left, codes(rules, account, activity));
  }

  /// The account that holds what the other one has that an activity speaks of.
  @Nullable Account other(Activity activity) {
    long id =
        switch (activity) {
          case Activity.Join join -> join.into();
          case Activity.Send send -> send.to();
          case Activity.Merge merge -> merge.into();
          case Activity.Register register -> register.owner();
          case Activity.Enrol enrol -> enrol.invitedBy();
          default -> 0;
        };
    Account other = id == 0 ? null : accounts.apply(id);
    // Whoever shares an account is somebody else than its owner.
    while (other != null
        && (other.ties().bond() == Bond.SAME
            || other.ties().bond() == Bond.SHARED && !(activity instanceof Activity.Merge))) {
      other = accounts.apply(other.ties().movedTo());
    }
    return other;
  }

  private Facts.@Nullable Undone undone(Account account, Activity activity) {
    return switch (activity) {
      case Activity.Friend friend when !friend.of().isEmpty() ->
          receipts.undone(published, account, friend.of());
      case Activity.Separate separate -> {
        Ties.Other other = account.ties().others().get(separate.duplicate());
        yield other == null ? null : receipts.undone(published, account, other.key());
      }
      default -> null;
    };
  }

  /// Voucher codes, as many as the activity may give: fresh ones, or the next that were imported.
  private List<String> codes(Programme rules, Account account, Activity activity) {
    return switch (activity) {
      case Activity.Redeem redeem when redeem.holdUntil() == null ->
          codes(rules, redeem.reward(), redeem.quantity());
      case Activity.Capture capture -> {
        Hold hold = account.hold(capture.redemption());
        yield hold == null ? List.of() : codes(rules, hold.reward(), hold.quantity());
      }
      default -> List.of();
    };
  }

  private List<String> codes(Programme rules, String id, int needed) {
    Reward reward = rules.rewards().get(id);
    if (reward != null && reward.gives() instanceof Gives.Imported) {
      return counters.imported(rules, id, needed);
    }
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < needed; i++) {
      StringBuilder code = new StringBuilder();
      RANDOM
          .ints(CODE_LENGTH, 0, Mint.ALPHABET.length())
          .forEach(letter -> code.append(Mint.ALPHABET.charAt(letter)));
      codes.add(code.toString());
    }
    return codes;
  }
}
