package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the language reference shows works, and it shows everything there is.
class LanguageReferenceTests {

  private static final Path GUIDE = Files.ROOT.resolve("docs/LANGUAGE.md");
  private static final List<Path> PAGES = pages();
  private static final String TEXT =
      PAGES.stream().map(Files::read).collect(Collectors.joining("\n"));

  record Example(String field, String phrase) {}

  /// The guide, and then the pages of the reference.
  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>(List.of(GUIDE));
    try (Stream<Path> beside = java.nio.file.Files.list(Files.ROOT.resolve("docs/language"))) {
      beside.sorted().forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(pages);
  }

  static List<String> blocks() {
    return Pattern.compile("(?ms)^```yaml\n(.*?)^```")
        .matcher(TEXT)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  static List<Example> phrases() {
    List<Example> examples = new ArrayList<>();
    Pattern table = Pattern.compile("<!-- run: ([^>]+) -->\n((?:\\|.*\n)+)");
    for (MatchResult found : table.matcher(TEXT).results().toList()) {
      String field = found.group(1);
      for (String line : found.group(2).lines().skip(2).toList()) {
        String[] cells = line.split("\\|");
        String cell = field.startsWith("when") ? cells[2] : cells[1];
        examples.add(new Example(field, cell.strip().replaceAll("^`|`$", "")));
      }
    }
    return examples;
  }

  @Test
  void thereAreExamples() {
    assertThat(blocks()).hasSizeGreaterThan(8);
    assertThat(phrases()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockOfTheReferenceReads(String block) {
    String text = block.startsWith("programme:") ? block : Samples.around(block);

    assertSound(text);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void everyPhraseOfTheReferenceReads(Example example) {
    assertSound(Samples.with(example.field(), example.phrase()));
  }

  @Test
  void theStampCardIsCanonicalAndHasTenLinesWhereItIsShort() {
    String card = blocks().getFirst();
    String terse = blocks().get(1);

    assertThat(Language.format("card.yaml", card)).isEqualTo(card);
    assertThat(terse.lines()).hasSize(10);
    Reading reading = Language.read("card.yaml", card);
    assertThat(reading.problems()).isEmpty();
    assertThat(Language.read("card.yaml", terse).programme()).isEqualTo(reading.programme());
  }

  @Test
  void whatTheGuidePointsToIsThereAndShown() {
    String guide = Files.read(GUIDE);
    String reference = TEXT.substring(guide.length());
    String table = guide.substring(guide.indexOf("| I want to say"));
    table = table.substring(0, table.indexOf("\n\n"));
    List<String> said =
        Pattern.compile("`(?:[a-z]+: )?([^`]+)`")
            .matcher(table)
            .results()
            .map(one -> one.group(1))
            .toList();

    assertThat(said).hasSizeGreaterThan(8).allSatisfy(one -> assertThat(reference).contains(one));
    assertThat(PAGES)
        .allSatisfy(page -> assertThat(broken(page)).as("links of %s", page).isEmpty());
  }

  /// Links to files or headings that are not there.
  private static List<String> broken(Path page) {
    return Pattern.compile("\\]\\(([^)#:]*)(?:#([a-z0-9-]+))?\\)")
        .matcher(Files.read(page))
        .results()
        .filter(
            link -> {
              Path to = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
              return !java.nio.file.Files.exists(to)
                  || link.group(2) != null && !headings(to).contains(link.group(2));
            })
        .map(MatchResult::group)
        .toList();
  }

  private static List<String> headings(Path page) {
    return Pattern.compile("(?m)^#+ (.+)$")
        .matcher(Files.read(page))
        .results()
        .map(one -> one.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'))
        .toList();
  }

  @Test
  void theReferenceSpeaksOfEveryFact() {
    assertThat(Vocabulary.FIRST_WORDS).allSatisfy(word -> assertThat(TEXT).contains("`" + word));
  }

  @Test
  void theTablesOfFieldsAreTheParsersOwn() {
    Map<String, Fields> all = new LinkedHashMap<>();
    collect(ProgrammeText.FORM, all);
    Set<String> shown = new LinkedHashSet<>();
    Map<Path, String> texts = new LinkedHashMap<>();
    for (Path page : PAGES) {
      texts.put(
          page,
          Pattern.compile("(?s)<!-- fields: ([^>]+) -->\n.*?<!-- end -->")
              .matcher(Files.read(page))
              .replaceAll(
                  found -> {
                    shown.add(found.group(1));
                    return "<!-- fields: %s -->\n%s<!-- end -->"
                        .formatted(found.group(1), table(all.get(found.group(1))))
                        .replace("\\", "\\\\")
                        .replace("$", "\\$");
                  }));
    }

    assertThat(shown).containsExactlyInAnyOrderElementsOf(all.keySet());
    texts.forEach(Kept::isUpToDate);
  }

  private static void assertSound(String text) {
    assertThat(Language.read("example.yaml", text).problems())
        .as(text)
        .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  private static String table(Fields fields) {
    StringBuilder table = new StringBuilder("| field | means | such as |\n|---|---|---|\n");
    for (Fields.Field<?> field : fields.all().values()) {
      table.append(
          "| `%s`%s | %s | %s |\n"
              .formatted(
                  field.name(),
                  field.required() ? "" : " (optional)",
                  field.meaning(),
                  example(field.form())));
    }
    return table.toString();
  }

  private static String example(Form<?> form) {
    return switch (form) {
      case Form.Scalar<?>(var like, _) -> "`" + like.getFirst() + "`";
      case Form.Id(_, var like) -> "`" + like + "`";
      case Form.Choice<?>(var words) -> "`" + String.join("`, `", words.keySet()) + "`";
      case Form.Worded(var counted) -> counted ? "`star | stars`" : "`Coffee club`";
      case Form.OneOrMore<?>(var one) -> example(one) + ", or a list";
      case Form.Cases<?>(var one, var cases) ->
          example(one) + ", or a mapping from cases such as `" + cases + "`";
      case Form.ListOf<?>(_, var what) -> "a list of " + what;
      case Form.Table<?>(_, var ids) -> "a mapping of " + ids.plural();
      case Form.Section<?> _ -> "a mapping";
    };
  }

  private static void collect(Form<?> form, Map<String, Fields> into) {
    switch (form) {
      case Form.Section<?>(var fields, _) -> {
        into.put(fields.what().replaceFirst("^an? ", ""), fields);
        fields.all().values().forEach(field -> collect(field.form(), into));
      }
      case Form.Table<?>(var one, _) -> collect(one, into);
      case Form.ListOf<?>(var one, _) -> collect(one, into);
      case Form.OneOrMore<?>(var one) -> collect(one, into);
      default -> {}
    }
  }
}
