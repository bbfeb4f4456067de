package org.laurel.wire.terms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.laurel.core.language.Language;
import org.laurel.core.language.Reading;
import org.laurel.core.programme.Programme;
import org.laurel.wire.words.Words;

/// Programmes to write pages from: those that ship with the project, and one that has everything.
final class Gallery {

  private static final Path ROOT = Path.of(System.getProperty("laurel.root"));

  /// A page to be looked at.
  record Page(Programme programme, String language) {

    Terms terms() {
      return Terms.of(programme, language);
    }

    @Override
    public String toString() {
      return programme.id() + " in " + language;
    }
  }

  private Gallery() {}

  static Stream<Page> pages() {
    return programmes().stream()
        .flatMap(
            programme -> Words.LANGUAGES.stream().map(language -> new Page(programme, language)));
  }

  static List<Programme> programmes() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("programmes"))) {
      Stream<Programme> shipped =
          files.filter(file -> file.endsWith("programme.yaml")).sorted().map(Gallery::read);
      return Stream.concat(shipped, Stream.of(everything())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Programme everything() {
    return read(ROOT.resolve("wire/src/test/resources/terms/everything.yaml"));
  }

  private static Programme read(Path file) {
    try {
      return read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Programme read(String name, String text) {
    Reading reading = Language.read(name, text);
    return Objects.requireNonNull(reading.programme(), () -> reading.problems().toString());
  }
}
