package org.laurel.server.accounts;

/// What a member is found by, in its one normal form. Unique in a programme.
public record Identifier(Kind kind, String value) {

  public enum Kind {
    CARD,
    PHONE,
    EMAIL,
    EXTERNAL
  }

  /// Brings what was typed or scanned to the normal form: a card without spaces and dashes, a phone
  /// number in international form, an e-mail address in small letters.
  ///
  /// @throws IllegalArgumentException with what is wrong and how to mend it
  public static Identifier of(Kind kind, String raw) {
    throw new UnsupportedOperationException("being written");
  }
}
