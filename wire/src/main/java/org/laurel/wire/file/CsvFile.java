package org.laurel.wire.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.file.CsvRows.Row;
import org.laurel.wire.json.Unknown;

/// A CSV file as activities, in the order of their first rows.
///
/// Rows of one activity need not lie together: a first pass counts them, so that the second knows
/// when an activity is complete. Only activities that overlap are held in memory, and one number
/// for each key.
public final class CsvFile implements ActivityFile {

  private final CsvRows rows;
  private final CsvActivity reader;
  private final CsvCounter counter;
  private final int keyColumn;
  private final Map<String, Integer> missing;
  private final SequencedMap<String, List<Row>> open = new LinkedHashMap<>();

  CsvFile(Path path, Mapping mapping) throws IOException {
    this.missing = count(path, mapping);
    this.rows = new CsvRows(path);
    this.counter = new CsvCounter(mapping.counts());
    this.reader = new CsvActivity(mapping, rows.columns(), counter);
    this.keyColumn = column(rows, path, mapping, mapping.activity());
    for (String column : MappingReader.columns(mapping)) {
      column(rows, path, mapping, column);
    }
  }

  /// How many rows each activity has.
  private static Map<String, Integer> count(Path path, Mapping mapping) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (CsvRows rows = new CsvRows(path)) {
      int column = column(rows, path, mapping, mapping.activity());
      for (Row row = rows.next(); row != null; row = rows.next()) {
        counts.merge(row.fields().get(column), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static int column(CsvRows rows, Path path, Mapping mapping, String name) {
    Integer column = rows.columns().get(name);
    if (column == null) {
      throw new MappingYaml(mapping.file())
          .problem(
              null,
              "unknown-column",
              path.getFileName()
                  + " has no column \""
                  + name
                  + "\"; "
                  + Unknown.among(name, rows.columns().keySet()));
    }
    return column;
  }

  @Override
  public @Nullable Item next() throws IOException {
    while (true) {
      for (var first = open.firstEntry();
          first != null && isComplete(first.getKey());
          first = open.firstEntry()) {
        open.pollFirstEntry();
        missing.remove(first.getKey());
        Item item = reader.item(first.getKey(), first.getValue());
        if (item != null) {
          return item;
        }
      }
      Row row = rows.next();
      if (row == null) {
        if (!open.isEmpty()) {
          throw new IOException("the file changed while it was read");
        }
        return null;
      }
      String key = row.fields().get(keyColumn);
      if (missing.computeIfPresent(key, (_, left) -> left - 1) == null) {
        throw new IOException("the file changed while it was read");
      }
      open.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
  }

  private boolean isComplete(String key) {
    return missing.getOrDefault(key, 0) == 0;
  }

  /// What has been found so far; at the end, in the whole file.
  public Counts counts() {
    return counter.counts();
  }

  @Override
  public double progress() {
    return rows.progress();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
