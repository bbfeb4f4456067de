package org.laurel.core.programme;

import java.util.List;

/// A named set of products.
///
/// A line belongs to it when one of `included` holds (or `included` is empty) and none of
/// `excluded` does.
public record Products(String id, List<Selector> included, List<Selector> excluded) {

  /// @param what which of a line's marks is compared
  /// @param values texts of which one must equal it; for [Mark#SET], ids of other product sets
  public record Selector(Mark what, List<String> values) {}

  public enum Mark {
    SKU,
    CATEGORY,
    BRAND,
    TAG,
    /// Another product set of the programme.
    SET
  }
}
