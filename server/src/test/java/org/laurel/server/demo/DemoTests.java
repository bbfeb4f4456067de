package org.laurel.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurel.server.TestServer;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.audit.Audit;
import org.laurel.server.desk.Desk;
import org.laurel.server.ledger.Cursor;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.ledger.Sums;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.TestDatabase;
import org.laurel.server.programmes.Programmes;

/// The demo in small: some dozens of members.
class DemoTests {

  private static final int MEMBERS = 60;

  private static TestServer demo(Path folder, Address database) {
    return TestServer.on(
        database,
        "--spring.profiles.active=demo",
        // Time stands still, so that histories of two runs can be compared.
        "--laurel.desk.rounds=0",
        "--laurel.data=" + folder,
        "--laurel.demo.members=" + MEMBERS,
        "--laurel.demo.programmes=" + System.getProperty("laurel.root") + "/programmes");
  }

  private static List<Cursor> heads(TestServer server) {
    return server.bean(Ledger.class).heads();
  }

  @Test
  void itFillsEveryProgrammeAndNothingTwice(@TempDir Path folder) throws Exception {
    Address database = TestDatabase.fresh();
    List<Cursor> heads;
    try (TestServer first = demo(folder, database)) {
      heads = heads(first);
      for (Scene scene : Scene.values()) {
        Sums.Total sums = first.bean(Sums.class).of(scene.programme());
        assertThat(sums.activities()).as(scene.programme()).isGreaterThan(20);
        assertThat(sums.months().values().iterator().next()).hasSizeGreaterThan(10);
      }
      assertThat(first.bean(Accounts.class).counts().values().stream().mapToLong(n -> n).sum())
          .isBetween(MEMBERS * 9L / 10, (long) MEMBERS + Scene.values().length);
      Audit audit = new Audit(first.bean(DataSource.class), first.bean(Programmes.class));
      assertThat(audit.run(1, _ -> {}).findings()).isEmpty();
      String page = first.owner().withKey(null).get("/").text();
      assertThat(page).contains("Kameleon").contains("<svg viewBox=\"0 0 336 116\"");
      assertThat(
              first.owner().get("/v1/programmes/kameleon/members/card:" + Cards.number(1)).status())
          .isEqualTo(200);
    }

    try (TestServer again = demo(folder, database)) {
      assertThat(heads(again)).as("a second start sends nothing").isEqualTo(heads);
    }

    Path keepsake = folder.resolve("demo.properties");
    Files.writeString(keepsake, Files.readString(keepsake).replace("loaded=true", "loaded=false"));
    try (TestServer once = demo(folder, database)) {
      assertThat(heads(once)).as("led again, nothing is taken twice").isEqualTo(heads);
    }
  }

  @Test
  void aHistoryThatBrokeOffIsContinued(@TempDir Path folder) throws IOException {
    Address whole = TestDatabase.fresh();
    List<Cursor> heads;
    try (TestServer server = demo(folder, whole)) {
      heads = heads(server);
    }

    Address broken = TestDatabase.fresh();
    Keepsake keepsake = Keepsake.of(folder, () -> null);
    try (TestServer server = TestServer.on(broken, "--laurel.desk.rounds=0")) {
      leadTwoMonths(server, keepsake);
      assertThat(heads(server)).isNotEqualTo(heads);
    }
    new Keepsake(keepsake.seed(), keepsake.ends(), keepsake.members(), keepsake.key(), false)
        .write(folder);
    try (TestServer server = demo(folder, broken)) {
      assertThat(heads(server)).isEqualTo(heads);
    }
  }

  private static void leadTwoMonths(TestServer server, Keepsake keepsake) throws IOException {
    Programmes programmes = server.bean(Programmes.class);
    Till till = new Till(server.bean(Desk.class), programmes, server.bean(InstantSource.class));
    YearMonth first = Demo.first(keepsake.ends());
    for (Scene scene : Scene.values()) {
      Path text =
          Path.of(
              System.getProperty("laurel.root"), "programmes", scene.programme(), "programme.yaml");
      programmes.publish(scene.programme(), Files.readString(text), null);
      for (int number = 1; number <= scene.members(keepsake.members()); number++) {
        Life life = new Life(scene, number, keepsake.seed(), first, keepsake.ends(), till);
        life.lead(first);
        if (number % 2 == 0) {
          life.lead(first.plusMonths(1));
        }
      }
    }
  }
}
