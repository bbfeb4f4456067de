package org.laurel.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.server.platform.Turn;
import org.laurel.server.security.ApiKey.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The API keys of this server.
///
/// A key is `laurel_<id>_<secret>` with a secret of 256 random bits. Only the SHA-256 of the whole
/// key is stored: nobody can try out 2^256 keys, so a hash made slow on purpose, as passwords need
/// it, would add nothing but a few milliseconds to every purchase.
///
/// Keys are few and asked for at every request, so they are kept in memory and read anew every
/// [#GOOD_FOR]: a key revoked on another node of the house opens nothing after that time.
@Component
public class ApiKeys {

  /// How long what is in memory is trusted.
  static final Duration GOOD_FOR = Duration.ofSeconds(10);

  /// Unknown keys make the table be read again, though not more often than this.
  static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

  /// A new key, the only time it can be seen.
  public record Made(String key, ApiKey about) {}

  private record Stored(byte[] hash, ApiKey about) {}

  private record Read(Instant at, Map<String, Stored> byId) {}

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Turn reading = new Turn();
  private volatile Read read = new Read(Instant.MIN, Map.of());

  ApiKeys(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// @param programme of a [Role#PROGRAMME] key only
  /// @param source see [ApiKey#source()]
  public Made make(String name, Role role, @Nullable String programme, String source) {
    if ((role == Role.PROGRAMME) != (programme != null)) {
      throw new IllegalArgumentException("a programme's key, and no other, names a programme");
    }
    String id = HexFormat.of().formatHex(bytes(5));
    String key =
        "laurel_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    ApiKey about = new ApiKey(id, name, role, programme, source, clock.instant(), null);
    jdbc.sql(
            """
            insert into api_key (id, hash, name, role, programme, source, made)
            values (:id, :hash, :name, :role, :programme, :source, :made)
            """)
        .param("id", id)
        .param("hash", hash(key))
        .param("name", name)
        .param("role", role.name().toLowerCase(Locale.ROOT))
        .param("programme", programme)
        .param("source", source)
        .param("made", OffsetDateTime.ofInstant(about.made(), ZoneOffset.UTC))
        .update();
    readAgain(Duration.ZERO);
    return new Made(key, about);
  }

  /// From now on the key opens nothing.
  ///
  /// @return whether there is a key with that id
  public boolean revoke(String id) {
    int found =
        jdbc.sql("update api_key set revoked = coalesce(revoked, :now) where id = :id")
            .param("id", id)
            .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .update();
    readAgain(Duration.ZERO);
    return found == 1;
  }

  /// All keys ever made, oldest first.
  public List<ApiKey> all() {
    return jdbc.sql("select * from api_key order by made, id")
        .query((row, _) -> stored(row).about())
        .list();
  }

  /// What is known of a key; `null` when there is no such key or it was revoked.
  public @Nullable ApiKey find(String key) {
    String[] parts = key.split("_", 3);
    if (parts.length != 3 || !parts[0].equals("laurel")) {
      return null;
    }
    Read now = readAgain(GOOD_FOR);
    Stored stored = now.byId.get(parts[1]);
    if (stored == null) {
      stored = readAgain(AT_MOST_EVERY).byId.get(parts[1]);
    }
    // Compared without telling by its duration how much of it is right.
    return stored != null && MessageDigest.isEqual(stored.hash, hash(key)) ? stored.about : null;
  }

  /// What is in memory, read anew when it is older than that.
  private Read readAgain(Duration age) {
    Read known = read;
    return isYoungerThan(age, known) ? known : reading.take(() -> readAgain(age, known));
  }

  /// Unless somebody did so since.
  private Read readAgain(Duration age, Read known) {
    if (known == read || !isYoungerThan(age, read)) {
      Map<String, Stored> byId = new HashMap<>();
      Instant at = clock.instant();
      jdbc.sql("select * from api_key where revoked is null")
          .query((row, _) -> stored(row))
          .list()
          .forEach(stored -> byId.put(stored.about.id(), stored));
      read = new Read(at, byId);
    }
    return read;
  }

  private boolean isYoungerThan(Duration age, Read read) {
    return read.at != Instant.MIN && clock.instant().isBefore(read.at.plus(age));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    OffsetDateTime revoked = row.getObject("revoked", OffsetDateTime.class);
    return new Stored(
        row.getBytes("hash"),
        new ApiKey(
            row.getString("id"),
            row.getString("name"),
            Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
            row.getString("programme"),
            row.getString("source"),
            row.getObject("made", OffsetDateTime.class).toInstant(),
            revoked == null ? null : revoked.toInstant()));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
