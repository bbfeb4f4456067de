package org.laurel.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurel.cli.terminal.Terminal;
import org.laurel.core.draw.Lottery;
import org.laurel.core.draw.Lottery.Entrant;
import org.laurel.core.draw.Lottery.Win;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Draw;
import org.laurel.core.value.Names;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  /// More prizes or winners than any draw has.
  private static final int MOST = 1_000_000;

  /// An account, and how many entries it has.
  private static final Pattern ENTRANT = Pattern.compile("([0-9]{1,18}) ([1-9][0-9]{0,12})");

  @Parameters(paramLabel = "FILE", description = "The published draw, as JSON.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    List<String> wrong = new ArrayList<>();
    try {
      Cursor draw = Cursor.at(Json.read(Texts.read(file))).object();
      wrong.addAll(wrong(draw));
      terminal.out().println("draw        " + draw.get("draw").text());
      terminal.out().println("commitment  " + draw.get("commitment").text());
      terminal.out().println("list        " + draw.get("hash").text());
    } catch (Malformed e) {
      String where = e.pointer().isEmpty() ? "" : " at " + e.pointer();
      throw Trouble.ofCall(
          file
              + " holds no published draw"
              + where
              + ": "
              + e.detail()
              + "\nTake what GET /v1/programmes/PROGRAMME/draws/CAMPAIGN answers, as it is");
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
  private static List<String> wrong(Cursor published) {
    Cursor state = published.get("state");
    if (!state.text().equals("drawn")) {
      throw state.malformed("not-drawn", "it did not take place yet");
    }
    List<String> wrong = new ArrayList<>();
    Seed seed = seed(published.get("seed"));
    List<Entrant> entrants = entrants(published.get("list"));
    if (!seed.commitment().equals(published.get("commitment").text())) {
      wrong.add("the seed is not the one that was committed to");
    }
    if (!Lottery.hash(entrants).equals(published.get("hash").text())) {
      wrong.add("the list has another hash than the one told");
    }
    for (int i = 1; i < entrants.size(); i++) {
      if (entrants.get(i - 1).account() >= entrants.get(i).account()) {
        wrong.add("the list is not in the order of accounts");
      }
    }
    List<Win> drawn = Lottery.draw(seed, published.get("draw").text(), draw(published), entrants);
    List<String> told = new ArrayList<>();
    for (Cursor winner : published.get("winners").items(0, MOST)) {
      told.add(
          line(
              winner.get("rank").whole(1, MOST),
              winner.textOf("prize"),
              winner.get("member").text()));
    }
    List<String> right =
        drawn.stream()
            .map(
                win ->
                    line(
                        win.rank(),
                        Objects.requireNonNullElse(win.prize(), ""),
                        Long.toString(win.account())))
            .toList();
    if (!told.equals(right)) {
      wrong.add("other winners are drawn: " + String.join("; ", right));
    }
    return wrong;
  }

  private static Seed seed(Cursor at) {
    try {
      return Seed.ofHex(at.text());
    } catch (IllegalArgumentException e) {
      throw at.malformed(
          "bad-seed", "a seed is " + 2 * Seed.LENGTH + " hexadecimal digits, 0 to 9 and a to f");
    }
  }

  private static List<Entrant> entrants(Cursor at) {
    List<Entrant> entrants = new ArrayList<>();
    if (!at.isText()) {
      throw at.malformed("wrong-type", "a text is needed here, a line for each account");
    }
    for (String line : at.node().stringValue().lines().toList()) {
      Matcher parts = ENTRANT.matcher(line);
      if (!parts.matches()) {
        throw at.malformed(
            "bad-list",
            "line "
                + (entrants.size() + 1)
                + " is \""
                + line
                + "\", and should be an account and how many entries it has, such as 11 3");
      }
      entrants.add(new Entrant(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))));
    }
    return entrants;
  }

  /// @param prize empty: none
  private static String line(int rank, String prize, String member) {
    return rank + ". " + (prize.isEmpty() ? "runner-up" : prize) + " " + member;
  }

  private static Draw draw(Cursor published) {
    List<Draw.Prize> prizes = new ArrayList<>();
    for (Cursor prize : published.get("prizes").items(0, MOST)) {
      prizes.add(
          new Draw.Prize(
              prize.get("prize").text(), Names.of(Map.of()), prize.get("count").whole(1, MOST)));
    }
    return new Draw(
        published.get("draw").text(),
        published.get("unit").text(),
        LocalDateTime.MIN,
        prizes,
        published.get("wins").text().equals("once"),
        published.get("runnersUp").whole(0, MOST));
  }
}
