package org.laurel.cli.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.request.MemberRef;
import org.laurel.wire.request.Newcomer;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.RequestReader;
import tools.jackson.databind.node.ObjectNode;

/// Takes requests into a simulation as a server would: finds out who it is about, enrols members
/// that nobody knows at their first activity, gives ids.
public final class Intake {

  private final Programme programme;
  private final Simulation simulation;
  private final RequestReader reader;

  /// By identifier: the first identifier of the same member, where there are several.
  private final Map<String, String> names = new HashMap<>();

  /// By redemption: whose it is.
  private final Map<Long, String> redemptions = new HashMap<>();

  private final Set<String> known = new HashSet<>();
  private long ids;

  /// @param now when something occurred that does not say so
  public Intake(
      Programme programme, Instant now, Simulation.Memory memory, Simulation.Listener listener) {
    Versions versions = Versions.only(programme);
    this.programme = programme;
    this.simulation = new Simulation(versions, memory, listener);
    this.reader = new RequestReader(versions, now);
  }

  public Simulation simulation() {
    return simulation;
  }

  /// @param member by what [#simulation] knows them
  /// @param before the account, not settled; `null`: there was none
  public record Took(
      String member, @Nullable Account before, Activity activity, Simulation.Taken taken) {}

  /// Reads a request in the form of an NDJSON line. Changes nothing: any thread may do it.
  public Asked read(ObjectNode json) {
    try {
      return new Asked.Sound(reader.readTyped(json));
    } catch (Malformed problem) {
      return new Asked.Unsound(problem);
    }
  }

  /// @throws Malformed when it is no request
  /// @throws Simulation.KeyConflict when its key was taken before with something else
  public Took take(ObjectNode json) {
    return take(reader.readTyped(json));
  }

  /// @throws Simulation.KeyConflict when its key was taken before with something else
  public Took take(Request request) {
    String member = member(request);
    if (request.type() != Request.Type.ENROL && known.add(member)) {
      enrol(member, request.occurred());
    }
    Account account = simulation.account(member);
    MemberRef other = request.other();
    Activity activity =
        (other == null ? request : request.naming(account(other, request.occurred())))
            .activity(++ids, account == null ? null : account.profile());
    Simulation.Taken taken = simulation.take(member, activity);
    if (activity instanceof Activity.Redeem) {
      redemptions.put(activity.id(), member);
    }
    if (simulation.account(member) == null) {
      known.remove(member);
    }
    return new Took(member, account, activity, taken);
  }

  /// Who a request is about; of an enrolment the first identifier is the member from now on.
  private String member(Request request) {
    Newcomer newcomer = request.newcomer();
    if (newcomer != null && !newcomer.identifiers().isEmpty()) {
      String first = name(newcomer.identifiers().getFirst().toString());
      for (Identifier identifier : newcomer.identifiers()) {
        names.putIfAbsent(identifier.toString(), first);
      }
      known.add(first);
      return first;
    }
    MemberRef ref = request.member();
    if (ref != null) {
      return name(ref.toString());
    }
    return switch (request.activity(0, null)) {
      case Activity.Capture capture -> holder(capture.redemption());
      case Activity.Release release -> holder(release.redemption());
      case Activity.Fulfil fulfil -> holder(fulfil.redemption());
      default -> "";
    };
  }

  private String name(String identifier) {
    return names.getOrDefault(identifier, identifier);
  }

  private String holder(long redemption) {
    return redemptions.getOrDefault(redemption, "");
  }

  /// The account of another member, who is enrolled where he is not yet.
  private long account(MemberRef ref, Instant moment) {
    String member = name(ref.toString());
    if (known.add(member)) {
      enrol(member, moment);
    }
    Account account = simulation.account(member);
    return account == null ? 0 : account.id();
  }

  /// Enrols as of the beginning of a moment's day.
  private void enrol(String member, Instant moment) {
    ZoneId zone = programme.zone();
    LocalDate day = LocalDate.ofInstant(moment, zone);
    Profile profile =
        new Profile(day, null, "en", Collections.emptySortedSet(), Collections.emptySortedSet());
    Instant begins = day.atStartOfDay(zone).toInstant();
    simulation.take(member, new Activity.Enrol(++ids, "enrol:" + member, begins, profile));
  }
}
