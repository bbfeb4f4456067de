package org.laurel.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.laurel.cli.terminal.Text;
import org.laurel.core.language.Language;
import org.laurel.core.language.Problem;
import org.laurel.core.language.Reading;
import org.laurel.core.programme.Programme;

/// The texts that commands are called with.
final class Texts {

  static final String PROGRAMME = "programme.yaml";

  private Texts() {}

  static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw Trouble.ofCall(file + " is a folder, where a file is needed");
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Trouble.reading(file, e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Trouble.writing(file, e);
    }
  }

  /// The files as called with, a folder standing for all files below it whose names end so.
  static List<Path> expand(List<Path> paths, String ending) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      List<Path> below = below(path, ending);
      if (below.isEmpty()) {
        throw Trouble.ofCall("no file named …" + ending + " in or below " + path);
      }
      files.addAll(below);
    }
    return files.stream().distinct().toList();
  }

  private static List<Path> below(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw Trouble.ofCall("cannot look through " + folder + ": " + e.getMessage());
    } catch (IOException e) {
      throw Trouble.reading(folder, e);
    }
  }

  /// A programme that commands other than `check` need to be sound. A folder stands for its
  /// `programme.yaml`.
  static Programme programme(Path path) {
    Path file = Files.isDirectory(path) ? path.resolve(PROGRAMME) : path;
    Reading reading = Language.read(file.toString(), read(file));
    if (reading.programme() == null) {
      throw Trouble.ofExamined(unsound(file, reading.problems()));
    }
    return reading.programme();
  }

  private static String unsound(Path file, List<Problem> problems) {
    List<Problem> errors =
        problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
    String more =
        errors.size() > 1
            ? Text.format("\n(and %d more: laurel check %s)", errors.size() - 1, file)
            : "";
    return "the programme is not sound\n" + errors.getFirst() + more;
  }
}
