package org.laurel.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurel.server.Cafe;
import org.laurel.server.TestServer;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// What somebody with a browser can do. Screenshots lie in `target/screenshots`.
class BrowserJourneyTests {

  private static final Dimension PHONE = new Dimension(390, 844);
  private static final Dimension DESKTOP = new Dimension(1280, 900);

  private static TestServer server;
  private static ChromeDriver browser;

  @BeforeAll
  static void open(@TempDir Path folder) {
    server = TestServer.start("--laurel.figures=everyone");
    Cafe cafe = Cafe.on(server);
    String card = cafe.member();
    for (int i = 1; i < 8; i++) {
      cafe.buys(card, Cafe.key(), i + "0.00");
    }
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome").toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + folder);
    options.setCapability("goog:loggingPrefs", console);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").toFile())
            .build();
    browser = new ChromeDriver(service, options);
  }

  private static Path program(String... names) {
    List<String> folders = List.of(System.getenv("PATH").split(java.io.File.pathSeparator));
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the browser journeys need "
                        + names[0]
                        + "; Debian has it in chromium and chromium-driver"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
    server.close();
  }

  @AfterEach
  void nothingWentWrongUnseen() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .as("the browser's console")
        .noneMatch(line -> line.getLevel().intValue() >= Level.WARNING.intValue());
  }

  private static void visit(String path) {
    browser.get(server.uri(path).toString());
  }

  private static WebElement find(String selector) {
    return new WebDriverWait(browser, Duration.ofSeconds(30))
        .until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
  }

  private static void keep(String name) {
    try {
      Path folder = Path.of("target", "screenshots");
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long number(String script) {
    return ((Number) browser.executeScript("return " + script)).longValue();
  }

  @Test
  void theFirstPageFitsPhoneAndDesktopInThreeLanguages() {
    for (Dimension size : List.of(PHONE, DESKTOP)) {
      browser.manage().window().setSize(size);
      for (String language : List.of("pl", "en", "el")) {
        visit("/?lang=" + language);
        assertThat(find("h1").getText()).isNotBlank();
        assertThat(number("document.documentElement.scrollWidth"))
            .as("nothing sticks out at width " + size.getWidth() + " in " + language)
            .isLessThanOrEqualTo(number("window.innerWidth"));
        keep("first-page-" + language + "-" + size.getWidth());
      }
    }
  }

  @Test
  void nobodyIsKeptOut() throws IOException {
    String axe;
    try (InputStream file = BrowserJourneyTests.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String scheme : List.of("light", "dark")) {
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      visit("/?lang=pl");
      find("h1");
      browser.executeScript(axe);
      Object wrong =
          browser.executeAsyncScript(
              """
              const done = arguments[arguments.length - 1];
              const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
              axe.run(document, {runOnly: rules}).then(found => done(found.violations.map(
                  one => one.id + ": " + one.nodes.map(node => node.html).join(" | "))));
              """);
      assertThat((List<?>) wrong).as("WCAG 2.2 AA, " + scheme).isEmpty();
      keep("first-page-" + scheme);
    }
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
  }

  @Test
  void aVisitorChangesTheLanguageAndFollowsTheWays() {
    browser.manage().window().setSize(DESKTOP);
    visit("/?lang=en");
    find("a[hreflang=pl]").click();
    assertThat(find("h1").getText()).startsWith("Programy");
    assertThat(find("html").getDomAttribute("lang")).isEqualTo("pl");
    assertThat(browser.findElements(By.cssSelector(".chart rect")).size()).isGreaterThan(2);
    find("a[href='/api']").click();
    assertThat(find(".opblock-summary").isDisplayed()).isTrue();
  }

  @Test
  void everythingCanBeReachedByKeyboard() {
    visit("/?lang=en");
    WebElement body = browser.findElement(By.tagName("body"));
    body.sendKeys(Keys.TAB);
    assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Skip to the content");
    long reachable =
        number("[...document.querySelectorAll('a,button:not([hidden]),[tabindex]')].length");
    java.util.Set<String> reached = new java.util.HashSet<>();
    for (int i = 0; i < reachable + 5; i++) {
      reached.add(browser.switchTo().activeElement().getDomProperty("outerHTML"));
      browser.switchTo().activeElement().sendKeys(Keys.TAB);
    }
    assertThat(reached).anyMatch(html -> html.contains("/metrics"));
    assertThat(reached).anyMatch(html -> html.contains("<pre"));
  }

  @Test
  void theInterfaceCanBeTriedFromThePage() {
    browser.manage().window().setSize(DESKTOP);
    // Without a link to the operation: the page would scroll to it under our hands.
    visit("/api");
    find("button.authorize").click();
    find("input[aria-label='auth-bearer-value'], #auth-bearer-value, .auth-container input")
        .sendKeys(server.ownerKey());
    find(".auth-btn-wrapper button.authorize").click();
    find(".auth-btn-wrapper button.btn-done").click();
    WebElement operation = find("#operations-programmes-programmes");
    browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", operation);
    if (operation.findElements(By.cssSelector("button.execute")).isEmpty()) {
      find("#operations-programmes-programmes .opblock-summary-control").click();
    }
    WebElement execute = find("#operations-programmes-programmes button.execute");
    browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", execute);
    execute.click();
    WebElement answer =
        find(
            "#operations-programmes-programmes .live-responses-table"
                + " tr.response .response-col_description");
    keep("api-" + DESKTOP.getWidth());
    assertThat(answer.getText()).contains("corner-cafe");
    browser.manage().window().setSize(PHONE);
    visit("/api");
    find(".opblock-summary");
    keep("api-" + PHONE.getWidth());
  }
}
