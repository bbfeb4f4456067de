package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.laurel.server.Client;
import org.laurel.server.Contract;
import org.laurel.server.TestServer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// The description and the controllers say the same. What they answer is held against the
/// description in all other tests ([Client]).
class OpenApiTests {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private final Contract contract = Contract.load();
  private final RequestMappingHandlerMapping controllers =
      TestServer.shared().bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);

  @Test
  void everyOperationIsDescribedAndEveryDescribedOneIsThere() {
    Set<String> there = new TreeSet<>();
    controllers
        .getHandlerMethods()
        .forEach((mapping, handler) -> there.addAll(operations(mapping, handler)));
    Set<String> described = new TreeSet<>();
    contract
        .paths()
        .forEachEntry(
            (path, item) ->
                item.propertyNames().stream()
                    .filter(METHODS::contains)
                    .map(method -> method.toUpperCase(Locale.ROOT) + " " + path)
                    .forEach(described::add));

    assertThat(described).isEqualTo(there);
  }

  private static Set<String> operations(RequestMappingInfo mapping, HandlerMethod handler) {
    boolean ours = handler.getBeanType().getPackageName().equals("org.laurel.server.pos");
    return mapping.getPatternValues().stream()
        .filter(path -> ours && path.startsWith("/v1/"))
        .flatMap(
            path ->
                mapping.getMethodsCondition().getMethods().stream()
                    .map(RequestMethod::name)
                    .map(method -> method + " " + path))
        .collect(Collectors.toSet());
  }

  @Test
  void everyOperationTakesTheDescribedParametersAndForms() {
    controllers
        .getHandlerMethods()
        .forEach(
            (mapping, handler) ->
                operations(mapping, handler)
                    .forEach(operation -> compare(operation, mapping, handler)));
  }

  private void compare(String operation, RequestMappingInfo mapping, HandlerMethod handler) {
    String[] parts = operation.split(" ");
    JsonNode item = contract.paths().get(parts[1]);
    JsonNode described = item.get(parts[0].toLowerCase(Locale.ROOT));
    Set<String> parameters = new TreeSet<>();
    for (JsonNode list : new JsonNode[] {item.path("parameters"), described.path("parameters")}) {
      list.forEach(
          one -> {
            JsonNode parameter = contract.resolved(one);
            parameters.add(
                parameter.get("in").stringValue() + " " + parameter.get("name").stringValue());
          });
    }
    assertThat(parameters).as(operation).isEqualTo(Parameters.of(handler));

    Set<String> taken =
        mapping.getConsumesCondition().getConsumableMediaTypes().stream()
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    JsonNode forms = described.at("/requestBody/content");
    if (!taken.isEmpty()) {
      assertThat(taken).as(operation + " takes").containsAll(forms.propertyNames());
    }
    assertThat(described.has("requestBody"))
        .as(operation + " has a body")
        .isEqualTo(Parameters.hasBody(handler) || taken.contains("application/x-ndjson"));
  }

  @Test
  void everyExampleFitsItsSchema() {
    contract
        .paths()
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      JsonNode form = operation.at("/requestBody/content/application~1json");
                      if (form.has("example")) {
                        assertThat(contract.errors(form.get("schema"), form.get("example")))
                            .as(method + " " + path)
                            .isEmpty();
                      }
                    }));
  }

  @Test
  void itIsServedToEverybody() {
    Client anybody = TestServer.shared().owner().withKey(null);
    assertThat(anybody.get("/openapi.json").hasStatus(200).json().at("/openapi").asString())
        .isEqualTo("3.1.0");
    assertThat(anybody.get("/openapi.yaml").hasStatus(200).text()).startsWith("openapi: 3.1.0");
  }
}
