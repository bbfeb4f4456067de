package org.laurel.server.pos;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.desk.Answer;
import org.laurel.server.platform.Databases;
import org.laurel.server.web.HttpProblem;
import org.laurel.server.web.Slowness;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.request.MemberRef;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.RequestReader;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One stream of activities on its way to the desk.
///
/// Lines are handed over in their order, without waiting for the answers before them, so those of
/// one account are taken in that order. Members are looked up for all lines that arrived together.
/// Once a line was turned away because the database could not be reached, so are all that follow:
/// none of them may overtake it.
final class ActivityStream {

  /// How many lines are looked at together at most.
  private static final int GROUP = 256;

  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  /// A line of the stream, read.
  ///
  /// @param request `null`: it could not be read, and `problem` tells why
  private record Item(long number, @Nullable Request request, @Nullable HttpProblem problem) {}

  private final Sender sender;
  private final Intake intake;
  private final Accounts accounts;
  private final Answers answers;

  /// What the first line was told that was turned away; guarded by this stream.
  private Answer.@Nullable Unavailable cutOff;

  ActivityStream(Sender sender, Intake intake, Accounts accounts, Answers answers) {
    this.sender = sender;
    this.intake = intake;
    this.accounts = accounts;
    this.answers = answers;
  }

  /// Takes every line, until the stream ends, nothing comes any more or nobody listens.
  void run(Lines lines) throws IOException {
    try {
      takeAll(lines);
    } catch (IOException e) {
      if (!Slowness.caused(e)) {
        throw e;
      }
      answers.problem(lines.number() + 1, Slowness.problem());
    }
  }

  private void takeAll(Lines lines) throws IOException {
    List<Lines.Line> group = lines.next(GROUP);
    answers.begin();
    while (!group.isEmpty() && answers.wanted()) {
      RequestReader reader = intake.reader(sender);
      take(group.stream().map(line -> read(reader, line)).toList());
      group = lines.next(GROUP);
    }
  }

  private Item read(RequestReader reader, Lines.Line line) {
    if (line.tooLong()) {
      return new Item(
          line.number(),
          null,
          new HttpProblem(
              HttpStatus.CONTENT_TOO_LARGE,
              "line-too-large",
              "A line has " + Lines.LONGEST + " bytes at most."));
    }
    try {
      JsonNode form = Json.read(line.text());
      if (form instanceof ObjectNode enrolment
          && form.path("type").asString("").equals("enrol")
          && !form.hasNonNull("key")) {
        enrolment.put("key", Intake.freshKey());
      }
      return new Item(
          line.number(), sender.mayTake(Intake.findable(form, reader.readTyped(form))), null);
    } catch (Malformed e) {
      return new Item(line.number(), null, HttpProblem.of(e));
    } catch (HttpProblem e) {
      return new Item(line.number(), null, e);
    } catch (RuntimeException e) {
      // A bug, with this one line; the others shall not suffer from it.
      return new Item(
          line.number(),
          null,
          HttpProblem.failure("line " + line.number() + " of a stream", e, HttpProblem.SEND_AGAIN));
    }
  }

  private void take(List<Item> items) {
    Map<Identifier, Long> known = known(items);
    Map<Identifier, CompletableFuture<Answer>> joining = new HashMap<>();
    Map<Item, HttpProblem> problems = new HashMap<>();
    Map<Item, CompletableFuture<Answer>> enrolments = enrol(items, problems);
    for (Item item : items) {
      Request request = item.request();
      HttpProblem problem = problems.getOrDefault(item, item.problem());
      if (problem != null) {
        answers.problem(item.number(), problem);
      } else if (request != null && enrolments.containsKey(item)) {
        CompletableFuture<Answer> enrolment = enrolments.get(item);
        answers.later(item.number(), enrolment);
        if (request.newcomer() != null) {
          // Of several that name one identifier, the one that was granted counts.
          for (Identifier identifier : request.newcomer().identifiers()) {
            joining.compute(
                identifier,
                (_, before) -> before == null || joined(before) == null ? enrolment : before);
          }
        }
      } else if (request != null) {
        takeOne(item.number(), request, known, joining);
      }
    }
    // The next group looks members up in the database, so these have to be there by then.
    CompletableFuture.allOf(enrolments.values().toArray(CompletableFuture[]::new))
        .exceptionally(_ -> null)
        .join();
  }

  private Map<Identifier, Long> known(List<Item> items) {
    try {
      // With the database away, asking it for each group would take for ever.
      return cutOff() != null
          ? Map.of()
          : accounts.find(sender.programme().id(), identifiers(items));
    } catch (RuntimeException e) {
      turnAway(e);
      return Map.of();
    }
  }

  /// From here on every line is turned away, unless it is a bug.
  private synchronized Answer.Unavailable turnAway(RuntimeException e) {
    if (!Databases.isAway(e)) {
      throw e;
    }
    heard(new Answer.Unavailable(A_MOMENT));
    return Objects.requireNonNull(cutOff);
  }

