package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the language reference shows works, and it shows everything there is.
class LanguageReferenceTests {

  private static final Path FILE = Files.ROOT.resolve("docs/LANGUAGE.md");
  private static final String TEXT = Files.read(FILE);

  record Example(String field, String phrase) {}

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
  void theStampCardHasTenLinesAndNoWarning() {
    String card = blocks().getFirst();

    assertThat(card.lines()).hasSize(10);
    assertThat(Language.read("card.yaml", card).problems()).isEmpty();
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
    String text =
        Pattern.compile("(?s)<!-- fields: ([^>]+) -->\n.*?<!-- end -->")
            .matcher(TEXT)
            .replaceAll(
                found -> {
                  shown.add(found.group(1));
                  return "<!-- fields: %s -->\n%s<!-- end -->"
                      .formatted(found.group(1), table(all.get(found.group(1))))
                      .replace("\\", "\\\\")
                      .replace("$", "\\$");
                });

    assertThat(shown).containsExactlyInAnyOrderElementsOf(all.keySet());
    Kept.isUpToDate(FILE, text);
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
