package org.laurel.server.contests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.laurel.core.contest.Place;

/// A period of a contest that was decided.
///
/// @param first its first day
/// @param decided when the list was made
/// @param list a line `account score reached joined` for each, in their order
/// @param winners how many of them win
public record Result(LocalDate first, Instant decided, String list, int winners, boolean posted) {

  public List<Place> places() {
    return Place.read(list);
  }
}
