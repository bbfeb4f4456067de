package org.laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.json.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The description of the interface, to hold requests and answers against.
public final class Contract {

  private final JsonNode description;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new HashMap<>();

  private Contract(JsonNode description) {
    this.description = description;
  }

  public static Contract load() {
    try (InputStream file = Contract.class.getResourceAsStream("/openapi.yaml")) {
      Object tree =
          new Load(LoadSettings.builder().build())
              .loadFromString(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      return new Contract(Json.mapper().valueToTree(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode paths() {
    return description.get("paths");
  }

  /// An answer to something described has a described status, form and body.
  void check(String method, String path, HttpResponse<String> response) {
    JsonNode operation = operation(method, path);
    if (operation == null) {
      return;
    }
    String what = method + " " + path + " -> " + response.statusCode();
    JsonNode answer = resolved(operation.at("/responses/" + response.statusCode()));
    assertThat(answer.isMissingNode()).as(what + " is not described: " + response.body()).isFalse();
    if (answer.has("content")) {
      String type =
          response.headers().firstValue("Content-Type").orElse("none").replaceAll(";.*", "");
      JsonNode content = answer.get("content").get(type);
      assertThat(content).as(what + " as " + type + " is not described").isNotNull();
      if (type.endsWith("json") && !type.endsWith("ndjson")) {
        assertThat(errors(content.get("schema"), Json.read(response.body())))
            .as(what + " is as described: " + response.body())
            .isEmpty();
      }
    }
  }

  /// What is wrong with a value that should fit a schema of the description.
  public java.util.List<String> errors(JsonNode schema, JsonNode value) {
    return schema(schema).validate(value).stream().map(Object::toString).toList();
  }

  public JsonNode component(String name) {
    return Json.object().put("$ref", "#/components/schemas/" + name);
  }

  private synchronized Schema schema(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema.toString(),
        _ -> {
          ObjectNode whole = ((ObjectNode) schema).deepCopy();
          whole.set("components", description.get("components"));
          return registry.getSchema(whole);
        });
  }

  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? description.at(node.get("$ref").stringValue().substring(1)) : node;
  }

  /// The operation of an address; `null`: none is described.
  public @Nullable JsonNode operation(String method, String path) {
    String plain = path.replaceAll("\\?.*", "");
    JsonNode best = null;
    for (String template : paths().propertyNames()) {
      String pattern = "\\Q" + template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E";
      if (Pattern.matches(pattern, plain)) {
        JsonNode found = paths().get(template).get(method.toLowerCase(Locale.ROOT));
        if (found != null && (best == null || !template.contains("{"))) {
          best = found;
        }
      }
    }
    return best;
  }
}
