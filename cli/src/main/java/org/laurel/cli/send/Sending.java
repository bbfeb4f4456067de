package org.laurel.cli.send;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.file.ActivityFile;
import org.laurel.wire.file.ActivityFile.Item;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.request.MemberRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Spreads the lines of a file over lanes, all lines of a member over the same one.
///
/// @param enrol enrol members at their first line
/// @param lanes connections
/// @param batch lines of a request; fewer than the server has under way, as it reads on only while
///   its answers are read
/// @param patience how long without any answer until giving up
public record Sending(
    Server server, String programme, boolean enrol, int lanes, int batch, Duration patience) {

  /// The server fell silent, or will not go on.
  public static final class GaveUp extends Exception {
    private static final long serialVersionUID = 1L;

    GaveUp(String message) {
      super(message, null, false, false);
    }
  }

  /// Sends everything.
  ///
  /// @param progress hears the number of lines read, often
  /// @throws GaveUp when not everything was answered
  public void send(ActivityFile file, Tally tally, LongConsumer progress)
      throws IOException, GaveUp {
    CountDownLatch stopped = new CountDownLatch(1);
    List<Lane> all = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      all.add(new Lane(server, programme, tally, batch, patience, InstantSource.system(), stopped));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
      List<Future<?>> running = new ArrayList<>();
      for (Lane lane : all) {
        running.add(
            threads.submit(
                () -> {
                  try {
                    lane.run();
                  } catch (RuntimeException e) {
                    stopped.countDown();
                    throw e;
                  }
                }));
      }
      try {
        new Reader(all, tally).read(file, progress);
        for (Lane lane : all) {
          lane.end();
        }
        await(running);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GaveUp("interrupted");
      } finally {
        stopped.countDown();
        threads.shutdownNow();
      }
    }
  }

  private static void await(List<Future<?>> running) throws InterruptedException, GaveUp {
    for (Future<?> lane : running) {
      try {
        lane.get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case Lane.Silent silent -> throw new GaveUp(String.valueOf(silent.getMessage()));
          case Server.Unwilling unwilling ->
              throw new GaveUp(String.valueOf(unwilling.getMessage()));
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
  }

  /// Reads lines and says which lane each of them takes.
  private final class Reader {

    private final List<Lane> all;
    private final Tally tally;

    /// By identifier: the first identifier of the same member, where an enrolment names several.
    private final Map<String, String> names = new HashMap<>();

    private final Set<String> seen = new HashSet<>();

    Reader(List<Lane> all, Tally tally) {
      this.all = all;
      this.tally = tally;
    }

    void read(ActivityFile file, LongConsumer progress) throws IOException, InterruptedException {
      long read = 0;
      boolean wanted = true;
      for (Item item = file.next(); item != null && wanted; item = file.next()) {
        switch (item) {
          case Item.Broken(var line, var problem) ->
              tally.refuse(line, problem.code(), problem.detail());
          case Item.Sound(var line, var json) -> wanted = hand(line, json);
        }
        progress.accept(++read);
      }
    }

    /// @return whether anything is still sent
    private boolean hand(long number, ObjectNode json) throws InterruptedException {
      String member = member(json);
      Lane lane = all.get(Math.floorMod(member.hashCode(), all.size()));
      boolean firstTime = !member.isEmpty() && seen.add(member);
      if (enrol && firstTime && !isEnrolment(json)) {
        String enrolment = enrolment(member, json);
        if (enrolment != null && !lane.offer(new Line(number, enrolment, true))) {
          return false;
        }
      }
      return lane.offer(new Line(number, Json.write(json), false));
    }

    /// Who a line is about, as far as can be told; what cannot be read is the server's to refuse.
    private String member(ObjectNode json) {
      try {
        if (isEnrolment(json)) {
          String first = "";
          for (JsonNode one : json.path("identifiers")) {
            String kind = one.path("kind").asString("");
            String name = identifier(kind, one.path("value").asString(""));
            first = first.isEmpty() ? names.getOrDefault(name, name) : first;
            names.putIfAbsent(name, first);
          }
          return first;
        }
        JsonNode member = json.get("member");
        if (member == null) {
          return "";
        }
        String name = MemberRef.read(Cursor.at(member)).toString();
        return names.getOrDefault(name, name);
      } catch (Malformed e) {
        return "";
      }
    }

    private static String identifier(String kind, String value) {
      return MemberRef.parse(kind + ":" + value).toString();
    }

    private static boolean isEnrolment(ObjectNode json) {
      return json.path("type").asString("").equals("enrol");
    }

    /// A member joins on the day of the first line; `null` for one who is named by an id, whom the
    /// server must know.
    private static @Nullable String enrolment(String member, ObjectNode line) {
      int colon = member.indexOf(':');
      JsonNode occurred = line.get("occurred");
      if (colon < 0 || occurred == null) {
        return null;
      }
      ObjectNode enrolment = Json.object();
      enrolment.put("type", "enrol");
      enrolment.put("key", "enrol:" + member);
      enrolment
          .putArray("identifiers")
          .addObject()
          .put("kind", member.substring(0, colon))
          .put("value", member.substring(colon + 1));
      enrolment.set("joined", occurred);
      return Json.write(enrolment);
    }
  }
}
