package org.laurel.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.laurel.server.desk.Desk;
import org.laurel.server.platform.Rounds;
import org.laurel.server.platform.Terminal;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Publication;
import org.laurel.server.security.ApiKey;
import org.laurel.server.security.ApiKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Fills a server with invented members and their history, once, and tells where to look.
///
/// The history ends where it was first begun. One that was cut off is led again from its beginning
/// with the same seed and the same end: what was taken already answers at once and changes nothing.
@Component
@Profile("demo")
@Order(-1)
class Demo implements ApplicationRunner {

  /// Whose names the demo's keys are.
  static final String SOURCE = ApiKey.API;

  private static final int MONTHS = 14;
  private static final long SEED = 20_260_301;

  private final Programmes programmes;
  private final Desk desk;
  private final Rounds timekeeping;
  private final ApiKeys keys;
  private final InstantSource clock;
  private final WebServerApplicationContext server;
  private final Path folder;
  private final Path gallery;
  private final int members;

  Demo(
      Programmes programmes,
      Desk desk,
      Rounds timekeeping,
      ApiKeys keys,
      InstantSource clock,
      WebServerApplicationContext server,
      @Value("${laurel.data}") Path folder,
      @Value("${laurel.demo.programmes}") Path gallery,
      @Value("${laurel.demo.members}") int members) {
    this.programmes = programmes;
    this.desk = desk;
    this.timekeeping = timekeeping;
    this.keys = keys;
    this.clock = clock;
    this.server = server;
    this.folder = folder;
    this.gallery = gallery;
    this.members = members;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    Keepsake keepsake =
        Keepsake.of(
            folder,
            () ->
                new Keepsake(
                    SEED,
                    clock.instant(),
                    members,
                    keys.make("demo", ApiKey.Role.OWNER, null, SOURCE).key(),
                    false));
    if (!keepsake.loaded()) {
      publish();
      // While history is led, nothing of it may lapse because it is over by today's clock.
      timekeeping.stop();
      load(keepsake);
      timekeeping.start();
      keepsake.asLoaded().write(folder);
    }
    if (keys.find(keepsake.key()) == null) {
      keepsake = keepsake.withKey(keys.make("demo", ApiKey.Role.OWNER, null, SOURCE).key());
      keepsake.write(folder);
    }
    int port = server.getWebServer() == null ? 0 : server.getWebServer().getPort();
    Terminal.say(Welcome.text("http://localhost:" + port, keepsake.key()));
  }

  private void publish() throws IOException {
    for (Scene scene : Scene.values()) {
      Path file = gallery.resolve(scene.programme()).resolve("programme.yaml");
      Publication publication = programmes.publish(scene.programme(), Files.readString(file), null);
      if (!(publication instanceof Publication.Done)) {
        throw new IllegalStateException(file + " cannot be published: " + publication);
      }
    }
  }

  /// The month in which the history begins.
  static YearMonth first(Instant ends) {
    return YearMonth.from(ends.atZone(ZoneOffset.UTC)).minusMonths(MONTHS - 1L);
  }

  private void load(Keepsake keepsake) {
    YearMonth first = first(keepsake.ends());
    YearMonth last = first.plusMonths(MONTHS - 1L);
    Till till = new Till(desk, programmes, clock);
    List<Life> lives = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      for (int number = 1; number <= scene.members(keepsake.members()); number++) {
        lives.add(new Life(scene, number, keepsake.seed(), first, keepsake.ends(), till));
      }
    }
    try (Progress progress = new Progress((long) MONTHS * lives.size(), till);
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
        lead(lives, month, people, progress);
      }
    }
  }

  /// All members live through the month side by side; the next one begins when they are through.
  private static void lead(
      List<Life> lives, YearMonth month, ExecutorService people, Progress progress) {
    List<Future<?>> months = new ArrayList<>();
    for (Life life : lives) {
      months.add(
          people.submit(
              () -> {
                life.lead(month);
                progress.step(month);
              }));
    }
    for (Future<?> one : months) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the demo's history broke off in " + month, e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
