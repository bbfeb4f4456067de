package org.laurel.server.programmes;

import java.util.List;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;

/// A programme as the server runs it: all its versions.
///
/// @param releases in order of their numbers, as many as `versions` holds
public record Published(String id, Versions versions, List<Release> releases) {

  /// The rules of the version with that number.
  public Programme version(int number) {
    for (Versions.Version version : versions.all()) {
      if (version.number() == number) {
        return version.programme();
      }
    }
    throw new IllegalArgumentException("programme " + id + " has no version " + number);
  }
}
