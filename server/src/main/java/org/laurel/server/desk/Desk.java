package org.laurel.server.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Facts;
import org.laurel.server.accounts.Stored;
import org.laurel.server.desk.Claims.Claim;
import org.laurel.server.desk.Claims.Key;
import org.laurel.server.desk.Lane.Entrance;
import org.laurel.server.ledger.Entry;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Together;
import org.laurel.server.platform.Trip;
import org.laurel.server.programmes.Published;
import org.laurel.wire.request.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The one way in. Every activity of every account is taken here, whoever sends it.
public final class Desk implements SmartLifecycle {

  /// The source of activities that follow from others.
  static final String FOLLOW_UP = "follow-up";

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final int FOLLOWED_AT_ONCE = 1000;

  /// Accounts lead to others that lead to others; not further than this.
  private static final int HOPS = 8;

  /// The source of what happens on gift cards before they pay.
  private static final String HOLD = "hold";

  /// Should the server go down in between, what a card was to pay comes back by itself.
  private static final Duration CARD_WAITS = Duration.ofMinutes(15);

  static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Duration A_RESTART = Duration.ofSeconds(10);

  private final Stores stores;
  private final List<Lane> lanes;

  /// What is used of budgets and stock, for quotes.
  private final Together<String, Map<String, Long>> used;

  private volatile boolean running;

  Desk(Stores stores, Meters meters, DeskSettings settings) {
    this.stores = stores;
    this.used = new Together<>(1, all -> Counters.used(stores.trip(), all));
    int lanes =
        settings.lanes() == 0 ? Runtime.getRuntime().availableProcessors() : settings.lanes();
    this.lanes =
        IntStream.range(0, lanes).mapToObj(i -> lane("lane-" + i, meters, settings)).toList();
  }

  private Lane lane(String name, Meters meters, DeskSettings settings) {
    return new Lane(name, stores, this::follow, meters, settings.waiting(), settings.together());
  }

  /// Takes an activity of an account. The answer comes when it is stored for good, or when nothing
  /// of it is. Completes exceptionally only for a bug.
  ///
  /// @param source who sends it, such as an API key's: a key is used once in a programme and source
  public CompletableFuture<Answer> take(
      String programme, String source, long account, Request request) {
    Key key = new Key(programme, source, request.key());
    return enter(key, account, Facts.Acting.ITSELF, request, HOPS);
  }

  /// Goes on to the account that holds what this one has, if it is another.
  private CompletableFuture<Answer> enter(
      Key key, long account, Facts.Acting acting, Request request, int hops) {
    return enter(key, account, acting, request)
        .thenCompose(
            answer ->
                switch (answer) {
                  case Answer.Elsewhere(var holder, var by) when hops > 0 ->
                      enter(key, holder, by, request, hops - 1);
                  case Answer.Elsewhere _ ->
                      CompletableFuture.completedFuture(new Answer.Overloaded(A_MOMENT));
                  default -> CompletableFuture.completedFuture(answer);
                });
  }

  /// Sets aside what a gift card is going to pay for a purchase of another account.
  ///
  /// @param purchase key of the purchase; the same one gets the same
  public CompletableFuture<Answer> reserve(
      String programme, long card, String source, String purchase, int attempt, Activity.Pay pay) {
    return take(
        programme, HOLD, card, reserving(pay, attempt(card, source, purchase, attempt, pay)));
  }

  private static String attempt(
      long card, String source, String purchase, int attempt, Activity.Pay pay) {
    // A purchase that was refused may be sent again with something else.
    String what = card + ":" + pay.unit() + ":" + pay.amount() + ":" + attempt;
    return "hold:" + source + ":" + purchase + ":" + what;
  }

  /// The last attempt at setting that aside which was taken; 0: there was none.
  ///
  /// @param most how far it is looked
  public int lastAttempt(
      String programme, long card, String source, String purchase, int most, Activity.Pay pay) {
    Map<Key, Integer> attempts = new HashMap<>();
    for (int i = 1; i <= most; i++) {
      attempts.put(new Key(programme, HOLD, attempt(card, source, purchase, i, pay)), i);
    }
    Collection<Claim> claims = claims(attempts.keySet()).values();
    Set<Long> taken =
        stores.ledger().entries(claims.stream().map(Claim::activity).toList()).keySet();
    return claims.stream()
        .filter(claim -> taken.contains(claim.activity()))
        .mapToInt(claim -> attempts.getOrDefault(claim.key(), 0))
        .max()
        .orElse(0);
  }

