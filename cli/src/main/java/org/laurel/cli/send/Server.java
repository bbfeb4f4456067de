package org.laurel.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import tools.jackson.databind.JsonNode;

/// The HTTP interface of a server, as far as sending needs it.
///
/// @param base such as `http://localhost:8080`
/// @param key opens the programme
public record Server(HttpClient client, URI base, String key) {

  /// Longer than a server under load needs for a batch.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// The server understood and will not do it, now or later.
  public static final class Unwilling extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String pointer;

    Unwilling(String message) {
      this("", "", message);
    }

    /// @param code of the problem; empty: it has none
    /// @param pointer to the spot in what was sent; empty: none in particular
    Unwilling(String code, String pointer, String message) {
      super(message, null, false, false);
      this.code = code;
      this.pointer = pointer;
    }

    public String code() {
      return code;
    }

    public String pointer() {
      return pointer;
    }
  }

  /// The server cannot do it now.
  static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;
    final transient Duration wait;

    Busy(Duration wait, String message) {
      super(message);
      this.wait = wait;
    }
  }

  /// What came back, whatever it is.
  public record Reply(int status, String text) {}

  /// Hears of answers as they come, in the order of the lines.
  interface Listener {
    void answered(Answer answer);
  }

  public static Server at(URI base, String key) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    return new Server(client, base, key);
  }

  /// Ids of the programmes that the key opens.
  ///
  /// @throws IOException when there is no answer
  /// @throws Unwilling when the key opens nothing
  public List<String> programmes() throws IOException {
    HttpRequest request = request("/v1/programmes").GET().build();
    try (InputStream body = answered(request)) {
      List<String> ids = new ArrayList<>();
      for (JsonNode one : Json.read(body.readAllBytes()).path("programmes")) {
        ids.add(one.path("programme").asString(one.path("id").asString("")));
      }
      return ids;
    } catch (Malformed e) {
      throw new Unwilling(base + " does not answer like Laurel");
    }
  }

  /// Sends lines and hears the answers. Fewer answers than lines come with an exception; what was
  /// not answered may have been taken all the same, so it is to be sent again.
  ///
  /// @throws IOException when the connection is lost
  /// @throws Busy when it may be tried later
  /// @throws Unwilling when trying again is of no use
  void post(String programme, List<Line> lines, Listener listener) throws IOException {
    StringBuilder body = new StringBuilder();
    lines.forEach(line -> body.append(line.json()).append('\n'));
    HttpRequest request =
        request("/v1/programmes/" + segment(programme) + "/activities")
            .header("Content-Type", "application/x-ndjson")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try (BufferedReader answers =
        new BufferedReader(new InputStreamReader(answered(request), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines.size(); i++) {
        String answer = answers.readLine();
        if (answer == null) {
          throw new IOException("the answers end after " + i + " of " + lines.size() + " lines");
        }
        listener.answered(Answer.of(Json.read(answer)));
      }
    } catch (Malformed e) {
      throw new IOException("the answer broke off");
    }
  }

  /// Publishes a text, or tells what would come of it.
  ///
  /// @param from a moment, or empty
  /// @throws IOException when there is no answer
  /// @throws Unwilling when it is refused
  public JsonNode publish(String programme, String text, String from, boolean dryRun)
      throws IOException {
    String query =
        "?dry-run=" + dryRun + (from.isEmpty() ? "" : "&from=" + from.replace("+", "%2B"));
    HttpRequest request =
        request("/v1/programmes/" + segment(programme) + query)
            .header("Content-Type", "application/yaml")
            .timeout(PATIENCE)
            .PUT(HttpRequest.BodyPublishers.ofString(text))
            .build();
    try (InputStream body = answered(request)) {
      return Json.read(body.readAllBytes());
    } catch (Malformed e) {
      throw new Unwilling(base + " does not answer like Laurel");
    }
  }

  /// Makes unique codes, or finds those that were made under this key, and writes them down.
  ///
  /// @throws IOException when there is no answer
  /// @throws Unwilling when it is refused
  public void codes(String programme, String act, String name, int count, OutputStream out)
      throws IOException {
    String path = "/v1/programmes/" + segment(programme) + "/codes";
    String body = Json.write(Json.object().put("key", name).put("act", act).put("count", count));
    HttpRequest make =
        request(path)
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    answered(make).close();
    try (InputStream codes = answered(request(path + "/" + segment(name)).build())) {
      codes.transferTo(out);
    }
  }

  /// Hands over codes of a partner, a line each.
  ///
  /// @return how many were new, and how many the server had
  /// @throws IOException when there is no answer
  /// @throws Unwilling when it is refused
  public JsonNode handOver(String programme, String reward, List<String> codes) throws IOException {
    HttpRequest request =
        request("/v1/programmes/" + segment(programme) + "/rewards/" + segment(reward) + "/codes")
            .header("Content-Type", "text/plain")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", codes)))
            .build();
    try (InputStream body = answered(request)) {
      return Json.read(body.readAllBytes());
    } catch (Malformed e) {
      throw new Unwilling(base + " does not answer like Laurel");
    }
  }

  /// Sends anything and tells what came back, refusals as well.
  ///
  /// @param type of the body; empty: there is none
  /// @throws IOException when there is no answer
  public Reply exchange(String method, String path, String type, String body) throws IOException {
    HttpRequest.Builder request = request(path).timeout(PATIENCE);
    if (type.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", type)
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    HttpResponse<InputStream> response = response(request.build());
    try (InputStream answer = response.body()) {
      return new Reply(response.statusCode(), new String(answer.readAllBytes(), UTF_8));
    }
  }

  /// An id as a part of a path, whatever it holds.
  private static String segment(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    if (!key.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
      throw new Unwilling("the key has a blank or a letter that keys do not have; copy it again");
    }
    return HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
        .header("Authorization", "Bearer " + key);
  }

  private HttpResponse<InputStream> response(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    } catch (ConnectException e) {
      throw new IOException("nobody answers at " + base, e);
    }
  }

  private InputStream answered(HttpRequest request) throws IOException {
    HttpResponse<InputStream> response = response(request);
    int status = response.statusCode();
    if (status == 200 || status == 201) {
      return response.body();
    }
    JsonNode problem = problem(response);
    String told = problem.path("detail").asString("");
    String detail = told.isEmpty() ? "status " + status : told;
    if (status == 429 || status / 100 == 5) {
      throw new Busy(wait(response), detail);
    }
    throw new Unwilling(
        problem.path("code").asString(""), problem.path("pointer").asString(""), detail);
  }

  private static Duration wait(HttpResponse<?> response) {
    try {
      return Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(0));
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  private static JsonNode problem(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      return Json.read(body.readAllBytes());
    } catch (Malformed e) {
      return Json.object();
    }
  }
}
