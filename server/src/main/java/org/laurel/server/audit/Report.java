package org.laurel.server.audit;

import java.util.List;

/// What an audit found.
///
/// @param findings the first of them
/// @param found how many there are altogether
public record Report(
    long accounts, long activities, long transfers, List<Finding> findings, long found) {

  public boolean clean() {
    return found == 0;
  }
}