  private Map<Key, Claim> claims(Collection<Key> keys) {
    Trip trip = stores.trip();
    Map<Key, Claim> claims = Claims.read(trip, keys);
    trip.go();
    return claims;
  }

  /// To set aside on a gift card what it is going to pay.
  public Request reserving(Activity.Pay pay, String key) {
    Instant now = stores.clock().instant();
    return Request.undated(
        new Activity.Reserve(0, key, now, pay.unit(), pay.amount(), now.plus(CARD_WAITS)));
  }

  /// Gives back what was set aside on a gift card, should it still be.
  public CompletableFuture<Answer> giveBack(String programme, long card, long hold) {
    Activity release =
        new Activity.Release(0, "hold:release:" + hold, stores.clock().instant(), hold);
    return take(programme, HOLD, card, Request.undated(release));
  }

  /// Whether something was taken under a key.
  public boolean isTaken(String programme, String source, String key) {
    Claim claim =
        claims(List.of(new Key(programme, source, key))).values().stream().findFirst().orElse(null);
    return claim != null && !stores.ledger().entries(List.of(claim.activity())).isEmpty();
  }

  /// Takes a new member: an account, what it is found by, and the activity that opens it.
  ///
  /// @param request an enrolment
  public CompletableFuture<Answer> enrol(String programme, String source, Request request) {
    Key key = new Key(programme, source, request.key());
    // By hash of the key: however often it is sent, it meets itself in the same lane.
    // Keys that differ by one in a digit differ most in the upper bits of this product.
    int hash = key.hashCode() * 0x9E3779B9;
    int bucket = (int) (Integer.toUnsignedLong(hash) * Ids.BUCKETS >>> 32);
    return enter(key, stores.ids().next(bucket), Facts.Acting.ITSELF, request);
  }

  private CompletableFuture<Answer> enter(
      Key key, long account, Facts.Acting acting, Request request) {
    int bucket = Ids.bucket(account);
    Claim claim = new Claim(key, account, stores.ids().next(bucket), request.hash());
    Task.Sent sent = Task.Sent.of(claim, acting, request);
    return switch (lane(bucket).enter(sent)) {
      case Entrance.IN -> sent.answer();
      case Entrance.FULL -> CompletableFuture.completedFuture(new Answer.Overloaded(A_MOMENT));
      case Entrance.CLOSED -> CompletableFuture.completedFuture(new Answer.Closed(A_RESTART));
    };
  }

  private CompletableFuture<Void> follow(List<Outbox.Leaving> leaving) {
    return CompletableFuture.allOf(
        leaving.stream().map(this::follow).toArray(CompletableFuture[]::new));
  }

  /// Has happen what follows from an activity of another account. `true` when it is done.
  private CompletableFuture<Boolean> follow(Outbox.Leaving one) {
    return take(one.programme(), FOLLOW_UP, one.account(), Request.following(one.activity()))
        .handle(
            (answer, failure) -> {
              boolean done = answer instanceof Answer.Granted;
              if (!done) {
                LOG.warn(
                    "{} on account {} is left for later: {}",
                    one.activity().key(),
                    one.account(),
                    failure == null ? answer : failure.getMessage());
              }
              return done;
            });
  }

  /// Does the follow-ups that were left, after a crash or because a lane was full. One that cannot
  /// be done holds up no other.
  ///
  /// @return how many could be done
  int followLeft() {
    int sum = 0;
    for (int done = allLeft(); done > 0; done = allLeft()) {
      sum += done;
    }
    return sum;
  }

  private int allLeft() {
    int done = 0;
    List<Outbox.Left> left = stores.outbox().left("", FOLLOWED_AT_ONCE);
    while (!left.isEmpty()) {
      done += follows(left);
      left = stores.outbox().left(left.getLast().key(), FOLLOWED_AT_ONCE);
    }
    return done;
  }

  private int follows(List<Outbox.Left> left) {
    Map<Long, Entry> causes =
        stores.ledger().entries(left.stream().map(Desk::cause).distinct().toList());
    List<CompletableFuture<Boolean>> following =
        left.stream().map(one -> follow(one, causes.get(cause(one)))).toList();
    return (int) following.stream().filter(CompletableFuture::join).count();
  }

