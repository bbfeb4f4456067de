package org.laurel.server.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.laurel.server.accounts.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for accounts in which something has become due and for follow-ups that were left over, and
/// has them done.
///
/// That it is late never makes a wrong balance: whoever looks at an account, or sends it something,
/// finds everything done that was due by then. So every node may do this, and none has to.
public final class Timekeeper {

  private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
  private static final int AT_ONCE = 1000;

  private final Herald herald;
  private final Accounts accounts;
  private final Desk desk;
  private final InstantSource clock;

  Timekeeper(Herald herald, Accounts accounts, Desk desk, InstantSource clock) {
    this.herald = herald;
    this.accounts = accounts;
    this.desk = desk;
    this.clock = clock;
  }

  /// Has everything done that is due by now. Whatever cannot be done holds up nothing else.
  ///
  /// @return how many due moments and follow-ups there were
  public int round() {
    herald.round();
    int done = desk.followLeft();
    Instant now = clock.instant();
    List<Accounts.Due> some = accounts.due(now, Accounts.Due.FIRST, AT_ONCE);
    while (!some.isEmpty()) {
      done += settle(some);
      some = accounts.due(now, some.getLast(), AT_ONCE);
    }
    if (done > 0) {
      LOG.info("{} due moments and follow-ups done", done);
    }
    return done;
  }

  private int settle(List<Accounts.Due> some) {
    List<CompletableFuture<Integer>> waiting =
        some.stream()
            .map(due -> desk.settle(due.programme(), due.account()).exceptionally(Timekeeper::none))
            .toList();
    return waiting.stream().mapToInt(CompletableFuture::join).sum();
  }

  private static int none(Throwable failure) {
    LOG.error("An account could not be settled", failure);
    return 0;
  }
}
