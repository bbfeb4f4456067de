package org.laurel.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.decision.NextDue;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Stored;
import org.laurel.server.ledger.Press;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Trip;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;

/// Tells every account of a programme when a new version makes it due.
///
/// Whoever touches an account finds out alone; this is for those that nobody touches. Doing it
/// twice is harmless, and when it is cut short the next round does it again.
final class Herald {

  private static final int AT_ONCE = 1_000;

  private final Stores stores;

  Herald(Stores stores) {
    this.stores = stores;
  }

  void round() {
    for (Programmes.Untold version : stores.programmes().untold()) {
      Published published = stores.programmes().find(version.programme());
      if (published != null && published.releases().size() > 1) {
        Ids.buckets().forEach(bucket -> tell(published, bucket));
      }
      stores.programmes().told(version, stores.clock().instant());
    }
  }

  private void tell(Published published, int bucket) {
    long last = 0;
    for (Long next = tell(published, bucket, last);
        next != null;
        next = tell(published, bucket, last)) {
      last = next;
    }
  }

  /// Tells some accounts of a bucket, while nobody else writes there.
  ///
  /// @return the id of the last one; `null`: there are no more
  private @Nullable Long tell(Published published, int bucket, long last) {
    return stores
        .transaction()
        .execute(
            _ -> {
              Trip head = stores.trip();
              Press.take(head, Set.of(bucket));
              head.go();
              List<Stored> page = stores.accounts().after(published.id(), bucket, last, AT_ONCE);
              List<Stored> other = new ArrayList<>();
              for (Stored stored : page) {
                Instant due = due(published, stored);
                if (!Objects.equals(due, stored.due())) {
                  other.add(
                      new Stored(
                          stored.programme(),
                          stored.opened(),
                          stored.position(),
                          due,
                          stored.state()));
                }
              }
              Trip reminded = stores.trip();
              Accounts.save(reminded, other);
              reminded.go();
              return page.size() < AT_ONCE ? null : page.getLast().id();
            });
  }

  private static @Nullable Instant due(Published published, Stored stored) {
    NextDue next = NextDue.of(published.versions(), stored.state());
    return next == null ? null : next.moment();
  }
}
