package org.laurel.server.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.laurel.server.platform.EmbeddedPostgres;
import org.laurel.server.platform.TestClock;

/// A server of its own that takes purchases, tells which it has answered, and is killed meanwhile.
final class Victim {

  static final int PURCHASES = 3000;

  private Victim() {}

  public static void main(String[] args) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]));
    House house = new House(postgres.address(), new TestClock(House.NOON), DeskSettings.USUAL);
    house.publish(Texts.CLUB);
    for (int i = 0; i < 20; i++) {
      house.enrol("club");
    }
    List<CompletableFuture<Answer>> waiting = TroubleTests.send(house, members(house), PURCHASES);
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).join() instanceof Answer.Granted) {
        System.out.println("answered " + i);
      }
    }
  }

  static List<Long> members(House house) {
    return house.jdbc.sql("select id from account order by id").query(Long.class).list();
  }

  /// Kills it, and with it nothing but the server itself, once it has answered so many.
  static Set<Integer> runAndKill(Path folder, int after) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<Integer> answered = new HashSet<>();
    List<String> other = new ArrayList<>();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("answered ")) {
          answered.add(Integer.valueOf(line.substring("answered ".length())));
        } else {
          other.add(line);
        }
        if (answered.size() == after) {
          // By its handle: the stream stays open for what it said before.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    if (answered.size() < after) {
      throw new IOException("the server ended by itself: " + String.join("\n", other));
    }
    return answered;
  }
}
