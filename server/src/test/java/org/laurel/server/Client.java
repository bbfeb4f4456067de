package org.laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.json.Json;
import tools.jackson.databind.JsonNode;

/// Sends requests to a server, and holds every answer of the interface against its description.
public final class Client {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private static final Contract CONTRACT = Contract.load();

  private final TestServer server;
  private final @Nullable String key;
  private final Map<String, String> headers;
  private final boolean checks;

  Client(TestServer server, @Nullable String key) {
    this(server, key, Map.of(), true);
  }

  private Client(
      TestServer server, @Nullable String key, Map<String, String> headers, boolean checks) {
    this.server = server;
    this.key = key;
    this.headers = headers;
    this.checks = checks;
  }

  public Client withKey(@Nullable String key) {
    return new Client(server, key, headers, checks);
  }

  /// For thousands of requests of forms that other tests hold against the description.
  public Client hurried() {
    return new Client(server, key, headers, false);
  }

  public Client with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Client(server, key, more, checks);
  }

  public Answered get(String path) {
    return send("GET", path, null, null);
  }

  public Answered post(String path, String json) {
    return send("POST", path, "application/json", json);
  }

  public Answered patch(String path, String json) {
    return send("PATCH", path, "application/json", json);
  }

  public Answered publish(String path, String yaml) {
    return send("PUT", path, "application/yaml", yaml);
  }

  public Answered delete(String path) {
    return send("DELETE", path, null, null);
  }

  public Answered send(String method, String path, @Nullable String type, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (type != null) {
      request.header("Content-Type", type);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      if (checks) {
        CONTRACT.check(method, path, response);
      }
      return new Answered(response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What came back.
  public record Answered(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public JsonNode json() {
      return Json.read(response.body());
    }

    /// The value at a JSON pointer, as text, with plain spaces.
    public String at(String pointer) {
      return json().at(pointer).asString("").replace('\u00a0', ' ');
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public Answered hasStatus(int status) {
      assertThat(status()).as(text()).isEqualTo(status);
      return this;
    }

    /// It is a problem of that status and code.
    public Answered isProblem(int status, String code) {
      assertThat(header("Content-Type")).as(text()).startsWith("application/problem+json");
      assertThat(status() + " " + at("/code")).as(text()).isEqualTo(status + " " + code);
      assertThat(json().get("status").intValue()).isEqualTo(status);
      assertThat(at("/detail")).isNotBlank();
      return this;
    }
  }
}
