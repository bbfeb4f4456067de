package org.laurel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the house asks of every file of the repository, wherever it lies.
class HouseRulesTests {

  /// The words themselves stand in this file.
  private static final Path HERE = Path.of("core/src/test/java/org/laurel/HouseRulesTests.java");

  private static final Path ROOT = root();
  private static final List<Path> FILES = files();

  @Test
  void theWholeRepositoryIsSeen() {
    assertThat(FILES).contains(Path.of("pom.xml"), Path.of("server/pom.xml"), HERE);
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(linesWith("\\b(TODO|FIXME)\\b", _ -> true)).isEmpty();
  }

  @Test
  void noFileKnowsTheMachineItWasWrittenOn() {
    assertThat(linesWith("(?<![\\w.}*])/(work|root|tmp|home/\\w+|Users/\\w+)/", _ -> true))
        .isEmpty();
  }

  @Test
  void onlyTheCommandLinePrints() {
    String printing = "System\\.(out|err)\\b|printStackTrace\\(\\)";
    // The server speaks to whoever started it in one place.
    Predicate<Path> quiet =
        file ->
            isMain(file)
                && !file.startsWith("cli")
                && !file.endsWith("server/platform/Terminal.java");
    assertThat(linesWith(printing, quiet)).isEmpty();
  }

  @Test
  void nobodyWaitsByTheClock() {
    assertThat(linesWith("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep", HouseRulesTests::isJava))
        .isEmpty();
  }

  @Test
  void noLombokNoJpaNoMocks() {
    String banned =
        "\\b(import|<groupId>|<artifactId>)\\W*(org\\.projectlombok|lombok|jakarta\\.persistence"
            + "|org\\.hibernate|org\\.mockito|net\\.jqwik)";
    assertThat(linesWith(banned, file -> isJava(file) || isPom(file))).isEmpty();
  }

  @Test
  void noTestIsSwitchedOff() {
    assertThat(linesWith("@Disabled\\b|@Ignore\\b", HouseRulesTests::isJava)).isEmpty();
  }

  /// Surefire looks at names only and would pass over the others in silence.
  @Test
  void noTestIsOverlookedForItsName() {
    assertThat(
            linesWith(
                "^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b",
                file -> isJava(file) && !file.toString().matches(".*Tests?\\.java")))
        .isEmpty();
  }

  @Test
  void typesAreNotNamedForTheirLayer() {
    assertThat(FILES)
        .filteredOn(
            file -> file.toString().matches(".*(Utils?|Helper|Manager|DTO|Dto|Impl)\\.java"))
        .isEmpty();
  }

  @Test
  void sourcesStayShortEnoughToRead() {
    assertThat(
            FILES.stream()
                .filter(HouseRulesTests::isJava)
                .map(file -> lines(file).size() + " lines: " + file))
        .filteredOn(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))) > 400)
        .isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(FILES.stream().filter(HouseRulesTests::isMain).map(Path::getParent).distinct())
        .allSatisfy(
            folder ->
                assertThat(lines(folder.resolve("package-info.java")))
                    .as(folder + "/package-info.java")
                    .contains("@NullMarked"));
  }

  @Test
  void onlyTheRootPomNamesVersions() {
    String version = "<version>(?!0\\.1\\.0-SNAPSHOT|\\$\\{)";
    assertThat(linesWith(version, file -> isPom(file) && file.getNameCount() > 1)).isEmpty();
  }

  private static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }

  private static boolean isMain(Path file) {
    return isJava(file) && file.toString().contains("src/main/");
  }

  private static boolean isPom(Path file) {
    return file.endsWith("pom.xml");
  }

  private static List<String> linesWith(String pattern, Predicate<Path> where) {
    Predicate<String> found = Pattern.compile(pattern).asPredicate();
    List<String> hits = new ArrayList<>();
    for (Path file : FILES) {
      if (file.equals(HERE) || !where.test(file)) continue;
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (found.test(lines.get(i))) hits.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
      }
    }
    return hits;
  }

  private static List<String> lines(Path file) {
    // Examples of wrong files need not be UTF-8.
    try (Stream<String> lines = Files.lines(ROOT.resolve(file), ISO_8859_1)) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) folder = folder.getParent();
    return folder;
  }

  /// The text files somebody wrote: what is built, downloaded or binary is left out.
  private static List<Path> files() {
    Set<String> notOurs = Set.of(".git", ".mvn", "target", "node_modules", ".idea");
    Set<String> others = Set.of("mvnw", "mvnw.cmd", "LICENSE");
    Pattern text =
        Pattern.compile(
            ".*\\.(java|xml|md|ya?ml|json|ndjson|csv|sql|jte|html|css|js|svg|properties|sh|txt)|[^.]+");
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean skip =
                  notOurs.contains(folder.getFileName().toString())
                      || folder.equals(ROOT.resolve("data"));
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              if (!others.contains(name) && text.matcher(name).matches()) {
                found.add(ROOT.relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(found);
  }
}
