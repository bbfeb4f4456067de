package org.laurel.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.TestServer;

class FirstPageTests {

  private static final TestServer SERVER = TestServer.start();
  private static final Client ANYBODY = SERVER.owner().withKey(null);

  @BeforeAll
  static void somethingHappens() {
    assertThat(ANYBODY.get("/").text()).contains("No programme has been published yet.");
    Cafe cafe = Cafe.on(SERVER);
    String card = cafe.member();
    cafe.member();
    cafe.buys(card, Cafe.key(), "1234.00");
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void strangersSeeWhichProgrammesThereAreAndNoFigures() {
    String page = ANYBODY.get("/").hasStatus(200).text();

    assertThat(page).contains("Corner Café").contains("Members and sums are shown to those");
    assertThat(page).doesNotContain("1,234").doesNotContain("2 members");
  }

  @Test
  void strangersDoNotSeeWhatIsYetToCome() {
    SERVER
        .owner()
        .publish(
            "/v1/programmes/secret",
            """
            programme: secret
            name: {en: Secret Plan}
            zone: Europe/Warsaw
            money: PLN
            starts: 2999-01-01
            units:
              star: {kind: points}
            """)
        .hasStatus(201);

    assertThat(ANYBODY.get("/").text()).doesNotContain("Secret Plan");
    assertThat(SERVER.owner().get("/").text())
        .contains("Secret Plan")
        .contains("in force from 1 January 2999 on");
  }

  @Test
  void holdersOfAKeySeeTheFiguresAsTheyAreNow() {
    String page = SERVER.owner().get("/").text();
    assertThat(page).contains("2 members").contains("3 activities").contains("1,234");
    assertThat(page).contains("24.68");

    Cafe cafe = Cafe.on(SERVER);
    cafe.buys(cafe.member(), Cafe.key(), "766.00");

    assertThat(SERVER.owner().get("/").text())
        .contains("3 members")
        .contains("5 activities")
        .contains("2,000");
  }

  @Test
  void aBrowserAsksForTheKeyByItself() {
    Client.Answered asked = ANYBODY.get("/?key");
    assertThat(asked.hasStatus(401).header("WWW-Authenticate")).startsWith("Basic");
    String pair =
        Base64.getEncoder()
            .encodeToString(("x:" + SERVER.ownerKey()).getBytes(StandardCharsets.UTF_8));
    assertThat(ANYBODY.with("Authorization", "Basic " + pair).get("/?key").hasStatus(200).text())
        .contains("members");
  }

  @Test
  void itSpeaksThreeLanguages() {
    assertThat(ANYBODY.with("Accept-Language", "pl").get("/").text())
        .contains("<html lang=\"pl\">")
        .contains("Kawiarnia na rogu")
        .contains("1 stycznia 2024");
    assertThat(ANYBODY.get("/?lang=el").text())
        .contains("<html lang=\"el\">")
        .contains("Γωνιακό Καφέ")
        .contains("1 Ιανουαρίου 2024");
    assertThat(ANYBODY.with("Accept-Language", "fr, en;q=0.5").get("/").text())
        .contains("<html lang=\"en\">")
        .contains("1 January 2024");
    assertThat(ANYBODY.with("Accept-Language", ";;;").get("/?lang=xx").hasStatus(200).text())
        .contains("<html lang=\"en\">");
  }

  @Test
  void whatItIsMadeOfIsThere() {
    for (String path :
        new String[] {
          "/laurel.css",
          "/laurel.js",
          "/laurel.svg",
          "/api",
          "/api.js",
          "/webjars/swagger-ui/swagger-ui.css",
          "/webjars/swagger-ui/swagger-ui-bundle.js"
        }) {
      ANYBODY.get(path).hasStatus(200);
    }
  }
}
