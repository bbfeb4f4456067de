package org.laurel.server.accounts;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.request.Identifier;
import org.springframework.stereotype.Component;

/// The members of all programmes, and the state of their accounts.
@Component
public class Accounts {

  /// The accounts that these identifiers lead to; what leads nowhere is left out.
  public Map<Identifier, Long> find(String programme, Collection<Identifier> identifiers) {
    throw new UnsupportedOperationException("being written");
  }

  /// Those of the ids that are accounts of the programme.
  public Set<Long> known(String programme, Collection<Long> ids) {
    throw new UnsupportedOperationException("being written");
  }

  /// The member, or `null` when the programme has no such account.
  public @Nullable Member member(String programme, long account) {
    throw new UnsupportedOperationException("being written");
  }

  /// How many members each programme has.
  public Map<String, Long> counts() {
    throw new UnsupportedOperationException("being written");
  }
}
