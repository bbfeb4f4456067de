package org.laurel.server.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laurel.core.account.Account;
import org.laurel.core.account.Tally;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.Simulation;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Stored;
import org.laurel.wire.rehearsal.Rehearsal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// A rehearsal on a server that one can look into: besides its answers, the stored states and the
/// histories have to be the core's, to the letter.
final class SameOverHttp implements Simulation.Listener, Rehearsal.Stage {

  private final Stage stage;
  private final Programme programme;
  private final Rehearsal rehearsal;

  SameOverHttp(Stage stage, Programme programme) {
    this.stage = stage;
    this.programme = programme;
    this.rehearsal = new Rehearsal(this, programme);
  }

  /// Has the programme and the codes that a spec speaks of.
  void begin(String text, Map<String, List<String>> codes) {
    rehearsal.publish(text);
    rehearsal.codes(text, codes);
  }

  @Override
  public Rehearsal.Answered send(String method, String path, String type, String body) {
    var answered =
        type.isEmpty()
            ? stage.client().send(method, path, null, null)
            : stage.client().send(method, path, type, body);
    return new Rehearsal.Answered(answered.status(), answered.text());
  }

  @Override
  public void clock(Instant now) {
    stage.clock(now);
  }

  @Override
  public void due(String member, long account) {
    stage.settle(programme.id(), account);
  }

  @Override
  public void told(long account, Activity outcome) {
    stage.told(programme.id(), account, outcome);
  }

  @Override
  public void drawn(String member, LocalDate day, Set<String> offers) {
    rehearsal.drawn(member, day, offers);
  }

  @Override
  public void sent(String member) {
    rehearsal.sent(member);
  }

  @Override
  public void step(String member, Activity activity, Decision decision) {
    rehearsal.step(member, activity, decision);
    if (decision instanceof Decision.Granted granted && Rehearsal.isSent(activity)) {
      assertThat(plain(stored(member)))
          .as("state of " + member + " after " + activity.key())
          .isEqualTo(granted.after().toString());
    }
  }

  /// Settles everybody, here and there, and compares all that is known of them.
  void end() {
    rehearsal.accounts().keySet().forEach(m -> stage.settle(programme.id(), rehearsal.account(m)));
    rehearsal.end();
    rehearsal
        .accounts()
        .forEach(
            (member, settled) -> {
              assertThat(plain(stored(member)))
                  .as("state of " + member)
                  .isEqualTo(settled.toString());
              // What sets aside on a card has keys and ids that only the server knows.
              if (!rehearsal.isGiftCard(member)) {
                assertThat(history(member))
                    .as("history of " + member)
                    .isEqualTo(rehearsal.history(member));
              }
            });
  }

  private String plain(Account account) {
    // The names of tallies may hold ids, and are sorted.
    SortedMap<String, Tally> tallies = new TreeMap<>();
    account.tallies().forEach((name, tally) -> tallies.put(rehearsal.plain(name), tally));
    return rehearsal
        .plain(account.toString())
        .replace(rehearsal.plain(account.tallies().toString()), tallies.toString());
  }

  private Account stored(String member) {
    long account = rehearsal.account(member);
    Stored stored = stage.server().bean(Accounts.class).load(List.of(account)).get(account);
    return stored.state();
  }

  private List<String> history(String member) {
    List<String> history = new ArrayList<>();
    String after = "0";
    while (after != null) {
      String statement = rehearsal.address(member) + "/statement?most=500&after=" + after;
      JsonNode page = stage.client().get(statement).hasStatus(200).json();
      ((ArrayNode) page.get("entries")).forEach(entry -> history.add(rehearsal.plain(entry)));
      after = page.get("next").isNull() ? null : page.get("next").asString();
    }
    return history;
  }
}
