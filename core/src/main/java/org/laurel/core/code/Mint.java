package org.laurel.core.code;

import java.util.Locale;
import java.util.regex.Pattern;
import org.laurel.core.draw.Seed;

/// Makes the unique codes of a programme's acts, and tells those it made from invented ones.
///
/// A code is five letters of a serial number and seven of a checksum: the [Seed#number] of `code
/// <programme>/<act>` and the serial. So a million codes are made from a number and need not be
/// kept, a made-up one is told without looking anything up, and whoever has some codes knows
/// nothing of others.
///
/// @param seed the programme's secret
public record Mint(Seed seed, String programme) {

  /// Letters and digits that are not taken for one another, read or heard.
  public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int SERIAL_LETTERS = 5;
  private static final int CHECK_LETTERS = 7;
  private static final int GROUP = 4;

  /// How many codes an act can have.
  public static final long MOST = power(SERIAL_LETTERS);

  private static final long CHECKS = power(CHECK_LETTERS);
  private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}\\u2212]+");

  private static long power(int letters) {
    long power = 1;
    for (int i = 0; i < letters; i++) {
      power *= ALPHABET.length();
    }
    return power;
  }

  /// @param serial from 0, below [#MOST]
  public String code(String act, long serial) {
    if (serial < 0 || serial >= MOST) {
      throw new IllegalArgumentException("no code has the serial " + serial);
    }
    return letters(serial, SERIAL_LETTERS) + letters(check(act, serial), CHECK_LETTERS);
  }

  /// Whether a code, in its [#normal] form, was made here for an act.
  public boolean made(String act, String code) {
    if (code.length() != SERIAL_LETTERS + CHECK_LETTERS) {
      return false;
    }
    long serial = 0;
    for (int i = 0; i < SERIAL_LETTERS; i++) {
      int digit = ALPHABET.indexOf(code.charAt(i));
      if (digit < 0) {
        return false;
      }
      serial = serial * ALPHABET.length() + digit;
    }
    return code.equals(code(act, serial));
  }

  private long check(String act, long serial) {
    return seed.number("code " + programme + "/" + act + "\n" + serial, CHECKS);
  }

  private static String letters(long number, int count) {
    char[] letters = new char[count];
    long rest = number;
    for (int i = count - 1; i >= 0; i--) {
      letters[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
      rest /= ALPHABET.length();
    }
    return new String(letters);
  }

  /// A code as people type it, in the one form in which codes are compared: capitals without
  /// blanks, hyphens and dashes of any kind.
  public static String normal(String typed) {
    return NOISE.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /// As it is printed: `2345-6789-ABCD`.
  public static String printed(String code) {
    StringBuilder printed = new StringBuilder(code);
    for (int at = code.length() - GROUP; at > 0; at -= GROUP) {
      printed.insert(at, '-');
    }
    return printed.toString();
  }
}
