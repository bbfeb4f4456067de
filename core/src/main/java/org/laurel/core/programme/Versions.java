package org.laurel.core.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A programme through time. The version in force is the one of the moment at which something
/// occurred.
///
/// @param all in order of their first moments, at least one
public record Versions(List<Version> all) {

  /// @param from first moment at which it is in force
  public record Version(int number, Instant from, Programme programme) {}

  public Versions {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a programme has at least one version");
    }
    List<Version> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(Version::from).thenComparing(Version::number));
    all = List.copyOf(sorted);
  }

  /// One version that was always in force.
  public static Versions only(Programme programme) {
    return new Versions(List.of(new Version(1, Instant.MIN, programme)));
  }

  /// The version in force, or the first one for a moment before it.
  public Version at(Instant moment) {
    Version found = all.getFirst();
    for (Version version : all) {
      if (!version.from().isAfter(moment)) {
        found = version;
      }
    }
    return found;
  }

  public Version newest() {
    return all.getLast();
  }
}
