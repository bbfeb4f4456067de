package org.laurel.wire.file;

import java.math.BigDecimal;
import java.util.SequencedMap;

/// What was found in a CSV file: so that nobody need trust the mapping blindly.
///
/// @param rows of the whole file, without the header
/// @param activities of the whole file: different values of the activity's column
/// @param returns how many of the activities are returns
/// @param returnRows rows of these
/// @param above sum of the rows' amounts above 0, each rounded
/// @param below sum of the rows' amounts below 0, each rounded
/// @param members different members
/// @param memberRows rows that name a member
/// @param memberActivities activities that name a member
/// @param memberNet sum of these rows' amounts
/// @param memberReturned sum of the amounts of these rows that belong to returns
/// @param leftOut rows that the mapping leaves out
/// @param broken activities that could not be understood
/// @param given activities that were handed on
/// @param different how many different values each counted column has
public record Counts(
    long rows,
    long activities,
    long returns,
    long returnRows,
    BigDecimal above,
    BigDecimal below,
    long members,
    long memberRows,
    long memberActivities,
    BigDecimal memberNet,
    BigDecimal memberReturned,
    long leftOut,
    long broken,
    long given,
    SequencedMap<String, Long> different) {

  /// Activities that name no member and were passed over.
  public long withoutMember() {
    return activities - memberActivities;
  }

  public BigDecimal net() {
    return above.add(below);
  }
}
