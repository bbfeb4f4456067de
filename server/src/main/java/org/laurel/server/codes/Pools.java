package org.laurel.server.codes;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.laurel.server.platform.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Codes that partners handed over to be given away, by the reward that gives them. They are
/// numbered, and given out in that order.
@Component
public class Pools {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /// @param added to the pool
  /// @param known which were in it before
  public record Imported(long added, long known) {}

  public Pools(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /// Puts codes into a pool; those it has already are not put in twice.
  public Imported add(String programme, String reward, Collection<String> codes) {
    Collection<String> different = new LinkedHashSet<>(codes);
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              jdbc.sql("insert into pool values (:programme, :reward, 0) on conflict do nothing")
                  .param("programme", programme)
                  .param("reward", reward)
                  .update();
              long size =
                  jdbc.sql(
                          """
                          select size from pool
                          where programme = :programme and reward = :reward for update
                          """)
                      .param("programme", programme)
                      .param("reward", reward)
                      .query(Long.class)
                      .single();
              long added = insert(programme, reward, size, different);
              jdbc.sql(
                      """
                      update pool set size = :size
                      where programme = :programme and reward = :reward
                      """)
                  .param("size", size + added)
                  .param("programme", programme)
                  .param("reward", reward)
                  .update();
              return new Imported(added, codes.size() - added);
            }));
  }

  private long insert(String programme, String reward, long size, Collection<String> codes) {
    return jdbc.sql(
            """
            insert into pool_code (programme, reward, number, code)
            select :programme, :reward, :size + row_number() over (order by place), code
            from unnest(:codes) with ordinality as fresh (code, place)
            where not exists (
              select from pool_code
              where programme = :programme and reward = :reward and pool_code.code = fresh.code)
            """)
        .param("programme", programme)
        .param("reward", reward)
        .param("size", size)
        .param("codes", Columns.texts(codes, code -> code))
        .update();
  }

  /// How many codes there ever were, by reward.
  public Map<String, Long> sizes(String programme) {
    Map<String, Long> sizes = new HashMap<>();
    jdbc.sql("select reward, size from pool where programme = :programme")
        .param("programme", programme)
        .query(
            row -> {
              sizes.put(row.getString("reward"), row.getLong("size"));
            });
    return sizes;
  }

  /// The next codes of a pool; fewer when it ends.
  ///
  /// @param given how many were given out before
  public List<String> next(String programme, String reward, long given, int quantity) {
    return jdbc.sql(
            """
            select code from pool_code
            where programme = :programme and reward = :reward and number > :given
            order by number limit :quantity
            """)
        .param("programme", programme)
        .param("reward", reward)
        .param("given", given)
        .param("quantity", quantity)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
