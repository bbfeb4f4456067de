package org.laurel.server.demo;

import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.Desk;
import org.laurel.server.ledger.Entry;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.RequestReader;
import tools.jackson.databind.node.ObjectNode;

/// Where the demo's members are served: reads what they do in the form everybody sends, and hands
/// it to the desk.
final class Till {

  private final Desk desk;
  private final Programmes programmes;
  private final InstantSource clock;
  private final LongAdder taken = new LongAdder();
  private final LongAdder refused = new LongAdder();

  Till(Desk desk, Programmes programmes, InstantSource clock) {
    this.desk = desk;
    this.programmes = programmes;
    this.clock = clock;
  }

  /// An activity that was taken, now or at an earlier run.
  record Taken(Entry entry, Outcome outcome) {}

  long taken() {
    return taken.sum();
  }

  long refused() {
    return refused.sum();
  }

  /// @param account without meaning for an enrolment
  /// @param activity in its form for streams, with a `type`
  /// @return `null` when the rules refuse it
  @Nullable Taken send(String programme, long account, ObjectNode activity) {
    Published published = programmes.find(programme);
    if (published == null) {
      throw new IllegalStateException("programme " + programme + " was not published");
    }
    Request request = new RequestReader(published.versions(), clock.instant()).readTyped(activity);
    while (true) {
      Answer answer =
          request.type() == Request.Type.ENROL
              ? desk.enrol(programme, Demo.SOURCE, request).join()
              : desk.take(programme, Demo.SOURCE, account, request).join();
      switch (answer) {
        case Answer.Granted(var entry, var outcome, _, _) -> {
          taken.increment();
          return new Taken(entry, outcome);
        }
        case Answer.Refused _ -> {
          refused.increment();
          return null;
        }
        case Answer.Overloaded(var wait) -> LockSupport.parkNanos(wait.toNanos());
        default -> throw new IllegalStateException(answer + " to " + activity);
      }
    }
  }
}
