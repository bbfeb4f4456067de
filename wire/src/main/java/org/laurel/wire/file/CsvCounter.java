package org.laurel.wire.file;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Counts while a CSV file is read.
final class CsvCounter {

  private final SequencedMap<String, Set<String>> different = new LinkedHashMap<>();
  private final Set<String> members = new HashSet<>();
  private long rows;
  private long activities;
  private long returns;
  private long returnRows;
  private BigDecimal above = BigDecimal.ZERO;
  private BigDecimal below = BigDecimal.ZERO;
  private long memberRows;
  private long memberActivities;
  private BigDecimal memberNet = BigDecimal.ZERO;
  private BigDecimal memberReturned = BigDecimal.ZERO;
  private long leftOut;
  private long broken;
  private long given;

  CsvCounter(List<String> columns) {
    columns.forEach(column -> different.put(column, new HashSet<>()));
  }

  void value(String column, String value) {
    Set<String> values = different.get(column);
    if (values != null) {
      values.add(value);
    }
  }

  void activity(boolean isReturn, String member) {
    activities++;
    returns += isReturn ? 1 : 0;
    if (!member.isEmpty()) {
      members.add(member);
      memberActivities++;
    }
  }

  void row(boolean ofReturn, boolean ofMember, BigDecimal amount) {
    rows++;
    returnRows += ofReturn ? 1 : 0;
    if (amount.signum() > 0) {
      above = above.add(amount);
    } else {
      below = below.add(amount);
    }
    if (ofMember) {
      memberRows++;
      memberNet = memberNet.add(amount);
      memberReturned = ofReturn ? memberReturned.add(amount) : memberReturned;
    }
  }

  void leftOut() {
    leftOut++;
  }

  void broken() {
    broken++;
  }

  void given() {
    given++;
  }

  Counts counts() {
    SequencedMap<String, Long> sizes = new LinkedHashMap<>();
    different.forEach((column, values) -> sizes.put(column, (long) values.size()));
    return new Counts(
        rows,
        activities,
        returns,
        returnRows,
        above,
        below,
        members.size(),
        memberRows,
        memberActivities,
        memberNet,
        memberReturned,
        leftOut,
        broken,
        given,
        Collections.unmodifiableSequencedMap(sizes));
  }
}
