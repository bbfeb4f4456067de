package org.laurel.server.web;

/// Media types that Spring has no constant for.
public final class MediaTypes {

  /// One JSON value a line.
  public static final String NDJSON = "application/x-ndjson";

  public static final String YAML = "application/yaml";

  private MediaTypes() {}
}
