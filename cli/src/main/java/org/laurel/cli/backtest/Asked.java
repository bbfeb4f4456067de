package org.laurel.cli.backtest;

import org.laurel.wire.json.Malformed;
import org.laurel.wire.request.Request;

/// What stood in a file where a request was looked for, as one version of a programme reads it.
public sealed interface Asked {

  record Sound(Request request) implements Asked {}

  /// It is no request; that counts as refused.
  record Unsound(Malformed problem) implements Asked {}
}