  /// New members first: what concerns them may stand in the lines right below. They go side by
  /// side, except that those who name the same identifier go one after the other.
  ///
  /// @param problems takes those that cannot be handed over
  private Map<Item, CompletableFuture<Answer>> enrol(
      List<Item> items, Map<Item, HttpProblem> problems) {
    Map<Item, CompletableFuture<Answer>> enrolments = new HashMap<>();
    Map<Identifier, CompletableFuture<Answer>> latest = new HashMap<>();
    for (Item item : items) {
      if (item.request() != null && item.request().type() == Request.Type.ENROL) {
        List<Identifier> named =
            item.request().newcomer() == null
                ? List.of()
                : List.copyOf(item.request().newcomer().identifiers());
        for (Identifier identifier : named) {
          CompletableFuture<Answer> before = latest.get(identifier);
          if (before != null) {
            joined(before);
          }
        }
        awaitOther(item.request(), latest);
        try {
          CompletableFuture<Answer> enrolment = submitted(item.request(), 0);
          enrolments.put(item, enrolment);
          named.forEach(identifier -> latest.put(identifier, enrolment));
        } catch (HttpProblem problem) {
          problems.put(item, problem);
        } catch (RuntimeException e) {
          enrolments.put(item, CompletableFuture.completedFuture(turnAway(e)));
        }
      }
    }
    return enrolments;
  }

  /// Whom a request speaks of besides its own member may be joining just now.
  private static void awaitOther(
      Request request, Map<Identifier, CompletableFuture<Answer>> joining) {
    if (request.other() instanceof MemberRef.ByIdentifier(var identifier)
        && joining.get(identifier) instanceof CompletableFuture<Answer> one) {
      joined(one);
    }
  }

  private void takeOne(
      long number,
      Request request,
      Map<Identifier, Long> known,
      Map<Identifier, CompletableFuture<Answer>> joining) {
    try {
      awaitOther(request, joining);
      CompletableFuture<Answer> answer =
          cutOff() instanceof Answer.Unavailable turnedAway
              ? CompletableFuture.completedFuture(turnedAway)
              : submitted(request, account(request, known, joining));
      answers.later(number, answer);
      if (request.draft() instanceof Activity.Purchase purchase && purchase.byCard() != null) {
        // It is taken in several steps; the lines below must not overtake it.
        answer.exceptionally(_ -> null).join();
      }
    } catch (HttpProblem problem) {
      Answer.Unavailable turnedAway = cutOff();
      if (turnedAway == null) {
        answers.problem(number, problem);
      } else {
        answers.later(number, CompletableFuture.completedFuture(turnedAway));
      }
    } catch (RuntimeException e) {
      answers.later(number, CompletableFuture.completedFuture(turnAway(e)));
    }
  }

  private synchronized Answer.@Nullable Unavailable cutOff() {
    return cutOff;
  }

  /// Called by the lane, before it goes on to those who wait behind.
  private synchronized void heard(Answer answer) {
    if (answer instanceof Answer.Unavailable turnedAway && cutOff == null) {
      cutOff = turnedAway;
    }
  }

  /// In one step, so that nothing is handed over after a line was turned away.
  private synchronized CompletableFuture<Answer> handOver(Request request, long account) {
    if (cutOff != null) {
      return CompletableFuture.completedFuture(cutOff);
    }
    CompletableFuture<Answer> answer = intake.submit(sender, account, request);
    answer.thenAccept(this::heard);
    return answer;
  }

  private long account(
      Request request,
      Map<Identifier, Long> known,
      Map<Identifier, CompletableFuture<Answer>> joining) {
    if (request.member() instanceof MemberRef.ByIdentifier(var identifier)) {
      Long account = known.get(identifier);
      if (account == null && joining.get(identifier) instanceof CompletableFuture<Answer> one) {
        account = joined(one);
      }
      if (account == null) {
        throw Replies.unknownMember(identifier.toString(), sender.words());
      }
      return account;
    }
    return intake.account(sender, request);
  }

  private static @Nullable Long joined(CompletableFuture<Answer> enrolment) {
    try {
      return enrolment.join() instanceof Answer.Granted(var entry, _, _, _)
          ? entry.account()
          : null;
    } catch (CompletionException e) {
      return null;
    }
  }

  /// Hands a request over. When the desk has too much to do, this stream waits: with many lines in
  /// hand, a refusal would let later lines overtake this one.
  private CompletableFuture<Answer> submitted(Request request, long account) {
    Request named = intake.named(sender, request);
    while (true) {
      CompletableFuture<Answer> answer = handOver(named, account);
      if (answers.wanted()
          && answer.isDone()
          && !answer.isCompletedExceptionally()
          && answer.join() instanceof Answer.Overloaded(var wait)) {
        LockSupport.parkNanos(wait.toNanos());
      } else {
        return answer;
      }
    }
  }

  private static Set<Identifier> identifiers(List<Item> items) {
    Set<Identifier> identifiers = new HashSet<>();
    for (Item item : items) {
      if (item.request() != null
          && item.request().member() instanceof MemberRef.ByIdentifier(var identifier)) {
        identifiers.add(identifier);
      }
    }
    return identifiers;
  }
}
