package org.laurel.core.programme;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;

/// Another business that gives units of the programme to its customers, or takes them.
///
/// @param issues what it pays the programme, by unit: smallest money for one smallest amount given
/// @param accepts what the programme pays it, by unit: smallest money for one smallest amount taken
public record Partner(
    String id, Names name, SortedMap<String, Ratio> issues, SortedMap<String, Ratio> accepts) {

  /// What one unit costs between the programme and a partner, when it moves.
  ///
  /// @param each smallest money for one smallest amount of the unit
  public record Price(String partner, Ratio each) {}

  /// The price at which it gives a unit; `null`: none was agreed.
  public @Nullable Price issuing(String unit) {
    return price(issues.get(unit));
  }

  /// The price at which it takes a unit; `null`: it takes none.
  public @Nullable Price accepting(String unit) {
    return price(accepts.get(unit));
  }

  private @Nullable Price price(@Nullable Ratio each) {
    return each == null ? null : new Price(id, each);
  }
}
