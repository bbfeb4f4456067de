package org.laurel.wire.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurel.wire.file.ActivityFile.Item;

/// Lines of requests, good and broken ones.
class NdjsonTests {

  @Test
  void aBrokenLineIsToldWithItsNumberAndTheOthersStand() throws IOException {
    List<Item> items = items("{\"type\":\"purchase\"}\n\n{oops\r\n[1]\n  \n{\"a\":1,\"a\":2}\n{}");

    assertThat(items.stream().map(NdjsonTests::told))
        .containsExactly(
            "1 sound", "3 broken-json", "4 wrong-type", "6 duplicate-field", "7 sound");
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() throws IOException {
    String text = "{\"a\":\"" + "x".repeat(NdjsonLines.MAX_LINE) + "\"}\n{}\n";

    assertThat(items(text).stream().map(NdjsonTests::told))
        .containsExactly("1 too-long", "2 sound");
  }

  @Test
  void nothingIsNoLine() throws IOException {
    assertThat(items("")).isEmpty();
    assertThat(items("\n\n")).isEmpty();
  }

  @Test
  void aFileTellsHowFarItIs(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("a.ndjson"), "{}\n{}\n");
    try (ActivityFile file = ActivityFile.open(path, null)) {
      assertThat(file.next()).isInstanceOf(Item.Sound.class);
      assertThat(file.next()).isInstanceOf(Item.Sound.class);
      assertThat(file.next()).isNull();
      assertThat(file.progress()).isEqualTo(1.0);
    }
  }

  private static List<Item> items(String text) throws IOException {
    NdjsonLines lines =
        new NdjsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<Item> items = new ArrayList<>();
    for (Item item = lines.next(); item != null; item = lines.next()) {
      items.add(item);
    }
    return items;
  }

  private static String told(Item item) {
    return item.line()
        + " "
        + (item instanceof Item.Broken broken ? broken.problem().code() : "sound");
  }
}
