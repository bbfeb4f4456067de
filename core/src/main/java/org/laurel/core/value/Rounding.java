package org.laurel.core.value;

/// How a result that falls between two smallest amounts is brought to one of them. A rule that
/// names none rounds [#DOWN].
public enum Rounding {
  /// Towards zero: the member gets whole amounts only.
  DOWN,
  /// Away from zero.
  UP,
  /// To the nearest, a half away from zero.
  HALF_UP,
  /// To the nearest, a half to the even neighbour.
  HALF_EVEN
}
