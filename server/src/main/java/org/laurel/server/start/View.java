package org.laurel.server.start;

import java.time.YearMonth;
import java.util.List;

/// What the first page shows, in words and numbers ready to print.
///
/// @param figures whether members and sums may be shown to this visitor
/// @param base address of this server, as the visitor wrote it
/// @param programme one to show commands with
/// @param quote a command that asks what a purchase would earn there
/// @param asOf moment of the figures, in words
public record View(
    Texts texts,
    boolean figures,
    String base,
    List<Card> cards,
    long members,
    long activities,
    String programme,
    String quote,
    String asOf) {

  /// One programme.
  ///
  /// @param since day from which its version is in force, in words
  /// @param begun whether any of its versions is in force by now
  public record Card(
      String id,
      String name,
      int version,
      String since,
      boolean begun,
      long members,
      long activities,
      List<UnitRow> units,
      Chart chart) {}

  /// Sums of one unit over all members, in words.
  public record UnitRow(
      String name, String issued, String spent, String expired, String outstanding) {}

  /// Issued and spent by month of the programme's first unit.
  ///
  /// @param months oldest first; empty: nothing happened yet
  public record Chart(String unit, int scale, List<Bar> months) {

    static final int HEIGHT = 96;

    /// Height of a bar, of [#HEIGHT].
    public int height(long amount) {
      long most = 1;
      for (Bar bar : months) {
        most = Math.max(most, Math.max(bar.issued, bar.spent));
      }
      return Math.toIntExact(Math.ceilDiv(Math.max(0, amount) * HEIGHT, most));
    }
  }

  public record Bar(YearMonth month, long issued, long spent) {}
}
