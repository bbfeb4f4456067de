package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurel.core.draw.Lottery;
import org.laurel.core.draw.Lottery.Entrant;
import org.laurel.core.draw.Lottery.Win;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Draw;
import org.laurel.core.value.Names;
import org.laurel.wire.json.Json;
import tools.jackson.databind.node.ObjectNode;

class DrawVerifyTests {

  private static final Seed SEED = new Seed(new byte[Seed.LENGTH]);
  private static final List<Entrant> ENTRANTS =
      List.of(new Entrant(11, 3), new Entrant(12, 1), new Entrant(30, 7));
  private static final Draw DRAW =
      new Draw(
          "summer",
          "lot",
          LocalDateTime.of(2026, 9, 7, 12, 0),
          List.of(new Draw.Prize("bicycle", Names.of(Map.of()), 1)),
          true,
          1);

  @TempDir private Path folder;
  private ObjectNode published = Json.object();

  @BeforeEach
  void publish() {
    published = Json.object();
    published.put("draw", "shop/summer").put("unit", "lot").put("state", "drawn");
    published.put("commitment", SEED.commitment()).put("seed", SEED.hex());
    published.put("hash", Lottery.hash(ENTRANTS)).put("list", Lottery.list(ENTRANTS));
    published.put("wins", "once").put("runnersUp", 1);
    published.putArray("prizes").addObject().put("prize", "bicycle").put("count", 1);
    var winners = published.putArray("winners");
    for (Win win : Lottery.draw(SEED, "shop/summer", DRAW, ENTRANTS)) {
      winners
          .addObject()
          .put("rank", win.rank())
          .put("prize", win.prize())
          .put("member", Long.toString(win.account()));
    }
  }

  private Call verify() throws IOException {
    Path file = folder.resolve("draw.json");
    Files.writeString(file, Json.write(published));
    return Call.laurel("draw", "verify", file);
  }

  @Test
  void aDrawThatWasHeldAsPublishedHolds() throws IOException {
    Call call = verify();

    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out()).contains("draws these winners", SEED.commitment());
  }

  @Test
  void anotherWinnerDoesNotHold() throws IOException {
    ((ObjectNode) published.get("winners").get(0)).put("member", "99");

    assertThat(verify().exit()).isEqualTo(1);
    assertThat(verify().out()).contains("other winners are drawn");
  }

  @Test
  void anotherSeedThanCommittedToDoesNotHold() throws IOException {
    published.put("commitment", "00");

    assertThat(verify().out()).contains("not the one that was committed to");
  }

  @Test
  void aListThatWasChangedDoesNotHold() throws IOException {
    published.put("list", "11 3\n12 2\n30 7\n");

    assertThat(verify().out()).contains("another hash", "does not hold");
  }

  @Test
  void whatDidNotTakePlaceCannotBeVerified() throws IOException {
    published.put("state", "committed");

    assertThat(verify().exit()).isEqualTo(2);
    assertThat(verify().err()).contains("did not take place yet");
  }

  @Test
  void anythingElseIsNoDraw() throws IOException {
    published.remove("list");

    assertThat(verify().exit()).isEqualTo(2);
    assertThat(verify().err()).contains("at /list: \"list\" is required here");
  }

  @Test
  void whatIsBrokenIsToldWithItsPlaceAndWhatBelongsThere() throws IOException {
    ObjectNode sound = published;
    published = sound.deepCopy().put("prizes", "x");
    assertThat(verify().err()).contains("at /prizes: a list […] is needed here, not a text");
    published = sound.deepCopy().put("list", "11 3\n12 x\n");
    assertThat(verify().err()).contains("at /list: line 2 is \"12 x\"", "such as 11 3");
    published = sound.deepCopy().put("seed", "xyz");
    assertThat(verify().err()).contains("at /seed: a seed is 64 hexadecimal digits");
    assertThat(verify().exit()).isEqualTo(2);
  }
}
