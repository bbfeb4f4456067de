package org.laurel.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Book;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Refusal;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.value.Decimal;

/// The desk in memory: what it keeps, what it forgets, and what it tells.
class SimulationTests {

  private static final String BEANS =
      """
      programme: beans
      name: {en: Beans}
      zone: Europe/Warsaw
      money: PLN
      units:
        bean: {kind: points, expires: 10 days after earning}
      earn:
        - {rule: one-per-zloty, on: purchase, give: 1 bean per 1.00 PLN of total}
      """;

  private final List<String> heard = new ArrayList<>();
  private Simulation simulation;

  @BeforeEach
  void enrolAda() {
    simulation = simulation(30);
    simulation.take("ada", enrol());
    heard.clear();
  }

  private Simulation simulation(int days) {
    return new Simulation(
        Versions.only(beans()),
        new Simulation.Memory(days),
        (member, activity, decision) ->
            heard.add(
                member
                    + " "
                    + activity.key()
                    + (decision instanceof Decision.Granted ? "" : " refused")));
  }

  @Test
  void aRetryGetsTheSameDecisionAndChangesNothing() {
    Decision first = simulation.take("ada", purchase(1, "k1", day(1), 500)).decision();
    Simulation.Taken again = simulation.take("ada", purchase(2, "k1", day(1), 500));

    assertThat(again.retry()).isTrue();
    assertThat(again.decision()).isSameAs(first);
    assertThat(simulation.account("ada").available("bean")).isEqualTo(5);
    assertThat(heard).containsExactly("ada k1");
  }

  @Test
  void aUsedKeyWithSomethingElseIsRefusedByTheNameOfWhatDiffers() {
    simulation.take("ada", purchase(1, "k1", day(1), 500));

    assertThatThrownBy(() -> simulation.take("ada", purchase(2, "k1", day(1), 700)))
        .isInstanceOfSatisfying(
            Simulation.KeyConflict.class, e -> assertThat(e.field()).isEqualTo("lines"));
    assertThatThrownBy(() -> simulation.take("ada", purchase(2, "k1", day(2), 500)))
        .isInstanceOfSatisfying(
            Simulation.KeyConflict.class, e -> assertThat(e.field()).isEqualTo("occurred"));
    assertThatThrownBy(() -> simulation.take("bo", purchase(2, "k1", day(1), 500)))
        .isInstanceOfSatisfying(
            Simulation.KeyConflict.class, e -> assertThat(e.field()).isEqualTo("member"));
    assertThatThrownBy(() -> simulation.take("ada", cancel(2, "k1", day(1), "k1")))
        .isInstanceOfSatisfying(
            Simulation.KeyConflict.class, e -> assertThat(e.field()).isEqualTo("type"));
  }

  @Test
  void dueMomentsAreDoneBeforeWhatFindsThemDueAndAreToldInOrder() {
    simulation.take("ada", purchase(1, "k1", day(1), 500));
    Simulation.Taken taken = simulation.take("ada", purchase(2, "k2", day(20), 300));

    assertThat(taken.settled()).hasSize(1);
    assertThat(heard)
        .containsExactly("ada k1", "ada time:" + midnight(LocalDate.of(2024, 1, 12)), "ada k2");
    assertThat(simulation.books("ada").into("bean", Book.EXPIRED)).isEqualTo(5);
    assertThat(simulation.books().balance("bean", Book.MEMBER)).isEqualTo(3);
  }

  @Test
  void aRefusalChangesNothingNotEvenWhatWasDue() {
    simulation.take("ada", purchase(1, "k1", day(1), 500));
    Simulation.Taken refused = simulation.take("ada", purchase(2, "k2", day(400), 300), day(2));

    assertThat(((Decision.Refused) refused.decision()).refusal()).isEqualTo(Refusal.AHEAD_OF_CLOCK);
    assertThat(simulation.account("ada").available("bean")).isEqualTo(5);
    assertThat(simulation.take("ada", purchase(2, "k2", day(2), 300)).retry()).isFalse();
  }

  @Test
  void whoWasOnlyRefusedHasNoAccount() {
    simulation.take("bo", purchase(1, "k1", day(1), 500));

    assertThat(simulation.account("bo")).isNull();
    assertThat(simulation.members()).containsExactly("ada");
  }

  @Test
  void purchasesComeBackAsLongAsTheyAreRemembered() {
    simulation.take("ada", purchase(1, "k1", day(1), 500));
    simulation.take("ada", purchase(2, "k2", day(20), 300));

    assertThat(simulation.take("ada", cancel(3, "k3", day(21), "k1")).decision())
        .isInstanceOf(Decision.Granted.class);
    assertThat(simulation.receipt("k1").stand().due()).isZero();
    assertThat(
            ((Decision.Refused) simulation.take("ada", cancel(4, "k4", day(60), "k2")).decision())
                .refusal())
        .isEqualTo(Refusal.UNKNOWN_PURCHASE);
    assertThat(simulation.receipt("k2")).isNull();
    assertThat(simulation.take("ada", purchase(5, "k2", day(60), 300)).retry()).isFalse();
  }

  @Test
  void anotherMembersPurchaseIsUnknown() {
    simulation.take("ada", purchase(1, "k1", day(1), 500));
    simulation.take("bo", new Activity.Enrol(9, "enrol-bo", day(1), profile()));

    assertThat(
            ((Decision.Refused) simulation.take("bo", cancel(2, "k2", day(1), "k1")).decision())
                .refusal())
        .isEqualTo(Refusal.UNKNOWN_PURCHASE);
  }

  @Test
  void booksOfAllUnitsAddUpToNothing() {
    simulation.take("ada", purchase(1, "k1", day(1), 500));
    simulation.take("ada", cancel(2, "k2", day(2), "k1"));

    Books books = simulation.books();
    assertThat(books.units()).containsExactly("bean");
    assertThat(books.transfers()).isEqualTo(2);
    assertThat(books.outOf("bean", Book.ISSUED)).isEqualTo(5);
    assertThat(books.into("bean", Book.ISSUED)).isEqualTo(5);
    assertThat(books.balance("bean", Book.MEMBER)).isZero();
  }

  private static Programme beans() {
    return Language.read("beans.yaml", BEANS).programme();
  }

  private static Activity.Enrol enrol() {
    return new Activity.Enrol(100, "enrol", day(0), profile());
  }

  private static Profile profile() {
    return new Profile(LocalDate.of(2024, 1, 1), null, "en", new TreeSet<>(), new TreeSet<>());
  }

  private static Activity.Purchase purchase(long id, String key, Instant at, long amount) {
    return new Activity.Purchase(
        id,
        key,
        at,
        Place.NOWHERE,
        "PLN",
        List.of(new Activity.Line(1, "beans", "coffee", "", List.of(), Decimal.ONE, amount)),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  private static Activity.Return cancel(long id, String key, Instant at, String of) {
    return new Activity.Return(id, key, at, of, List.of());
  }

  private static Instant day(int days) {
    return Instant.parse("2024-01-01T09:00:00Z").plusSeconds(86_400L * days);
  }

  private static Instant midnight(LocalDate day) {
    return day.plusDays(1).atStartOfDay(beans().zone()).toInstant();
  }
}
