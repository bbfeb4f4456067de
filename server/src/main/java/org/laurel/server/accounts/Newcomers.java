package org.laurel.server.accounts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Trip;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.request.Newcomer;

/// Those who become members: what they will be found by, and their personal data. Of use to the
/// desk, which writes them together with their first activity.
public final class Newcomers {

  private Newcomers() {}

  /// Someone who becomes a member under that account.
  public record Coming(String programme, long account, Newcomer newcomer) {}

  private record Line(String programme, Identifier identifier, long account) {}

  /// Which of them name an identifier that leads to somebody else.
  ///
  /// @return the identifier, by account; filled by the trip
  public static Map<Long, Identifier> taken(Trip trip, Collection<Coming> coming) {
    List<Line> lines = lines(coming);
    Map<Long, Identifier> taken = new HashMap<>();
    if (lines.isEmpty()) {
      return taken;
    }
    with(
            trip,
            lines,
            """
            select wanted.number
            from unnest(:programmes, :kinds, :values, :accounts)
                with ordinality as wanted (programme, kind, value, account, number)
              join identifier using (programme, kind, value)
            where identifier.account <> wanted.account
            """)
        .rows(
            row -> {
              Line line = lines.get(row.getInt("number") - 1);
              taken.putIfAbsent(line.account, line.identifier);
            });
    return taken;
  }

  /// Writes them down.
  ///
  /// @return to be asked after the trip: `false` when an identifier leads to somebody else by now;
  ///   then some of them are written, and the transaction has to be given up
  public static BooleanSupplier introduce(Trip trip, Collection<Coming> coming) {
    if (coming.isEmpty()) {
      return () -> true;
    }
    List<Line> lines = lines(coming);
    IntSupplier written =
        with(
                trip,
                lines,
                """
                insert into identifier (programme, kind, value, account)
                select * from unnest(:programmes, :kinds, :values, :accounts)
                on conflict do nothing
                """)
            .update();
    List<Coming> named = coming.stream().filter(one -> one.newcomer.name() != null).toList();
    trip.sql("insert into person (account, name) select * from unnest(:accounts, :names)")
        .param("accounts", Columns.longs(named, Coming::account))
        .param("names", Columns.texts(named, one -> one.newcomer.name()))
        .update();
    return () -> written.getAsInt() == lines.size();
  }

  /// Always in the same order, so that two nodes never wait for each other.
  private static List<Line> lines(Collection<Coming> coming) {
    List<Line> lines = new ArrayList<>();
    for (Coming one : coming) {
      one.newcomer.identifiers().stream()
          .distinct()
          .map(identifier -> new Line(one.programme, identifier, one.account))
          .forEach(lines::add);
    }
    lines.sort(
        Comparator.comparing(Line::programme)
            .thenComparing(line -> line.identifier.kind())
            .thenComparing(line -> line.identifier.value()));
    return lines;
  }

  private static Trip.Leg with(Trip trip, List<Line> lines, String sql) {
    return trip.sql(sql)
        .param("programmes", Columns.texts(lines, Line::programme))
        .param("kinds", Columns.texts(lines, line -> line.identifier.kind().word()))
        .param("values", Columns.texts(lines, line -> line.identifier.value()))
        .param("accounts", Columns.longs(lines, Line::account));
  }
}
