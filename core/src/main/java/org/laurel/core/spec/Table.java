package org.laurel.core.spec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Reason;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Chance;
import org.laurel.core.simulation.CodeBook;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.spec.Player.Failure;
import org.laurel.core.spec.Spec.Participant;
import org.laurel.core.spec.Spec.Step;

/// One spec being played: turns its steps into activities and looks at what comes of them.
final class Table {

  private final Spec spec;
  private final Programme programme;
  private final Simulation simulation;
  private final Player player;
  private final Set<String> joined = new HashSet<>();
  private final Map<String, Decision.Refused> turnedAway = new HashMap<>();
  private Instant latest = Instant.MIN;

  Table(Spec spec, Player player, Simulation.Listener listener) {
    this.spec = spec;
    this.programme = player.programme();
    this.simulation =
        new Simulation(
            Versions.only(programme),
            Simulation.Memory.GENEROUS,
            CodeBook.of(spec.codes()),
            Chance.told(spec.chance()::drawn),
            listener);
    this.player = player;
  }

  /// Lets join whoever does so up to a step's moment; tells who cannot, unless a step of theirs
  /// expects just that.
  List<Failure> failuresToJoin(Step step) {
    Instant moment = step.moment();
    latest = moment.isAfter(latest) ? moment : latest;
    List<Failure> failures = new ArrayList<>();
    for (Participant who : spec.members().values()) {
      Profile profile = who.profile();
      if (profile == null || who.joins().isAfter(latest) || !joined.add(who.name())) {
        continue;
      }
      long id = spec.steps().size() + joined.size();
      String key = "join " + who.name();
      Activity.Enrol enrol =
          new Activity.Enrol(id, key, who.joins(), profile, account(who.invitedBy()), who.kind());
      Decision decision = simulation.take(who.name(), enrol).decision();
      if (decision instanceof Decision.Refused refused) {
        turnedAway.put(who.name(), refused);
        if (spec.steps().stream().anyMatch(one -> expectsToBeTurnedAway(one, who.name()))) {
          continue;
        }
        String message =
            who.name()
                + " cannot join on "
                + profile.joined()
                + ": "
                + player.refusals().apply(refused);
        failures.add(new Failure(who.at(), who.joins(), message, List.of()));
      }
    }
    return failures;
  }

  private static boolean expectsToBeTurnedAway(Step step, String member) {
    return step.member().equals(member) && step.action() == null && step.expectsRefusal();
  }

  /// @param number of the step, from 0
  Seen play(Step step, int number) {
    List<Reason> reasons = new ArrayList<>();
    for (Simulation.Step due : simulation.settle(step.member(), step.moment())) {
      reasons.addAll(due.decision().reasons());
    }
    Look look = new Look(programme, simulation.holder(step.member()));
    Action action = step.action();
    Decision.Refused away = turnedAway.get(step.member());
    if (action == null && away != null) {
      return look.refused(away.refusal(), List.of(refused(away)));
    }
    if (action == null) {
      return look.after(null, because(reasons));
    }
    if (action instanceof Action.Closes(var contest)) {
      return closed(step, number, contest, look, reasons);
    }
    Simulation.Taken taken = simulation.take(step.member(), activity(step, number, action));
    return switch (taken.decision()) {
      case Decision.Granted granted -> {
        reasons.addAll(granted.reasons());
        // Whoever begins or ceases to share an account looks at another one afterwards.
        boolean moves =
            action instanceof Action.Joins
                || action instanceof Action.Leaves
                || action instanceof Action.Merges;
        Account after = moves ? simulation.holder(step.member()) : granted.after();
        yield new Look(programme, after).after(granted, because(reasons));
      }
      case Decision.Refused refused -> {
        List<Seen.Because> because = new ArrayList<>(because(reasons));
        because.add(refused(refused));
        yield look.refused(refused.refusal(), because);
      }
    };
  }

  /// Every winner is told; what whose step it is was told is seen.
  private Seen closed(Step step, int number, String contest, Look look, List<Reason> reasons) {
    Seen seen = null;
    for (Closing.Winner winner : Closing.of(programme, contest, step.moment(), simulation)) {
      Activity.Won won = winner.activity(number);
      simulation.settle(winner.member(), won.occurred());
      Decision decision = simulation.take(winner.member(), won).decision();
      if (winner.member().equals(step.member()) && decision instanceof Decision.Granted granted) {
        reasons.addAll(granted.reasons());
        seen = new Look(programme, granted.after()).after(granted, because(reasons));
      }
    }
    return seen == null ? look.after(null, because(reasons)) : seen;
  }

  private Seen.Because refused(Decision.Refused refused) {
    String code = refused.refusal().code();
    return new Seen.Because(Seen.THIS, "refused", code, player.refusals().apply(refused));
  }