  private CompletableFuture<Boolean> follow(Outbox.Left left, @Nullable Entry cause) {
    try {
      return follow(leaving(left, Objects.requireNonNull(cause, "its cause is not there")));
    } catch (RuntimeException e) {
      LOG.error("{} on account {} cannot happen", left.key(), left.account(), e);
      return CompletableFuture.completedFuture(false);
    }
  }

  private static long cause(Outbox.Left left) {
    return Effect.FollowUp.cause(left.key());
  }

  /// What has to follow stands among the effects of its cause.
  private Outbox.Leaving leaving(Outbox.Left left, Entry cause) {
    Published published = Objects.requireNonNull(stores.programmes().find(left.programme()));
    for (Effect effect : cause.outcome(published.version(cause.version())).effects()) {
      if (effect instanceof Effect.FollowUp(var account, var activity)
          && activity.key().equals(left.key())) {
        return new Outbox.Leaving(left.programme(), account, activity);
      }
    }
    throw new IllegalStateException("activity " + cause.id() + " brought about no " + left.key());
  }

  private Lane lane(int bucket) {
    return lanes.get(bucket % lanes.size());
  }

  /// Does what is due by now in an account, as far as the desk has room for it.
  ///
  /// @return how many due moments there were
  CompletableFuture<Integer> settle(String programme, long account) {
    Task.Settle task = new Task.Settle(programme, account, new CompletableFuture<>());
    return lane(Ids.bucket(account)).enter(task) == Entrance.IN
        ? task.done()
        : CompletableFuture.completedFuture(0);
  }

  /// Decides an activity without writing anything. `null`: no such programme or account.
  public @Nullable Decision quote(String programme, long account, Request request) {
    Published published = stores.programmes().find(programme);
    Account state = account(programme, account);
    if (published == null || state == null) {
      return null;
    }
    long elsewhere = state.elsewhere(request.draft());
    Facts.Acting acting = Facts.Acting.ITSELF;
    while (elsewhere != 0) {
      acting = Facts.Acting.by(state);
      state = Objects.requireNonNull(account(programme, elsewhere));
      elsewhere = state.elsewhere(request.draft());
    }
    long id = stores.ids().next(Ids.bucket(state.id()));
    return clerk(published, state.id()).quote(state, acting, request.activity(id, state.profile()));
  }

  /// The account with everything done that is due by now, and nothing written. `null`: no such
  /// programme or account.
  public @Nullable Account look(String programme, long account) {
    Published published = stores.programmes().find(programme);
    Account state = account(programme, account);
    if (published == null || state == null) {
      return null;
    }
    List<Clerk.Step> due = clerk(published, account).settle(state, stores.clock().instant());
    return due.isEmpty() ? state : due.getLast().decision().after();
  }

  /// The same of the account that holds what this one has: itself, or one that it shares.
  public @Nullable Account lookAtHolder(String programme, long account) {
    Account holder = account(programme, account);
    while (holder != null && holder.ties().bond() != Bond.NONE) {
      holder = account(programme, holder.ties().movedTo());
    }
    return holder == null ? null : look(programme, holder.id());
  }

  private @Nullable Account account(String programme, long id) {
    Stored stored = stores.accounts().look(id);
    return stored == null || !stored.programme().equals(programme) ? null : stored.state();
  }

  private Clerk clerk(Published published, long account) {
    Instant now = stores.clock().instant();
    Chance chance = new Chance(stores.programmes().seeds());
    Counters counters = new Counters(stores.pools(), chance);
    if (Counters.has(published)) {
      counters.know(published.id(), Objects.requireNonNullElse(used.ask(published.id()), Map.of()));
    }
    return new Clerk(
        published,
        new Receipts(stores.ledger()),
        counters,
        new UsedCodes(stores.codes()),
        chance,
        now,
        id -> account(published.id(), id),
        () -> stores.ids().next(Ids.bucket(account)));
  }

  @Override
  public void start() {
    lanes.forEach(Lane::open);
    running = true;
  }

  /// Lets nobody in any more; who is inside gets an answer.
  @Override
  public void stop() {
    running = false;
    try {
      for (Lane lane : lanes) {
        lane.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Opened before the doors of the house, closed after them.
  @Override
  public int getPhase() {
    return 0;
  }
}
