package org.laurel.server.programmes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.draw.Seed;
import org.laurel.core.language.Language;
import org.laurel.core.language.Reading;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Versions;
import org.laurel.server.platform.Turn;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The programmes this server runs, kept in memory. Every node looks with each batch whether there
/// is something new, so none decides by a version that was replaced before.
@Component
public class Programmes {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Seeds seeds;
  private final Turn reading = new Turn();
  private volatile Known known = new Known(0, Map.of());

  /// @param release number of the newest version among them
  private record Known(long release, Map<String, Published> programmes) {}

  private record Row(String programme, long release, Release version, String text) {}

  public Programmes(JdbcClient jdbc, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.seeds = new Seeds(jdbc);
    refresh();
  }

  /// Checks a text and makes it the programme's newest version.
  ///
  /// @param programme the id that the text has to name
  /// @param from first moment at which it is in force; `null`: a first version from the start that
  ///   the text names, else from now. Only a first version may start in the past.
  public Publication publish(String programme, String text, @Nullable Instant from) {
    return publish(programme, text, from, false);
  }

  /// What publishing the text would come to; nothing is changed.
  public Publication check(String programme, String text, @Nullable Instant from) {
    return publish(programme, text, from, true);
  }

  private Publication publish(
      String programme, String text, @Nullable Instant from, boolean dryRun) {
    Reading reading = Language.read(programme + ".yaml", text);
    Programme rules = reading.programme();
    if (rules == null) {
      return new Publication.Unsound(reading.problems());
    }
    if (!rules.id().equals(programme)) {
      return new Publication.Refused(
          "another-programme",
          "the text is of programme \"" + rules.id() + "\", not of \"" + programme + '"');
    }
    while (true) {
      try {
        Publication publication = transaction.execute(_ -> add(rules, reading, text, from, dryRun));
        refresh();
        return publication;
      } catch (DuplicateKeyException e) {
        // Someone else published at the same moment; look again at what there is now.
        continue;
      }
    }
  }

  private Publication add(
      Programme rules, Reading reading, String text, @Nullable Instant from, boolean dryRun) {
    refresh();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Published before = known.programmes.get(rules.id());
    Succession succession = new Succession(rules, from, now);
    String hash = sha256(text);
    if (before != null) {
      Release newest = before.releases().getLast();
      if (newest.hash().equals(hash)) {
        return new Publication.Done(newest, true, reading.problems());
      }
      Publication.Refused refused = succession.after(newest, before.version(newest.number()));
      if (refused != null) {
        return refused;
      }
    }
    Publication.Refused told = seeds.refused(rules, now);
    if (told != null) {
      return told;
    }
    int number = before == null ? 1 : before.releases().size() + 1;
    Instant start = before == null ? succession.first() : succession.next();
    Release release = new Release(number, start, now, hash);
    if (!dryRun) {
      insert(rules, release, text);
    }
    return new Publication.Done(release, false, reading.problems());
  }

  private void insert(Programme rules, Release release, String text) {
    jdbc.sql(
            """
            insert into version (programme, number, release, in_force, published, hash, text)
            select :programme, :number, coalesce(max(release), 0) + 1,
                   :from::timestamptz, :published::timestamptz, :hash, :text
            from version
            """)
        .param("programme", rules.id())
        .param("number", release.number())
        .param("from", release.from().toString())
        .param("published", release.published().toString())
        .param("hash", release.hash())
        .param("text", text)
        .update();
    seeds.commit(rules, release.published());
    for (Draw draw : rules.draws()) {
      commit(rules.id(), draw.campaign(), release.published());
    }
    for (String counter : counters(rules)) {
      jdbc.sql(
              """
              insert into counter (programme, name, used) values (:programme, :name, 0)
              on conflict do nothing
              """)
          .param("programme", rules.id())
          .param("name", counter)
          .update();
    }
  }

  /// Settles what will decide a draw before anybody can take part; a draw known before keeps its
  /// seed.
  private void commit(String programme, String campaign, Instant published) {
    byte[] seed = new byte[Seed.LENGTH];
    RANDOM.nextBytes(seed);
    jdbc.sql(
            """
            insert into draw (programme, campaign, seed, committed)
            values (:programme, :campaign, :seed, :committed::timestamptz)
            on conflict do nothing
            """)
        .param("programme", programme)
        .param("campaign", campaign)
        .param("seed", seed)
        .param("committed", published.toString())
        .update();
  }

