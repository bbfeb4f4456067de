package org.laurel.core.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition.Comparison;

/// Where a number may lie.
///
/// @param least `null`: as low as it likes
/// @param above more than `least`, not just as much
/// @param most `null`: as high as it likes
/// @param below less than `most`, not just as much
/// @param holes numbers that are left out
record Range(
    @Nullable BigDecimal least,
    boolean above,
    @Nullable BigDecimal most,
    boolean below,
    List<BigDecimal> holes) {

  static Range where(Comparison how, BigDecimal at) {
    return switch (how) {
      case IS -> new Range(at, false, at, false, List.of());
      case IS_NOT -> new Range(null, false, null, false, List.of(at));
      case LESS -> new Range(null, false, at, true, List.of());
      case AT_MOST -> new Range(null, false, at, false, List.of());
      case MORE -> new Range(at, true, null, false, List.of());
      case AT_LEAST -> new Range(at, false, null, false, List.of());
    };
  }

  Range and(Range other) {
    int low = order(least, other.least, -1);
    int high = order(most, other.most, 1);
    return new Range(
        low >= 0 ? least : other.least,
        low == 0 ? above || other.above : low > 0 ? above : other.above,
        high <= 0 ? most : other.most,
        high == 0 ? below || other.below : high < 0 ? below : other.below,
        Stream.concat(holes.stream(), other.holes.stream()).toList());
  }

  /// @param open how an end that is not there compares with one that is
  private static int order(@Nullable BigDecimal one, @Nullable BigDecimal other, int open) {
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? open : -open;
    }
    return one.compareTo(other);
  }

  private boolean holds(BigDecimal number) {
    boolean high = least == null || number.compareTo(least) >= (above ? 1 : 0);
    boolean low = most == null || number.compareTo(most) <= (below ? -1 : 0);
    return high && low && holes.stream().noneMatch(hole -> hole.compareTo(number) == 0);
  }

  /// @param steps only whole numbers are meant, and both ends are there
  boolean isEmpty(boolean steps) {
    if (least == null || most == null || least.compareTo(most) > 0) {
      return least != null && most != null;
    }
    if (!steps) {
      return least.compareTo(most) == 0 && !holds(least);
    }
    return Stream.iterate(
            least, step -> step.compareTo(most) <= 0, step -> step.add(BigDecimal.ONE))
        .noneMatch(this::holds);
  }
}
