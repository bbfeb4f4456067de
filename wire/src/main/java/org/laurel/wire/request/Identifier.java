package org.laurel.wire.request;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.laurel.wire.json.Cursor;

/// What a member is known by: `card:2700000000123`.
///
/// @param value as it is compared: cards and phone numbers without spaces and dashes, e-mail
///   addresses in small letters, everything in Unicode's composed form (NFC)
public record Identifier(Kind kind, String value) {

  public enum Kind {
    CARD,
    PHONE,
    EMAIL,
    /// The number another system knows the member by.
    EXTERNAL,
    /// What a member tells friends, so that they can say who invited them. It leads to no account
    /// that anything is told of: whoever knows it may not act for the member.
    REFERRAL,
    /// The number of a gift card.
    GIFTCARD;

    /// `card`, as it is written.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ -]");
  private static final Pattern IN_PHONES = Pattern.compile("[ ().-]");

  static final Set<String> KINDS =
      Set.of("card", "phone", "email", "external", "referral", "giftcard");

  /// `card:2700000000123`
  @Override
  public String toString() {
    return kind.word() + ":" + value;
  }

  /// @param value where the value was sent, for telling what is wrong with it
  static Identifier read(Kind kind, String text, Cursor value) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    if (plain.codePoints().noneMatch(Identifier::isVisible)) {
      throw value.malformed("empty-text", "an identifier is not blank");
    }
    return new Identifier(
        kind,
        switch (kind) {
          case CARD, GIFTCARD -> card(plain, value);
          case EXTERNAL -> plain;
          case REFERRAL -> plain.toUpperCase(Locale.ROOT);
          case PHONE -> phone(plain, value);
          case EMAIL -> email(plain, value);
        });
  }

  private static boolean isVisible(int character) {
    return !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && Character.getType(character) != Character.FORMAT;
  }

  private static String card(String text, Cursor at) {
    String number = BETWEEN_DIGITS.matcher(text).replaceAll("");
    if (number.isEmpty()) {
      throw at.malformed("bad-card", "a card number has more to it than spaces and dashes");
    }
    return number;
  }

  private static String phone(String text, Cursor at) {
    String digits = IN_PHONES.matcher(text).replaceAll("");
    if (!digits.matches("\\+[1-9][0-9]{5,14}")) {
      throw at.malformed(
          "bad-phone", "a phone number begins with + and the country, such as +48 600 000 000");
    }
    return digits;
  }

  private static String email(String text, Cursor at) {
    if (!text.matches("[^@\\s]+@[^@\\s]+")) {
      throw at.malformed("bad-email", "an e-mail address has one @ between two parts");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  static Kind kind(String word) {
    return Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
