package org.laurel.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.backtest.Intake;
import org.laurel.cli.terminal.Explanation;
import org.laurel.cli.terminal.Terminal;
import org.laurel.core.account.Account;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.Simulation;
import org.laurel.wire.answer.Answers;
import org.laurel.wire.answer.Holdings;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.answer.Refusals;
import org.laurel.wire.file.ActivityFile;
import org.laurel.wire.file.ActivityFile.Item;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `laurel explain`: decides one activity and tells why it comes out so.
@Command(
    name = "explain",
    description = "Decide one activity and print the reasons.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel explain programmes/kameleon programmes/kameleon/purchase.json --language pl",
      "ACTIVITY is JSON as the HTTP interface takes it. What may be left out: type (purchase),"
          + " key,",
      "occurred (now) and member, who then is somebody who joins with this activity.",
      "Exit code 1 when the activity is refused."
    })
final class Explain implements Callable<Integer> {

  private static final String SOMEBODY = "external:somebody";
  private static final Simulation.Memory EVERYTHING = new Simulation.Memory(100_000);

  @Parameters(index = "0", paramLabel = "PROGRAMME", description = "The programme.")
  private Path programme = Path.of(".");

  @Parameters(
      index = "1",
      paramLabel = "ACTIVITY",
      description = "A file with one activity; - reads it from the input.")
  private Path activity = Path.of("-");

  @Option(
      names = "--account",
      paramLabel = "FILE",
      description = "What happened before: activities as NDJSON, of this member and others.")
  private @Nullable Path account;

  @Option(names = "--language", paramLabel = "pl|en|el", description = "Of reasons and names.")
  private String language = "en";

  @Option(names = "--json", description = "The answer that the HTTP interface would give.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Words.LANGUAGES.contains(language)) {
      throw Trouble.ofCall(
          "no words in \"" + language + "\"; there are: " + String.join(", ", Words.LANGUAGES));
    }
    Terminal terminal = Terminal.of(spec.commandLine());
    Programme rules = Texts.programme(programme);
    Instant now = Clock.systemUTC().instant();
    Intake intake = new Intake(rules, now, EVERYTHING, (_, _, _) -> {});
    ObjectNode request = read();
    String lastMember = remember(intake);
    complete(request, lastMember, now);
    Intake.Took took = take(intake, request);
    Words words = Words.in(language);
    return switch (took.taken().decision()) {
      case Decision.Granted granted -> {
        Answers answers = new Answers(rules, words);
        ObjectNode answer =
            answers.granted(granted.after().id(), took.activity(), Outcome.of(rules, granted));
        if (json) {
          terminal.out().println(answer.toPrettyString());
        } else {
          new Explanation(terminal, rules, words)
              .print(took.activity(), answer, before(rules, took));
        }
        terminal.out().flush();
        yield Trouble.NONE;
      }
      case Decision.Refused refused -> {
        if (json) {
          terminal.out().println(Refusals.problem(refused, words).toPrettyString());
        } else {
          new Explanation(terminal, rules, words).print(took.activity(), refused);
        }
        terminal.out().flush();
        yield Trouble.EXAMINED;
      }
    };
  }

  private ObjectNode read() {
    String text;
    if (activity.toString().equals("-")) {
      try {
        text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw Trouble.reading(activity, e);
      }
    } else {
      text = Texts.read(activity);
    }
    try {
      if (Json.read(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (Malformed e) {
      throw malformed(e);
    }
    throw Trouble.ofExamined(activity + " holds no JSON object");
  }

  private Trouble malformed(Malformed e) {
    String where = e.pointer().isEmpty() ? "" : " at " + e.pointer();
    return Trouble.ofExamined(activity + where + ": " + e.detail() + " (" + e.code() + ")");
  }

  /// Takes what happened before.
  ///
  /// @return who did the last of it; `null`: nobody
  private @Nullable String remember(Intake intake) {
    String last = null;
    if (account == null) {
      return null;
    }
    try (ActivityFile file = ActivityFiles.open(account, null)) {
      for (Item item = file.next(); item != null; item = file.next()) {
        String place = account + ":" + item.line() + " ";
        switch (item) {
          case Item.Broken(_, var problem) -> throw Trouble.ofExamined(place + problem.detail());
          case Item.Sound(_, var earlier) -> {
            try {
              Intake.Took took = intake.take(earlier);
              if (took.taken().decision() instanceof Decision.Refused refused) {
                throw Trouble.ofExamined(place + "is refused: " + Words.in("en").refusal(refused));
              }
              last = took.member();
            } catch (Malformed | Simulation.KeyConflict e) {
              throw Trouble.ofExamined(place + e.getMessage());
            }
          }
        }
      }
      return last;
    } catch (IOException e) {
      throw Trouble.reading(account, e);
    }
  }

  private static void complete(ObjectNode request, @Nullable String member, Instant now) {
    if (!request.has("type")) {
      request.put("type", "purchase");
    }
    String type = request.path("type").asString("");
    boolean namesMember = !List.of("enrol", "capture", "release").contains(type);
    putIfAbsent(request, "key", "explained");
    putIfAbsent(request, "occurred", now.toString());
    if (namesMember) {
      putIfAbsent(request, "member", member == null ? SOMEBODY : member);
    }
  }

  private static void putIfAbsent(ObjectNode request, String field, String value) {
    JsonNode there = request.get(field);
    if (there == null || there.isNull()) {
      request.put(field, value);
    }
  }

  private Intake.Took take(Intake intake, ObjectNode request) {
    try {
      return intake.take(request);
    } catch (Malformed e) {
      throw malformed(e);
    } catch (Simulation.KeyConflict e) {
      throw Trouble.ofExamined(String.valueOf(e.getMessage()));
    }
  }

  /// What the member held once everything due by the activity was done.
  private static Holdings before(Programme rules, Intake.Took took) {
    List<Simulation.Step> settled = took.taken().settled();
    Account before = settled.isEmpty() ? took.before() : settled.getLast().decision().after();
    return Holdings.of(rules, before == null ? Account.empty(0) : before);
  }
}
