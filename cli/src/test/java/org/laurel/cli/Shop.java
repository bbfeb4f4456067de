package org.laurel.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.laurel.cli.backtest.Intake;
import org.laurel.core.account.Account;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.Simulation;
import org.laurel.wire.answer.Answers;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.answer.Refusals;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.words.Words;
import tools.jackson.databind.node.ObjectNode;

/// A small server over HTTP that takes activities into memory and answers them line by line, and
/// that can be made to stumble.
final class Shop implements AutoCloseable {

  static final String KEY = "key-of-the-shop";

  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Programme programme;
  private final Intake intake;
  private final Set<String> members = new HashSet<>();
  private final Map<String, List<String>> order = new HashMap<>();
  private int busy;
  private boolean cut;
  private int faulty;

  Shop(Programme programme) throws IOException {
    this.programme = programme;
    this.intake = new Intake(programme, Instant.EPOCH, Simulation.Memory.GENEROUS, (_, _, _) -> {});
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/v1/programmes", this::answer);
    http.setExecutor(threads);
    http.start();
  }

  String url() {
    return "http://" + http.getAddress().getHostString() + ":" + http.getAddress().getPort();
  }

  /// The next requests are told to come again.
  synchronized Shop busyFor(int requests) {
    busy = requests;
    return this;
  }

  /// The connection of the next request breaks halfway; all its lines are taken.
  synchronized Shop cutHalfway() {
    cut = true;
    return this;
  }

  /// The next lines are answered with a fault of the server, and not taken.
  synchronized Shop faultyFor(int lines) {
    faulty = lines;
    return this;
  }

  synchronized long available(String member, String unit) {
    Account account = intake.simulation().account(member);
    return account == null ? 0 : account.available(unit);
  }

  /// The keys of a member's activities as they were first taken.
  synchronized List<String> order(String member) {
    return order.getOrDefault(member, List.of());
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{\"detail\":\"The key opens nothing here.\"}");
    } else if (busy > 0) {
      busy--;
      exchange.getResponseHeaders().set("Retry-After", "0");
      reply(exchange, 503, "{\"detail\":\"Send it again later.\"}");
    } else if (exchange.getRequestMethod().equals("GET")) {
      reply(exchange, 200, "{\"programmes\":[{\"programme\":\"" + programme.id() + "\"}]}");
    } else if (!exchange.getRequestURI().getPath().contains("/" + programme.id() + "/")) {
      reply(exchange, 404, "{\"detail\":\"There is no such programme.\"}");
    } else {
      stream(exchange, new String(body, StandardCharsets.UTF_8).split("\n"));
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void stream(HttpExchange exchange, String[] lines) throws IOException {
    List<String> answers = new ArrayList<>();
    for (String line : lines) {
      answers.add(Json.write(take((ObjectNode) Json.read(line))));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int told = cut ? answers.size() / 2 : answers.size();
    for (String answer : answers.subList(0, told)) {
      out.writeBytes((answer + "\n").getBytes(StandardCharsets.UTF_8));
    }
    // With a length that is never reached, the client sees the connection break.
    exchange.sendResponseHeaders(200, cut ? out.size() + 10L : out.size());
    exchange.getResponseBody().write(out.toByteArray());
    exchange.getResponseBody().flush();
    cut = false;
    exchange.close();
  }

  private ObjectNode take(ObjectNode line) {
    if (faulty > 0) {
      faulty--;
      return problem(500, "internal-error", "Something went wrong.");
    }
    try {
      boolean enrolment = line.path("type").asString("").equals("enrol");
      if (enrolment) {
        line.path("identifiers")
            .forEach(
                i -> members.add(i.path("kind").asString() + ":" + i.path("value").asString()));
      } else if (!members.contains(line.path("member").asString(""))) {
        return problem(404, "unknown-member", "The programme has no such member.");
      }
      Intake.Took took = intake.take(line);
      return switch (took.taken().decision()) {
        case Decision.Granted granted -> {
          if (!took.taken().retry() && !enrolment) {
            order.computeIfAbsent(took.member(), _ -> new ArrayList<>()).add(took.activity().key());
          }
          ObjectNode answer =
              new Answers(programme, Words.in("en"))
                  .granted(granted.after().id(), took.activity(), Outcome.of(programme, granted));
          yield answer.put("status", took.taken().retry() ? 200 : 201);
        }
        case Decision.Refused refused -> Refusals.problem(refused, Words.in("en"));
      };
    } catch (Malformed e) {
      return problem(400, e.code(), e.detail());
    } catch (Simulation.KeyConflict e) {
      return problem(409, "key-used-before", String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode problem(int status, String code, String detail) {
    return Json.object().put("status", status).put("code", code).put("detail", detail);
  }
}
