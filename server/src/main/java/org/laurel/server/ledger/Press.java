package org.laurel.server.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Partner;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Trip;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.Request;
import org.laurel.wire.stored.ActivityForm;

/// Where the books are printed: the writing half of the ledger, of use to the desk alone. Whoever
/// writes holds the heads of the buckets he writes to until his transaction ends.
public final class Press {

  private Press() {}

  /// The heads that were taken, known once the trip was made.
  public static final class Heads {
    private final Map<Integer, Long> positions = new TreeMap<>();
    private long release;

    /// The newest position of each bucket.
    public Map<Integer, Long> positions() {
      return positions;
    }

    /// The newest version of any programme.
    public long release() {
      return release;
    }
  }

  /// Takes the heads of buckets, in order, so that nobody else writes there before the transaction
  /// ends. What the trip reads after it is what the last one who held them left behind.
  public static Heads take(Trip trip, Collection<Integer> buckets) {
    Heads heads = new Heads();
    trip.sql(
            """
            select bucket, position from bucket_head
            where bucket = any(:buckets) order by bucket for update
            """)
        .param("buckets", Columns.shorts(buckets, bucket -> bucket))
        .rows(row -> heads.positions.put(row.getInt("bucket"), row.getLong("position")));
    // Asked once the heads are held: what was published while we waited is seen.
    trip.sql("select coalesce(max(release), 0) as release from version")
        .rows(row -> heads.release = row.getLong("release"));
    return heads;
  }

  /// A fresh line of the books.
  public record Line(Entry entry, List<Effect> effects) {}

  private record Move(Entry entry, int seq, Effect.Transfer transfer) {}

  /// @param purchase id of the purchase, or of the act
  private record Back(Entry entry, long purchase) {}

  /// Writes lines, in their order, and moves the heads on.
  public static void print(Trip trip, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    activities(trip, lines.stream().map(Line::entry).toList());
    List<Move> moves = new ArrayList<>();
    List<Back> backs = new ArrayList<>();
    Map<Integer, Long> heads = new TreeMap<>();
    for (Line line : lines) {
      Entry entry = line.entry;
      heads.put(entry.bucket(), entry.position());
      int seq = 0;
      for (Effect effect : line.effects) {
        if (effect instanceof Effect.Transfer transfer) {
          moves.add(new Move(entry, seq++, transfer));
        } else if (effect instanceof Effect.Stands(var stand)
            && entry.activity() instanceof Activity.Return) {
          backs.add(new Back(entry, stand.purchase()));
        } else if (effect instanceof Effect.TakenBack(var act)) {
          backs.add(new Back(entry, act));
        }
      }
    }
    transfers(trip, moves);
    returned(trip, backs);
    heads(trip, heads);
  }

  private static void activities(Trip trip, List<Entry> entries) {
    trip.sql(
            """
            insert into activity (bucket, position, id, account, programme, source, key, type,
                                  version, occurred, recorded, activity, decision)
            select bucket, position, id, account, programme, source, key, type,
                   version, timestamptz 'epoch' + occurred * interval '1 microsecond',
                   timestamptz 'epoch' + recorded * interval '1 microsecond', activity::json,
                   decision
            from unnest(:buckets, :positions, :ids, :accounts, :programmes, :sources, :keys, :types,
                        :versions, :occurred, :recorded, :activities, :decisions)
              as fresh (bucket, position, id, account, programme, source, key, type,
                        version, occurred, recorded, activity, decision)
            """)
        .param("buckets", Columns.shorts(entries, Entry::bucket))
        .param("positions", Columns.longs(entries, Entry::position))
        .param("ids", Columns.longs(entries, Entry::id))
        .param("accounts", Columns.longs(entries, Entry::account))
        .param("programmes", Columns.texts(entries, Entry::programme))
        .param("sources", Columns.texts(entries, Entry::source))
        .param("keys", Columns.texts(entries, entry -> entry.activity().key()))
        .param("types", Columns.texts(entries, entry -> type(entry.activity())))
        .param("versions", Columns.ints(entries, Entry::version))
        .param("occurred", Columns.moments(entries, entry -> entry.activity().occurred()))
        .param("recorded", Columns.moments(entries, Entry::recorded))
        .param("activities", Columns.texts(entries, entry -> ActivityForm.write(entry.activity())))
        .param("decisions", Columns.bytes(entries, Entry::decision))
        .update();
  }

