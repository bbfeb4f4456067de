package org.laurel.wire.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file whose first row names the columns.
final class CsvRows implements AutoCloseable {

  /// @param line on which it begins
  record Row(long line, List<String> fields) {}

  private final Path path;
  private final FileBytes file;
  private final CloseableIterator<CsvRecord> records;
  private final Map<String, Integer> columns = new HashMap<>();
  private long line;

  CsvRows(Path path) throws IOException {
    this.path = path;
    this.file = new FileBytes(path);
    // Bytes that are no UTF-8 are refused, not replaced.
    InputStreamReader text =
        new InputStreamReader(file.bytes(), StandardCharsets.UTF_8.newDecoder());
    this.records = CsvReader.builder().ofCsvRecord(text).iterator();
    Row header = next();
    if (header == null) {
      throw new IOException(path + " is empty: the first row names the columns");
    }
    for (String column : header.fields()) {
      String name = column.replace("\uFEFF", "").strip();
      if (columns.put(name, columns.size()) != null) {
        throw new IOException(path + ":1: there are two columns \"" + name + "\"");
      }
    }
  }

  Map<String, Integer> columns() {
    return columns;
  }

  @Nullable Row next() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      return new Row(line, record.getFields());
    } catch (CsvParseException e) {
      throw new IOException(path + ": after line " + line + ": " + reason(e), e);
    } catch (UncheckedIOException e) {
      throw new IOException(path + ": after line " + line + ": " + reason(e), e);
    }
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e.getCause();
    if (cause instanceof CharacterCodingException) {
      return "not UTF-8; save the file as UTF-8";
    }
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  double progress() {
    return file.progress();
  }

  @Override
  public void close() throws IOException {
    records.close();
    file.close();
  }
}