  /// What all members of a programme use together: budgets, and stock where it is limited.
  private static List<String> counters(Programme rules) {
    List<String> counters = new ArrayList<>();
    rules.budgets().values().stream().map(Budget::counter).forEach(counters::add);
    rules.rewards().values().stream()
        .filter(Reward::limited)
        .map(Reward::counter)
        .forEach(counters::add);
    rules.rewards().values().stream()
        .filter(reward -> reward.gives() instanceof Gives.Imported)
        .map(reward -> Reward.pool(reward.id()))
        .forEach(counters::add);
    return counters;
  }

  /// What decides what programmes leave to chance.
  public Seeds seeds() {
    return seeds;
  }

  /// The programme, or `null` when none of that id was published.
  public @Nullable Published find(String programme) {
    Published found = known.programmes.get(programme);
    if (found == null) {
      refresh();
      found = known.programmes.get(programme);
    }
    return found;
  }

  /// All of them, by id.
  public List<Published> all() {
    refresh();
    return List.copyOf(known.programmes.values());
  }

  /// The text of a version as it was published, or `null`.
  public @Nullable String text(String programme, int version) {
    return jdbc.sql("select text from version where programme = :programme and number = :number")
        .param("programme", programme)
        .param("number", version)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /// A version of which accounts have yet to be told.
  public record Untold(String programme, int number) {}

  /// Versions of which accounts have yet to be told, the oldest first.
  public List<Untold> untold() {
    return jdbc.sql("select programme, number from version where told is null order by release")
        .query((row, _) -> new Untold(row.getString("programme"), row.getInt("number")))
        .list();
  }

  /// Every account knows of a version by now.
  public void told(Untold version, Instant now) {
    jdbc.sql(
            """
            update version set told = :now::timestamptz
            where programme = :programme and number = :number
            """)
        .param("now", now.toString())
        .param("programme", version.programme())
        .param("number", version.number())
        .update();
  }

  /// Campaigns of which the draw has yet to take place, also those that no text has any more.
  public Set<String> openDraws(String programme) {
    return Set.copyOf(
        jdbc.sql("select campaign from draw where programme = :programme and held is null")
            .param("programme", programme)
            .query(String.class)
            .list());
  }

  /// Reads what was published since, when this is not the newest release known here.
  public void seen(long release) {
    if (release > known.release) {
      refresh();
    }
  }

  /// Reads what was published since.
  public void refresh() {
    reading.take(() -> known = newest());
  }

  private Known newest() {
    Known before = known;
    List<Row> rows =
        jdbc.sql(
                """
                select programme, number, release, in_force, published, hash, text
                from version where release > :release order by release
                """)
            .param("release", before.release)
            .query(
                (row, _) ->
                    new Row(
                        row.getString("programme"),
                        row.getLong("release"),
                        new Release(
                            row.getInt("number"),
                            row.getTimestamp("in_force").toInstant(),
                            row.getTimestamp("published").toInstant(),
                            row.getString("hash")),
                        row.getString("text")))
            .list();
    if (rows.isEmpty()) {
      return before;
    }
    Map<String, Published> programmes = new TreeMap<>(before.programmes);
    for (Row row : rows) {
      programmes.merge(row.programme, single(row), Programmes::joined);
    }
    return new Known(rows.getLast().release, programmes);
  }

  private static Published single(Row row) {
    Reading reading = Language.read(row.programme + ".yaml", row.text);
    Programme rules = reading.programme();
    if (rules == null) {
      throw new IllegalStateException(
          "version "
              + row.version.number()
              + " of programme "
              + row.programme
              + " was published, but can no longer be read: "
              + reading.problems().getFirst());
    }
    Versions.Version version =
        new Versions.Version(row.version.number(), row.version.from(), rules);
    return new Published(row.programme, new Versions(List.of(version)), List.of(row.version));
  }

  private static Published joined(Published before, Published more) {
    List<Versions.Version> versions = new ArrayList<>(before.versions().all());
    versions.addAll(more.versions().all());
    List<Release> releases = new ArrayList<>(before.releases());
    releases.addAll(more.releases());
    return new Published(before.id(), new Versions(versions), List.copyOf(releases));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