  private static String type(Activity activity) {
    return activity instanceof Activity.Time ? "time" : Request.Type.of(activity).word();
  }

  private static void transfers(Trip trip, List<Move> moves) {
    if (moves.isEmpty()) {
      return;
    }
    trip.sql(
            """
            insert into transfer (bucket, position, seq, account, unit, amount, from_book, to_book,
                                  last_day, pending_until, hold, rule, partner,
                                  price_money, price_units)
            select bucket, position, seq, account, unit, amount, from_book, to_book,
                   date 'epoch' + last_day, date 'epoch' + pending_until, hold, rule, partner,
                   price_money, price_units
            from unnest(:buckets, :positions, :seqs, :accounts, :units, :amounts, :from, :to,
                        :lastDays, :pendingUntil, :holds, :rules, :partners, :priceMoney, :priceUnits)
              as fresh (bucket, position, seq, account, unit, amount, from_book, to_book,
                        last_day, pending_until, hold, rule, partner, price_money, price_units)
            """)
        .param("buckets", Columns.shorts(moves, move -> move.entry.bucket()))
        .param("positions", Columns.longs(moves, move -> move.entry.position()))
        .param("seqs", Columns.ints(moves, Move::seq))
        .param("accounts", Columns.longs(moves, move -> move.entry.account()))
        .param("units", Columns.texts(moves, move -> move.transfer.unit()))
        .param("amounts", Columns.longs(moves, move -> move.transfer.amount()))
        .param("from", Columns.texts(moves, move -> word(move.transfer.from())))
        .param("to", Columns.texts(moves, move -> word(move.transfer.to())))
        .param("lastDays", Columns.days(moves, move -> move.transfer.lastDay()))
        .param("pendingUntil", Columns.days(moves, move -> move.transfer.pendingUntil()))
        .param("holds", Columns.longs(moves, move -> move.transfer.hold()))
        .param("rules", Columns.texts(moves, move -> move.transfer.rule()))
        .param("partners", Columns.texts(moves, move -> of(move, Partner.Price::partner)))
        .param("priceMoney", Columns.longs(moves, move -> of(move, p -> p.each().numerator())))
        .param("priceUnits", Columns.longs(moves, move -> of(move, p -> p.each().denominator())))
        .update();
  }

  private static <T> @Nullable T of(Move move, Function<Partner.Price, T> part) {
    Partner.Price price = move.transfer.price();
    return price == null ? null : part.apply(price);
  }

  private static String word(Book book) {
    return Json.word(book);
  }

  private static void returned(Trip trip, List<Back> backs) {
    if (backs.isEmpty()) {
      return;
    }
    trip.sql(
            """
            insert into returned (bucket, purchase, position)
            select * from unnest(:buckets, :purchases, :positions)
            """)
        .param("buckets", Columns.shorts(backs, back -> back.entry.bucket()))
        .param("purchases", Columns.longs(backs, Back::purchase))
        .param("positions", Columns.longs(backs, back -> back.entry.position()))
        .update();
  }

  private static void heads(Trip trip, Map<Integer, Long> heads) {
    trip.sql(
            """
            update bucket_head set position = fresh.position
            from unnest(:buckets, :positions) as fresh (bucket, position)
            where bucket_head.bucket = any(:buckets) and bucket_head.bucket = fresh.bucket
            """)
        .param("buckets", Columns.shorts(heads.keySet(), bucket -> bucket))
        .param("positions", Columns.longs(heads.values(), position -> position))
        .update();
  }
}
