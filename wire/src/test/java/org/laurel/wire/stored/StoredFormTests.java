package org.laurel.wire.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Decimal;
import org.laurel.wire.Anything;
import org.laurel.wire.Fixtures;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.json.Json;

/// What is stored reads back as it was, whatever it was.
class StoredFormTests {

  private static final Programme BAR = Fixtures.bar();
  private static final int RUNS = 500;

  static Stream<Class<?>> activities() {
    return Stream.of(Activity.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("activities")
  void everyActivityReadsBack(Class<? extends Activity> type) {
    for (long seed = 0; seed < RUNS; seed++) {
      Activity activity = filledByTransfers(new Anything(seed).make(type));

      String json = ActivityForm.write(activity);

      assertThat(ActivityForm.read(json)).as("seed %d: %s", seed, json).isEqualTo(activity);
      assertThat(json).as("seed %d", seed).isEqualTo(Json.write(Json.read(json)));
    }
  }

  @Test
  void anyTextIsWrittenAsJsonWritesIt() {
    for (char c = 0; c < 0xffff; c++) {
      String text = Character.isSurrogate(c) ? "\ud83c\udf3f" : "a" + c;

      assertThat(Out.json(out -> out.text("text", text)))
          .as("U+%04X", (int) c)
          .isEqualTo(Json.write(Json.object().put("text", text)));
    }
  }

  static Stream<Class<?>> effects() {
    return Stream.of(Effect.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("effects")
  void everyEffectReadsBack(Class<? extends Effect> type) {
    for (long seed = 0; seed < RUNS; seed++) {
      Effect effect = filledByTransfers(new Anything(seed).make(type));

      Outcome outcome = outcome(List.of(effect), seed);

      byte[] stored = DecisionForm.write(outcome, BAR);
      assertThat(DecisionForm.read(stored, BAR)).as("seed %d", seed).isEqualTo(outcome);
    }
  }

  @Test
  void reasonsRefundsAndFactsReadBack() {
    LongStream.range(0, RUNS)
        .forEach(
            seed -> {
              Outcome outcome = outcome(new Anything(seed).make(Decision.Granted.class));
              byte[] stored = DecisionForm.write(outcome, BAR);
              assertThat(DecisionForm.read(stored, BAR)).as("seed %d", seed).isEqualTo(outcome);
            });
  }

  @Test
  void aPurchaseIsStoredSparingly() {
    Activity.Purchase purchase =
        new Activity.Purchase(
            77,
            "W0412-0917",
            Instant.parse("2026-02-03T08:17:05Z"),
            new Place("W-0412", "", "app", "", null),
            "PLN",
            List.of(new Activity.Line(1, "590", "coffee", "", List.of(), Decimal.ONE, 1290)),
            List.of(),
            List.of(),
            false,
            List.of());

    assertThat(ActivityForm.write(purchase))
        .isEqualTo(
            """
            {"id":77,"occurred":"2026-02-03T08:17:05Z","key":"W0412-0917","type":"purchase",\
            "place":{"store":"W-0412","channel":"app"},"money":"PLN",\
            "lines":[{"line":1,"sku":"590","category":"coffee","quantity":1,"amount":1290}]}\
            """);
    assertThat(ActivityForm.write(purchase).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(250);
  }

  @Test
  void aDecisionTakesAFractionOfItsJson() {
    long json = 0;
    long packed = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      byte[] stored =
          DecisionForm.write(outcome(new Anything(seed).make(Decision.Granted.class)), BAR);
      json += Json.utf8(Unpacking.read(stored)).length;
      packed += stored.length;
    }
    assertThat(packed).isLessThan(json / 2);
  }

  @Test
  void aDecisionThatWasStoredAsJsonIsStillRead() {
    for (long seed = 0; seed < RUNS; seed++) {
      Outcome outcome = outcome(new Anything(seed).make(Decision.Granted.class));
      byte[] json = Json.utf8(Unpacking.read(DecisionForm.write(outcome, BAR)));
      assertThat(json[0]).isEqualTo((byte) '{');
      assertThat(DecisionForm.read(json, BAR)).as("seed %d", seed).isEqualTo(outcome);
    }
  }

  /// Histories are full of it.
  @Test
  void whatWasPackedOnceIsAlwaysRead() {
    Outcome outcome =
        outcome(
            List.of(
                new Effect.Transfer(
                    "bean",
                    12,
                    Book.ISSUED,
                    Book.MEMBER,
                    LocalDate.of(2027, 1, 31),
                    null,
                    0,
                    "basis",
                    null),
                new Effect.Counted(
                    "visits", LocalDate.of(2026, 1, 31), 1, LocalDate.of(2025, 1, 31))),
            Outcome.of(
                BAR,
                new Decision.Granted(List.of(), List.of(), null, List.of(), Account.empty(1))));
    String kept =
        "01bc0402480f4000046265616e39186010681158000a323032372d30312d333128000562"
            + "6173697300481270000676697369747378000a323032362d30312d33313902a001000a32"
            + "3032352d30312d333100ab050b06737461747573b00500056775657374a3020909707572"
            + "6368617365730000c005000a313937302d31322d3331000000";
    assertThat(HexFormat.of().formatHex(DecisionForm.write(outcome, BAR))).isEqualTo(kept);
    assertThat(DecisionForm.read(HexFormat.of().parseHex(kept), BAR)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "01", "0207", "01ff", "0144", "0100ff", "01400a61", "7b"})
  void whatIsNoStoredDecisionIsTold(String hex) {
    assertThatThrownBy(() -> DecisionForm.read(HexFormat.of().parseHex(hex), BAR))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void whatIsNoStoredFormIsTold() {
    assertThatThrownBy(() -> ActivityForm.read("{\"occurred\":\"2026-02-03T08:17:05Z\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without \"type\"");
  }

  private static Outcome outcome(List<Effect> effects, long seed) {
    return new Outcome(
        effects, List.of(), null, List.of(), new Anything(seed).make(Outcome.class).after());
  }

  private static Outcome outcome(List<Effect> effects, Outcome rest) {
    return new Outcome(effects, List.of(), null, List.of(), rest.after());
  }

  private static Outcome outcome(Decision.Granted granted) {
    Outcome outcome =
        Outcome.of(
            BAR,
            new Decision.Granted(
                granted.effects().stream().map(StoredFormTests::filledByTransfers).toList(),
                granted.reasons(),
                granted.then(),
                granted.refunds(),
                Account.empty(1)));
    assertThat(outcome.after().balances()).isEqualTo(new TreeMap<>(Map.of()));
    return outcome;
  }

  private static Activity filledByTransfers(Activity activity) {
    return switch (activity) {
      case Activity.TakeOver a ->
          new Activity.TakeOver(
              a.id(), a.key(), a.occurred(), a.from(), a.bond(), a.alike(), filled(a.brings()));
      case Activity.SetFree a ->
          new Activity.SetFree(a.id(), a.key(), a.occurred(), a.from(), filled(a.brings()));
      default -> activity;
    };
  }

  private static List<Effect> filled(List<Effect> effects) {
    return effects.stream().map(StoredFormTests::filledByTransfers).toList();
  }

  /// A hold is opened empty; the transfers after it fill it.
  private static Effect filledByTransfers(Effect effect) {
    return effect instanceof Effect.HoldOpened(var hold)
        ? new Effect.HoldOpened(hold.with(List.of()))
        : effect instanceof Effect.FollowUp(var account, var activity)
            ? new Effect.FollowUp(account, filledByTransfers(activity))
            : effect;
  }
}
