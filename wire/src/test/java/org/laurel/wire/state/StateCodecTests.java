package org.laurel.wire.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Account;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Standing;
import org.laurel.core.account.Tally;
import org.laurel.core.account.Ties;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Profile;
import org.laurel.wire.Anything;

/// An account's bytes: exact, few, and never believed blindly.
class StateCodecTests {

  @Test
  void everyAccountReadsBack() {
    for (long seed = 0; seed < 2000; seed++) {
      Account account = new Anything(seed).make(Account.class);

      byte[] bytes = StateCodec.write(account);

      assertThat(StateCodec.read(account.id(), bytes)).as("seed %d", seed).isEqualTo(account);
    }
  }

  @Test
  void anEmptyAccountIsAlmostNothing() {
    byte[] bytes = StateCodec.write(Account.empty(7));

    assertThat(bytes).hasSizeLessThan(16);
    assertThat(StateCodec.read(7, bytes)).isEqualTo(Account.empty(7));
  }

  @Test
  void aTypicalAccountTakesLessThan256Bytes() {
    byte[] bytes = StateCodec.write(typical(visits(1)));
    byte[] rolling = StateCodec.write(typical(visits(50)));

    System.out.println(
        "An account's state: "
            + bytes.length
            + " bytes, with a rolling year of visits "
            + rolling.length);
    assertThat(bytes).hasSizeLessThanOrEqualTo(256);
    assertThat(rolling).hasSizeLessThanOrEqualTo(384);
  }

  private static Account typical() {
    return typical(visits(1));
  }

  private static Tally visits(int weeks) {
    List<Tally.Entry> visits = new ArrayList<>();
    for (int week = weeks; week > 0; week--) {
      visits.add(new Tally.Entry(LocalDate.of(2026, 2, 3).minusWeeks(week), 1));
    }
    return new Tally(visits);
  }

  /// Three years in: cashback in a lot for each of twelve months and some pending, a stamp card, a
  /// tier, a limit, a voucher.
  private static Account typical(Tally visits) {
    LocalDate today = LocalDate.of(2026, 2, 3);
    List<Lot> lots = new ArrayList<>();
    lots.add(new Lot("stamp", null, null, 2));
    for (int month = 0; month < 12; month++) {
      lots.add(new Lot("zloty", today.plusMonths(month).withDayOfMonth(28), null, 150 + month));
    }
    lots.add(new Lot("zloty", LocalDate.of(2027, 2, 28), today.plusDays(14), 31));
    lots.sort(Lot.ORDER);
    return new Account(
        6_012_345_678_901_234L,
        new Profile(
            LocalDate.of(2023, 5, 1),
            LocalDate.of(1990, 5, 4),
            "pl",
            new TreeSet<>(List.of("commuter")),
            new TreeSet<>(List.of("offers", "receipts"))),
        Instant.parse("2026-02-03T08:17:05.123456Z"),
        today,
        lots,
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(
            Map.of(
                "status",
                new Standing("status", "guest", null, "regular", LocalDate.of(2027, 12, 31)))),
        new TreeMap<>(
            Map.of(
                "ladder:status",
                visits,
                "limit:hero-coffee",
                new Tally(List.of(new Tally.Entry(LocalDate.of(2026, 2, 1), 3))))),
        List.of(new Voucher("K7QX-91MV-ZZ", "free-drink", 6_012_345_678_901_000L, today)),
        List.of(),
        Ties.NONE);
  }

  @Test
  void bytesThatBreakOffAreTold() {
    byte[] bytes = StateCodec.write(typical());
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> StateCodec.read(9, part))
          .isInstanceOf(CorruptState.class)
          .hasMessageStartingWith("the state of account 9 cannot be read: ");
    }
  }

  @Test
  void bytesOfAnotherVersionAreTold() {
    byte[] bytes = StateCodec.write(typical());
    bytes[0] = 1;

    assertThatThrownBy(() -> StateCodec.read(9, bytes))
        .hasMessageContaining(
            "its form has version 1, this Laurel reads version " + StateCodec.VERSION);
  }

  @Test
  void bytesThatWereChangedNeverDoWorseThanBeingTold() {
    Random random = new Random(4);
    byte[] right = StateCodec.write(typical());
    for (int run = 0; run < 20_000; run++) {
      byte[] bytes = right.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        StateCodec.read(9, bytes);
      } catch (CorruptState told) {
        assertThat(told).hasMessageContaining("account 9");
      }
    }
  }
}
