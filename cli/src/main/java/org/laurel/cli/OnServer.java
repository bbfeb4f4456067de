package org.laurel.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.send.Server;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.spec.Action;
import org.laurel.core.spec.Player;
import org.laurel.core.spec.Spec;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.rehearsal.Difference;
import org.laurel.wire.rehearsal.Rehearsal;
import org.laurel.wire.words.Words;
import tools.jackson.databind.JsonNode;

/// Plays specs on a server whose clock can be set, beside the core: each under a programme of its
/// own, so that none sees what another one did.
final class OnServer {

  private static final Pattern ID = Pattern.compile("(?m)^(programme: *)(\\S+)");
  private static final Pattern STEP = Pattern.compile("step (\\d+)");

  /// Leaves room for the run and the spec within the 64 letters of an id.
  private static final int LONGEST = 40;

  private final Server server;
  private final String run;
  private int played;
  private String showed = "";

  private OnServer(Server server) {
    this.server = server;
    this.run = Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);
  }

  /// Looks whether the clock of that server can be set.
  static OnServer at(URI to, String key) {
    Server server = Server.at(to, key);
    OnServer on = new OnServer(server);
    Rehearsal.Answered clock = on.exchange("GET", "/v1/clock", "", "");
    if (clock.status() == 401 || clock.status() == 403) {
      throw Trouble.ofCall("this needs an owner's key of " + to);
    }
    if (clock.status() != 200) {
      throw Trouble.ofCall(to + " does not answer like Laurel: status " + clock.status());
    }
    on.showed = json(clock.text()).path("now").asString("");
    if (!json(clock.text()).path("adjustable").asBoolean(false)) {
      throw Trouble.ofCall(
          "the clock of "
              + to
              + " is the real one, and specs need one that can be set.\nStart a server for tests:"
              + " laurel serve --adjustable-clock --data FOLDER");
    }
    return on;
  }

  /// Puts the clock back to what it showed before.
  void leave() {
    if (played > 0 && !showed.isEmpty()) {
      String body = Json.write(Json.object().put("now", showed));
      exchange("PUT", "/v1/clock", "application/json", body);
    }
  }

  /// Why a spec cannot be played there; `null`: it can.
  static @Nullable String reasonToSkip(Programme programme, Spec spec) {
    boolean draws = spec.steps().stream().anyMatch(step -> step.action() instanceof Action.Draws);
    if (draws) {
      return "who wins a draw is chance on a server";
    }
    return programme.contests().isEmpty() ? null : "a server decides contests by itself";
  }

  /// @param text of the programme
  Player.Result play(Spec spec, String text) {
    String own = alone(text, ++played);
    Programme programme = Language.read(Texts.PROGRAMME, own).programme();
    if (programme == null) {
      throw new IllegalStateException("the programme is not sound under another id");
    }
    Words words = Words.in("en");
    Player player =
        new Player(programme, reason -> words.reason(reason, programme), words::refusal);
    Side side = new Side(programme);
    try {
      side.rehearsal.publish(own);
      side.rehearsal.codes(own, spec.codes());
      Player.Result result = player.play(spec, side);
      if (result.passed()) {
        side.rehearsal.end();
      }
      return result;
    } catch (Difference e) {
      return side.failed(spec, String.valueOf(e.getMessage()));
    }
  }

  private String alone(String text, int number) {
    Matcher id = ID.matcher(text);
    if (!id.find()) {
      throw new IllegalStateException("a programme without an id");
    }
    String name = id.group(2);
    String shortened = name.substring(0, Math.min(LONGEST, name.length()));
    return id.replaceFirst(
        Matcher.quoteReplacement(id.group(1) + shortened + "-" + run + "-" + number));
  }

  private Rehearsal.Answered exchange(String method, String path, String type, String body) {
    try {
      Server.Reply reply = server.exchange(method, path, type, body);
      return new Rehearsal.Answered(reply.status(), reply.text());
    } catch (IOException e) {
      throw Trouble.ofCall(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (Malformed e) {
      return Json.object();
    }
  }

  /// One spec on the server.
  private final class Side implements Simulation.Listener, Rehearsal.Stage {

    private final Rehearsal rehearsal;
    private @Nullable Activity last;
    private int steps;

    Side(Programme programme) {
      this.rehearsal = new Rehearsal(this, programme);
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
      last = activity;
      Matcher step = STEP.matcher(activity.key());
      steps = step.matches() ? Integer.parseInt(step.group(1)) : steps;
      rehearsal.step(member, activity, decision);
    }

    @Override
    public Rehearsal.Answered send(String method, String path, String type, String body) {
      return exchange(method, path, type, body);
    }

    @Override
    public void clock(Instant now) {
      String body = Json.write(Json.object().put("now", now.toString()));
      Rehearsal.Answered set = exchange("PUT", "/v1/clock", "application/json", body);
      if (set.status() != 200) {
        throw Trouble.ofCall("the server's clock cannot be set: " + set.text());
      }
    }

    /// Reading a balance has to come to the same without anything being written.
    @Override
    public void due(String member, long account) {
      rehearsal.compareHoldings(member);
    }

    @Override
    public void told(long account, Activity outcome) {
      throw new IllegalStateException("specs with draws and contests are not played");
    }

    /// A failure at the step that was played last.
    Player.Result failed(Spec spec, String message) {
      Spec.Step step = steps == 0 ? null : spec.steps().get(steps - 1);
      Instant moment = last == null ? spec.steps().getFirst().moment() : last.occurred();
      return new Player.Result(
          spec,
          steps,
          List.of(
              new Player.Failure(
                  step == null ? spec.at() : step.at(), moment, message, List.of())));
    }
  }
}
