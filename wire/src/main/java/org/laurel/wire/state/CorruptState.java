package org.laurel.wire.state;

/// Bytes that are no account's state. The state can be rebuilt from the account's effects.
public final class CorruptState extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptState(String message) {
    super(message);
  }
}