  private List<Seen.Because> because(List<Reason> reasons) {
    return reasons.stream()
        .map(
            reason ->
                new Seen.Because(
                    reason.rule().isEmpty() ? Seen.THIS : reason.rule(),
                    Phrases.code(reason.outcome()),
                    Phrases.code(reason.why()),
                    player.reasons().apply(reason)))
        .toList();
  }

  private static long id(int step) {
    return step + 1L;
  }

  private static String key(int step) {
    return "step " + (step + 1);
  }

  private Activity activity(Step step, int number, Action action) {
    long id = id(number);
    String key = key(number);
    Instant at = step.moment();
    return switch (action) {
      case Action.Buys buys ->
          new Activity.Purchase(
              id,
              key,
              at,
              buys.place(),
              programme.money().getCurrencyCode(),
              buys.lines(),
              buys.card() == null
                  ? buys.pays()
                  : buys.pays().stream()
                      .map(p -> new Activity.Pay(p.unit(), p.amount(), account(buys.card()), 0))
                      .toList(),
              buys.vouchers().stream().map(shown -> code(step.member(), shown)).toList(),
              buys.offline(),
              buys.given(),
              buys.confirmed());
      case Action.Returns(var purchase, var lines) ->
          new Activity.Return(id, key, at, purchase == null ? null : key(purchase), lines);
      case Action.TakesBack(var act) -> new Activity.Return(id, key, at, key(act), List.of());
      case Action.Does(var place, var act, var attributes) ->
          new Activity.Act(id, key, at, place, act, attributes);
      case Action.Redeems(
              var place,
              var reward,
              var quantity,
              var amount,
              var attributes,
              var until) ->
          new Activity.Redeem(id, key, at, place, reward, quantity, amount, attributes, until);
      case Action.Fulfils(var redemption, var state) ->
          new Activity.Fulfil(id, key, at, id(redemption), state, "");
      case Action.Captures(var hold) -> new Activity.Capture(id, key, at, id(hold));
      case Action.Releases(var hold) -> new Activity.Release(id, key, at, id(hold));
      case Action.Adjusts(var unit, var amount) ->
          new Activity.Adjust(id, key, at, unit, amount, "spec", "spec", null);
      case Action.Draws(var campaign, var unit, var prizes) ->
          new Activity.Drawn(id, key, at, campaign, unit, available(step.member(), unit), prizes);
      case Action.Sends(var unit, var amount, var to) ->
          new Activity.Send(id, key, at, account(to), unit, amount);
      case Action.Closes _ -> throw new IllegalStateException("closed above");
      case Action.Loads(var unit, var amount) -> new Activity.Load(id, key, at, unit, amount);
      case Action.Blocks(var blocked) -> new Activity.Block(id, key, at, blocked);
      case Action.Registers(var owner) -> new Activity.Register(id, key, at, account(owner));
      case Action.Joins(var into) -> new Activity.Join(id, key, at, account(into));
      case Action.Separates(var duplicate) ->
          new Activity.Separate(id, key, at, account(duplicate));
      case Action.Leaves _ -> new Activity.Leave(id, key, at);
      case Action.Merges(var into) -> new Activity.Merge(id, key, at, account(into));
      case Action.Becomes becomes ->
          new Activity.Change(id, key, at, profile(step.member(), becomes));
    };
  }

  private long available(String member, String unit) {
    Account account = simulation.holder(member);
    return account == null ? 0 : Math.max(0, account.available(unit));
  }

  /// The account of a member who joined; 0: nobody's.
  private long account(@Nullable String member) {
    Account account = member == null ? null : simulation.account(member);
    return account == null ? 0 : account.id();
  }

  /// The code that is shown; one that nobody has when the member has no such voucher.
  private String code(String member, Action.Shown shown) {
    if (shown instanceof Action.Shown.OfCode(var code)) {
      return code;
    }
    String reward = ((Action.Shown.OfReward) shown).reward();
    Account account = simulation.holder(member);
    if (account != null) {
      for (Voucher voucher : account.vouchers()) {
        if (voucher.reward().equals(reward)) {
          return voucher.code();
        }
      }
    }
    return "no " + reward;
  }

  private Profile profile(String member, Action.Becomes becomes) {
    Account account = simulation.account(member);
    Profile before = account == null ? null : account.profile();
    if (before == null) {
      before = Persona.NONE.profile(LocalDate.ofInstant(latest, programme.zone()));
    }
    return new Profile(
        before.joined(),
        becomes.born() == null ? before.born() : becomes.born(),
        becomes.language() == null ? before.language() : becomes.language(),
        becomes.segments() == null ? before.segments() : becomes.segments(),
        becomes.consents() == null ? before.consents() : becomes.consents());
  }
}
