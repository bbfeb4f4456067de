package org.laurel.server.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of an API key. The key itself is known to its holder only.
///
/// @param id its public part, to name it in lists and logs
/// @param name what it is for, such as `till W-0412`
/// @param programme the one programme it opens; `null` unless the role is [Role#PROGRAMME]
/// @param source whose names the keys of its activities are: keys that share a source share these
///   names, so a return finds its purchase whichever till sent it, and a key that replaces another
///   repeats nothing. A partner with names of its own gets a source of its own
/// @param revoked since when it opens nothing; `null`: it is good
public record ApiKey(
    String id,
    String name,
    Role role,
    @Nullable String programme,
    String source,
    Instant made,
    @Nullable Instant revoked) {

  /// The source of keys that name none.
  public static final String API = "api";

  public enum Role {
    /// Everything, of all programmes: publishes them, makes keys.
    OWNER,
    /// Members and activities of one programme: for tills, shops, partners.
    PROGRAMME,
    /// Reads the server's metrics and nothing else.
    METRICS
  }

  /// Whether it may see and change a programme's members and activities.
  public boolean opens(String programme) {
    return role == Role.OWNER || (role == Role.PROGRAMME && programme.equals(this.programme));
  }
}
