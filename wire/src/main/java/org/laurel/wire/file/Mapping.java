package org.laurel.wire.file;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.request.Identifier;

/// Which column of a CSV file means what.
///
/// @param file of the mapping itself, for telling problems
/// @param activity rows that say the same in this column make one activity, and that is its key
/// @param place parts of the place (`store`, `brand` …) and their columns
/// @param returns rows of which activities are returns; `null`: none
/// @param leaveOut rows that are passed over
/// @param counts columns whose different values are counted
public record Mapping(
    String file,
    Currency money,
    String activity,
    Member member,
    Moment occurred,
    Lines lines,
    Map<String, String> place,
    @Nullable Where returns,
    List<Where> leaveOut,
    List<String> counts) {

  /// `external from CustomerID`
  public record Member(Identifier.Kind kind, String column) {}

  /// `InvoiceDate as "yyyy-MM-dd HH:mm:ss" in Europe/London`. An hour that the clocks skipped
  /// counts as the hour after, an hour that came twice as the first.
  public record Moment(String column, DateTimeFormatter pattern, ZoneId zone) {

    /// @throws DateTimeException when the text does not follow the pattern
    OffsetDateTime read(String text) {
      return LocalDateTime.parse(text, pattern).atZone(zone).toOffsetDateTime();
    }
  }

  /// @param category `null`: no such column
  /// @param brand `null`: no such column
  public record Lines(
      String sku,
      String quantity,
      Amount amount,
      @Nullable String category,
      @Nullable String brand) {}

  /// `Quantity * UnitPrice`, rounded half up to the money's smallest amount.
  ///
  /// @param times `null`: the first column is the whole line's amount
  public record Amount(String column, @Nullable String times) {}

  /// `where InvoiceNo begins with C`
  public record Where(String column, Test test, String text) {

    public enum Test {
      BEGINS_WITH,
      IS,
      IS_BELOW_0,
      IS_EMPTY
    }

    boolean holds(String value) {
      return switch (test) {
        case BEGINS_WITH -> value.startsWith(text);
        case IS -> value.equals(text);
        case IS_BELOW_0 -> new BigDecimal(value).signum() < 0;
        case IS_EMPTY -> value.isEmpty();
      };
    }
  }
}
