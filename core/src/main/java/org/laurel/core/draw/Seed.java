package org.laurel.core.draw;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The secret from which numbers are drawn.
///
/// Its SHA-256, the [#commitment], is published before anything can depend on it; the seed itself
/// is told afterwards, and everybody can draw the same numbers again.
public final class Seed {

  /// How many bytes a seed has.
  public static final int LENGTH = 32;

  private static final int BLOCK = 64;
  private static final BigInteger RANGE = BigInteger.TWO.pow(256);

  private final byte[] bytes;

  /// @throws IllegalArgumentException when it has another length than [#LENGTH]
  public Seed(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a seed has " + LENGTH + " bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  /// @throws IllegalArgumentException when it is not the hexadecimal form of a seed
  public static Seed ofHex(String hex) {
    return new Seed(HexFormat.of().parseHex(hex));
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// The SHA-256 of its bytes, hexadecimal.
  public String commitment() {
    return sha256(bytes);
  }

  /// SHA-256, hexadecimal.
  public static String sha256(byte[] text) {
    return HexFormat.of().formatHex(digest(text));
  }

  /// A number from 0 to `bound` − 1, each as likely as the other: the HMAC-SHA-256 of the message
  /// and a counter, read as a whole number; what lies beyond the last multiple of `bound` is passed
  /// over.
  ///
  /// @param bound more than 0
  public long number(String message, long bound) {
    BigInteger of = BigInteger.valueOf(bound);
    BigInteger fair = RANGE.subtract(RANGE.mod(of));
    for (int counter = 0; ; counter++) {
      String text = message + "\n" + counter;
      BigInteger drawn = new BigInteger(1, hmac(text.getBytes(StandardCharsets.UTF_8)));
      if (drawn.compareTo(fair) < 0) {
        return drawn.mod(of).longValueExact();
      }
    }
  }

  /// HMAC-SHA-256 of RFC 2104.
  byte[] hmac(byte[] message) {
    return digest(padded((byte) 0x5c), digest(padded((byte) 0x36), message));
  }

  private byte[] padded(byte with) {
    byte[] key = Arrays.copyOf(bytes, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      key[i] ^= with;
    }
    return key;
  }

  private static byte[] digest(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seed seed && Arrays.equals(bytes, seed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Tells nothing of the secret.
  @Override
  public String toString() {
    return "seed of " + commitment();
  }
}
