package org.laurel.server.programmes;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.chance.Secrets;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Programme;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The secrets that decide what programmes leave to chance. Each is settled when the text that
/// needs it is published, and told when the last text that needs it is over.
public final class Seeds {

  private static final SecureRandom RANDOM = new SecureRandom();

  /// Clocks of stores may be behind the programme's, and orders come late.
  private static final Duration AFTERWARDS = Duration.ofDays(1);

  private final JdbcClient jdbc;

  Seeds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param name what it decides: `offer paid-with-lovin`
  /// @param committed since when its hash can be seen
  /// @param told from when on everybody may know it
  public record Committed(String name, Seed seed, Instant committed, Instant told) {}

  /// All of a programme, by name.
  public List<Committed> all(String programme) {
    return jdbc.sql(
            """
            select name, seed, committed, told from chance
            where programme = :programme order by name
            """)
        .param("programme", programme)
        .query(
            (row, _) ->
                new Committed(
                    row.getString("name"),
                    new Seed(row.getBytes("seed")),
                    row.getTimestamp("committed").toInstant(),
                    row.getTimestamp("told").toInstant()))
        .list();
  }

  public Map<String, Seed> of(String programme) {
    Map<String, Seed> seeds = new HashMap<>();
    all(programme).forEach(one -> seeds.put(one.name(), one.seed()));
    return seeds;
  }

  /// Puts another seed in the place of the one that decides something: for servers on which
  /// programmes are tried out.
  ///
  /// @return `false` when nothing of that name is left to chance
  public boolean replace(String programme, String name, Seed seed) {
    return jdbc.sql(
                """
                update chance set seed = decode(:seed, 'hex')
                where programme = :programme and name = :name
                """)
            .param("seed", seed.hex())
            .param("programme", programme)
            .param("name", name)
            .update()
        == 1;
  }

  /// Settles what the rules need and do not have yet. What was known before stays as it is, and
  /// secret for as long as any version needs it.
  void commit(Programme rules, Instant published) {
    Secrets.needed(rules)
        .forEach(
            (name, end) -> {
              byte[] seed = new byte[Seed.LENGTH];
              RANDOM.nextBytes(seed);
              jdbc.sql(
                      """
                      insert into chance (programme, name, seed, committed, told)
                      values (:programme, :name, :seed, :committed::timestamptz, :told::timestamptz)
                      on conflict (programme, name) do update
                      set told = greatest(chance.told, excluded.told)
                      """)
                  .param("programme", rules.id())
                  .param("name", name)
                  .param("seed", seed)
                  .param("committed", published.toString())
                  .param("told", end.atZone(rules.zone()).toInstant().plus(AFTERWARDS).toString())
                  .update();
            });
  }

  /// Why rules cannot be published: what they leave to chance again was told already. `null`: they
  /// can.
  Publication.@Nullable Refused refused(Programme rules, Instant now) {
    var needed = Secrets.needed(rules);
    for (Committed one : all(rules.id())) {
      var end = needed.get(one.name());
      if (end != null
          && !one.told().isAfter(now)
          && end.atZone(rules.zone()).toInstant().plus(AFTERWARDS).isAfter(one.told())) {
        return new Publication.Refused(
            "chance-told",
            "what decided by chance about %s was told on %s, so anybody could foresee it: give it another id"
                .formatted(one.name(), one.told().atZone(rules.zone()).toLocalDate()));
      }
    }
    return null;
  }
}
