package org.laurel.server.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The books: reads of what the desk has written.
@Component
public class Ledger {

  /// The entry of that activity, or `null` when the programme has none.
  public @Nullable Entry entry(String programme, long activity) {
    throw new UnsupportedOperationException("being written");
  }

  /// The account of that activity, or `null` when the programme has none: of a redemption, for its
  /// capture.
  public @Nullable Long owner(String programme, long activity) {
    throw new UnsupportedOperationException("being written");
  }

  /// What happened to an account, oldest first.
  ///
  /// @param after position of the last entry already read; 0: from the beginning
  /// @param most how many entries to give at most
  public List<Entry> statement(long account, long after, int most) {
    throw new UnsupportedOperationException("being written");
  }

  /// A programme's part of a bucket's history. Whoever reads on from [Page#next] misses nothing and
  /// repeats nothing.
  public Page feed(String programme, Cursor after, int most) {
    throw new UnsupportedOperationException("being written");
  }

  /// @param next where to read on; past entries of other programmes too
  public record Page(List<Entry> entries, Cursor next) {}

  /// The newest position of every bucket, in order of buckets.
  public List<Cursor> heads() {
    throw new UnsupportedOperationException("being written");
  }
}
