package org.laurel.wire.json;

/// What was sent cannot be understood: where, a stable code, and what to send instead.
///
/// Nothing was done. Over HTTP it is answered with status 400. Its message has all three:
/// `/lines/0/amount: too-many-decimals: PLN has at most 2 decimals: 12.905`.
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String code;
  private final String detail;

  /// @param pointer JSON pointer (RFC 6901) to the spot; empty: the whole body
  /// @param code kebab-case and stable, such as `missing-field`
  public Malformed(String pointer, String code, String detail) {
    super((pointer.isEmpty() ? "" : pointer + ": ") + code + ": " + detail);
    this.pointer = pointer;
    this.code = code;
    this.detail = detail;
  }

  public String pointer() {
    return pointer;
  }

  public String code() {
    return code;
  }

  /// What is wrong and the way out, for people.
  public String detail() {
    return detail;
  }
}
