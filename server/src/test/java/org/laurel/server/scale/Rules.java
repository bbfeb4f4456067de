package org.laurel.server.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a statement has to keep to, so that the tables can be spread over machines.
final class Rules {

  private static final String PARAMETER = "(\\?|:\\w+)";

  private static final Pattern BOUND =
      Pattern.compile("\\bbucket = (" + PARAMETER + "|any\\(" + PARAMETER + "(::\\w+\\[])?\\))");

  private static final Pattern JOINED = Pattern.compile("\\w+\\.bucket = \\w+\\.bucket\\b");

  /// What would be another thing on every machine, or in every attempt.
  private static final Pattern LOCAL =
      Pattern.compile(
          "\\b(now\\(|random\\(|clock_timestamp|current_timestamp|current_date|localtime"
              + "|gen_random_uuid|pg_advisory|pg_try_advisory|skip locked|notify |listen |ctid|xmin"
              + "|txid_|pg_current_xact|merge into|nextval\\((?!'node'\\))|currval|lastval|serial"
              + "|truncate|lock table)");

  /// Written by themselves, whatever they say: spread by another column.
  private static final String CLAIMS = "key_claim";

  private final Set<String> spread;
  private final Pattern read;
  private final Pattern inserted;
  private final Pattern tables;

  /// @param spread the tables that lie on the machine of their bucket
  Rules(Set<String> spread) {
    this.spread = spread;
    String any = "(" + String.join("|", spread) + ")\\b";
    this.read = Pattern.compile("\\b(from|join|update) " + any);
    this.inserted = Pattern.compile("\\binsert into " + any + " (\\(([^)]*)\\)|values \\(:bucket)");
    this.tables = Pattern.compile("\\b(from|join|update|into) " + any);
  }

  /// A statement in one line, in lower case and without comments.
  static String plain(String sql) {
    return sql.replaceAll("--.*", " ").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /// Whether it is about what lies on the machine of a bucket.
  boolean concern(String sql) {
    return tables.matcher(sql).find();
  }

  Set<String> spread() {
    return spread;
  }

  /// @return the rules that it breaks; none when all is well
  List<String> brokenBy(String sql) {
    List<String> broken = new ArrayList<>();
    if (LOCAL.matcher(sql).find()) {
      broken.add("time, chance, locks and numbers come from the application");
    }
    if (sql.contains(CLAIMS)) {
      claims(sql, broken);
    }
    if (concern(sql)) {
      buckets(sql, broken);
    }
    return broken;
  }

  private void buckets(String sql, List<String> broken) {
    long reads = read.matcher(sql).results().count();
    long bound = BOUND.matcher(sql).results().count();
    long joined = JOINED.matcher(sql).results().count();
    if (reads > 0 && bound == 0) {
      broken.add("the bucket is bound to a parameter");
    } else if (bound + joined < reads) {
      broken.add("every table's bucket is bound, or joined with one that is");
    }
    Matcher into = inserted.matcher(sql);
    if (sql.contains("insert into") && !(into.find() && names(into.group(3)))) {
      broken.add("what is inserted names its bucket");
    }
    if (sql.matches(".*\\bset ([^=]*,)? ?bucket = .*")) {
      broken.add("a bucket never changes");
    }
    if (sql.contains(CLAIMS)) {
      broken.add("claims are spread by another column, so they are not joined");
    }
  }

  /// @param columns `null`: all of them
  private static boolean names(String columns) {
    return columns == null || List.of(columns.split(", *")).contains("bucket");
  }

  private static void claims(String sql, List<String> broken) {
    if (!sql.contains("programme") || !sql.contains("source") || !sql.contains("key")) {
      broken.add("a claim is asked for by its whole key");
    }
  }
}
