package org.laurel.core.activity;

/// How one account leads to another, which holds what both have.
public enum Bond {
  /// It does not.
  NONE,
  /// Several people share one account: a household, a company.
  SHARED,
  /// Both are of the same person.
  SAME
}
