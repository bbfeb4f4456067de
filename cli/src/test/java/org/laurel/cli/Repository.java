package org.laurel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files of this repository, wherever tests run.
final class Repository {

  private static final JsonMapper JSON = new JsonMapper();

  private Repository() {}

  static Path file(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder.resolve(path);
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
