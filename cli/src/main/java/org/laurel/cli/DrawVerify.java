package org.laurel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.laurel.cli.terminal.Terminal;
import org.laurel.core.draw.Lottery;
import org.laurel.core.draw.Lottery.Entrant;
import org.laurel.core.draw.Lottery.Win;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Draw;
import org.laurel.core.value.Names;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `laurel draw verify`: draws a published draw again.
@Command(
    name = "verify",
    description = "Draw a prize draw again from what was published, and compare the winners.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "FILE holds what GET /v1/programmes/PROGRAMME/draws/CAMPAIGN answered after the draw.",
      "Compare its commitment with the one that you saw before the draw."
    })
final class DrawVerify implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The published draw, as JSON.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    List<String> wrong = new ArrayList<>();
    try {
      JsonNode draw = Json.read(Texts.read(file));
      wrong.addAll(wrong(draw));
      terminal.out().println("draw        " + text(draw, "draw"));
      terminal.out().println("commitment  " + text(draw, "commitment"));
      terminal.out().println("list        " + text(draw, "hash"));
    } catch (Malformed | IllegalArgumentException e) {
      throw Trouble.ofCall(file + " holds no published draw: " + e.getMessage());
    }
    wrong.forEach(line -> terminal.out().println("wrong: " + line));
    terminal
        .out()
        .println(
            wrong.isEmpty()
                ? "The seed fits the commitment, and draws these winners from this list."
                : "This draw does not hold.");
    terminal.out().flush();
    return wrong.isEmpty() ? Trouble.NONE : Trouble.EXAMINED;
  }

  /// What of a published draw is not as it should be.
  private static List<String> wrong(JsonNode published) {
    if (!text(published, "state").equals("drawn")) {
      throw new IllegalArgumentException("it did not take place yet");
    }
    List<String> wrong = new ArrayList<>();
    Seed seed = Seed.ofHex(text(published, "seed"));
    List<Entrant> entrants =
        text(published, "list")
            .lines()
            .map(line -> line.split(" ", 2))
            .map(parts -> new Entrant(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
            .toList();
    if (!seed.commitment().equals(text(published, "commitment"))) {
      wrong.add("the seed is not the one that was committed to");
    }
    if (!Lottery.hash(entrants).equals(text(published, "hash"))) {
      wrong.add("the list has another hash than the one told");
    }
    for (int i = 1; i < entrants.size(); i++) {
      if (entrants.get(i - 1).account() >= entrants.get(i).account()) {
        wrong.add("the list is not in the order of accounts");
      }
    }
    List<Win> drawn = Lottery.draw(seed, text(published, "draw"), draw(published), entrants);
    List<String> told = new ArrayList<>();
    for (JsonNode winner : needed(published, "winners")) {
      JsonNode prize = winner.get("prize");
      told.add(
          line(
              needed(winner, "rank").asInt(),
              prize == null || prize.isNull() ? null : prize.asString(),
              text(winner, "member")));
    }
    List<String> right =
        drawn.stream()
            .map(win -> line(win.rank(), win.prize(), Long.toString(win.account())))
            .toList();
    if (!told.equals(right)) {
      wrong.add("other winners are drawn: " + String.join("; ", right));
    }
    return wrong;
  }

  private static String line(
      int rank, @org.jspecify.annotations.Nullable String prize, String member) {
    return rank + ". " + Objects.requireNonNullElse(prize, "runner-up") + " " + member;
  }

  private static Draw draw(JsonNode published) {
    List<Draw.Prize> prizes = new ArrayList<>();
    for (JsonNode prize : needed(published, "prizes")) {
      prizes.add(
          new Draw.Prize(
              text(prize, "prize"), Names.of(Map.of()), needed(prize, "count").asLong()));
    }
    return new Draw(
        text(published, "draw"),
        text(published, "unit"),
        java.time.LocalDateTime.MIN,
        prizes,
        text(published, "wins").equals("once"),
        needed(published, "runnersUp").asInt());
  }

  private static String text(JsonNode node, String field) {
    return needed(node, field).asString();
  }

  private static JsonNode needed(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new IllegalArgumentException("it has no \"" + field + "\"");
    }
    return value;
  }
}
