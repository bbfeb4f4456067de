package org.laurel.core.account;

/// One effect applied to an account.
final class Fold {

  private Fold() {}

  static Account apply(Account account, Effect effect) {
    throw new UnsupportedOperationException("being written");
  }
}
