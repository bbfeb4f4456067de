package org.laurel.server.pos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.laurel.server.web.MediaTypes;
import org.laurel.wire.json.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of the interface (OpenAPI 3.1), written by hand in `openapi.yaml`.
@RestController
class OpenApi {

  private final byte[] yaml;
  private final byte[] json;

  OpenApi() throws IOException {
    try (InputStream file = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
      if (file == null) {
        throw new IllegalStateException("openapi.yaml is missing");
      }
      yaml = file.readAllBytes();
    }
    Object tree =
        new Load(LoadSettings.builder().build())
            .loadFromString(new String(yaml, StandardCharsets.UTF_8));
    json = Json.mapper().writeValueAsBytes(tree);
  }

  @GetMapping(path = "/openapi.yaml", produces = MediaTypes.YAML)
  byte[] yaml() {
    return yaml;
  }

  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] json() {
    return json;
  }
}
