package org.laurel.core.combination;

/// How much may still be looked at. Steps, never time: the same question has the same answer on
/// every machine.
final class Steps {

  private long left;

  Steps(long left) {
    this.left = left;
  }

  void take(long steps) {
    left -= steps;
  }

  boolean none() {
    return left <= 0;
  }

  long left() {
    return left;
  }
}
