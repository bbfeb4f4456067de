package org.laurel.server.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the ids of accounts and activities: 64 bits that grow with time and carry their bucket.
///
/// From the top: one bit 0, 41 bits milliseconds since 2020, 6 bits bucket, 10 bits node, 6 bits
/// sequence. In a bucket of a node no id is given twice and none is smaller than the one before,
/// even when the clock is set back; who needs more than 64 in a millisecond borrows from the next.
public final class Ids {

  /// How many shares the accounts fall into. Fixed for ever: it is part of every id.
  public static final int BUCKETS = 64;

  /// How many nodes can be told apart.
  public static final int NODES = 1024;

  private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final int SEQUENCE_BITS = 6;
  private static final int NODE_BITS = 10;
  private static final int BUCKET_BITS = 6;

  private static final List<Integer> ALL = IntStream.range(0, BUCKETS).boxed().toList();

  private final InstantSource clock;
  private final int node;
  private final AtomicLongArray last = new AtomicLongArray(BUCKETS);

  /// @param node below [#NODES], another one for every server that writes to the same database
  public Ids(InstantSource clock, int node) {
    if (node < 0 || node >= NODES) {
      throw new IllegalArgumentException("no node " + node + ": 0 to " + (NODES - 1));
    }
    this.clock = clock;
    this.node = node;
  }

  /// For a server that just started: its node is the database's next free number.
  public static Ids ofNewNode(InstantSource clock, DataSource source) {
    int node =
        JdbcClient.create(source).sql("select nextval('node')").query(Integer.class).single();
    return new Ids(clock, node);
  }

  /// An id never given before.
  public long next(int bucket) {
    long now = (clock.millis() - EPOCH) << SEQUENCE_BITS;
    long ticks = last.updateAndGet(bucket, before -> Math.max(now, before + 1));
    long millis = ticks >> SEQUENCE_BITS;
    long sequence = ticks & ((1 << SEQUENCE_BITS) - 1);
    return ((((millis << BUCKET_BITS) | bucket) << NODE_BITS) | node) << SEQUENCE_BITS | sequence;
  }

  /// All of them.
  public static List<Integer> buckets() {
    return ALL;
  }

  /// The bucket of something that is told by a text alone.
  public static int bucketOf(String text) {
    // Texts that differ by one in a digit differ most in the upper bits of this product.
    int hash = text.hashCode() * 0x9E3779B9;
    return (int) (Integer.toUnsignedLong(hash) * BUCKETS >>> 32);
  }

  /// The bucket of an account or of an activity, told by its id.
  public static int bucket(long id) {
    return (int) (id >>> (NODE_BITS + SEQUENCE_BITS)) & (BUCKETS - 1);
  }
}
