package org.laurel.cli.backtest;

import java.util.Locale;

/// The ways in which units come to members and leave them.
public enum Flow {
  ISSUED("issued", 1),
  CLAWED_BACK("taken back", -1),
  SPENT("spent", -1),
  EXPIRED("expired", -1),
  /// Got for another unit, less what was given for one.
  EXCHANGED("exchanged", 1),
  /// Staff's entries.
  ADJUSTED("adjusted", 1),
  /// Paid in, to be stored.
  LOADED("loaded", 1),
  /// Got from another account, less what was sent to one.
  SENT("sent between members", 1),
  /// What should have been taken back and was let go: members never lose it.
  FORGIVEN("let go", 0);

  private final String word;
  private final int sign;

  Flow(String word, int sign) {
    this.word = word;
    this.sign = sign;
  }

  public String word() {
    return word;
  }

  /// The name in JSON.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// 1 where an amount of this flow adds to what members hold, -1 where it takes away.
  int sign() {
    return sign;
  }

  /// Whether an amount of this flow adds to what members hold.
  public boolean adds() {
    return sign > 0;
  }
}
