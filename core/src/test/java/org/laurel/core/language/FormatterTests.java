package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// There is one canonical form, and it says the same.
class FormatterTests {

  private static final long SEED = 20_260_214;

  /// Everything that can be read as YAML: the gallery, the wrong files, the reference's blocks.
  static List<String> texts() {
    List<String> texts = new ArrayList<>();
    Stream.concat(
            Files.in("programmes", "programme.yaml").stream(),
            Files.in("docs/errors", ".yaml").stream())
        .map(Files::read)
        .forEach(texts::add);
    LanguageReferenceTests.blocks().forEach(block -> texts.add(Samples.around(block)));
    texts.removeIf(
        text -> {
          try {
            Outline.of(text);
            return false;
          } catch (Fault fault) {
            return true;
          }
        });
    return texts;
  }

  static List<Path> programmes() {
    return GalleryTests.programmes();
  }

  @Test
  void thereAreTexts() {
    assertThat(texts()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void theProgrammesOfTheGalleryAreInCanonicalForm(Path file) {
    Kept.isUpToDate(file, format(Files.read(file)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void formattingTwiceIsFormattingOnce(String text) {
    String once = format(text);

    assertThat(format(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theFormattedTextSaysTheSame(String text) {
    Reading before = Language.read("a.yaml", text);
    Reading after = Language.read("a.yaml", format(text));

    assertThat(after.programme()).isEqualTo(before.programme());
    assertThat(after.problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrderElementsOf(
            before.problems().stream().map(Problem::code).toList());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noCommentIsLostWhereverItStands(String text) {
    Random random = new Random(SEED + text.length());
    for (int round = 0; round < 8; round++) {
      String commented = withComments(text, random);
      String formatted = format(commented);

      assertThat(comments(formatted))
          .as("seed %s, %s", SEED, commented)
          .containsExactlyInAnyOrderElementsOf(comments(commented));
      assertThat(format(formatted)).as("seed %s, %s", SEED, commented).isEqualTo(formatted);
      assertThat(Language.read("a.yaml", formatted).programme())
          .isEqualTo(Language.read("a.yaml", commented).programme());
    }
  }

  @Test
  void fieldsStandInTheOrderOfTheirDescriptionAndCommentsGoWithThem() {
    String messy =
        """
        # the file

        # about money
        money:   PLN
        zone: Europe/Warsaw    # here
        units: # all
          point:
              kind: points     # count them
          star: {kind:    count}

          # nothing more
        programme: x
        earn:
          # the only rule
          - give: 1   point
            # where from
            on: 'purchase'
            rule: r
        """;

    assertThat(format(messy))
        .isEqualTo(
            """
            # the file

            programme: x
            zone: Europe/Warsaw # here

            # about money
            money: PLN

            units: # all
              point:
                kind: points # count them
              star: {kind: count}

              # nothing more

            earn:
              # the only rule
              - rule: r
                # where from
                on: purchase
                give: 1 point
            """);
  }

  @Test
  void longPhrasesAreFoldedAndShortOnesUnfolded() {
    String stores = String.join(", ", java.util.Collections.nCopies(20, "W-0412"));
    String text =
        """
        earn:
          - rule: r
            on: >-
              purchase of
              coffee
            when: store in [%s]
        """
            .formatted(stores);

    String formatted = format(text);

    assertThat(formatted)
        .contains("    on: purchase of coffee\n", "    when: >-\n      store in [");
    assertThat(formatted.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
  }

  @Test
  void textsThatYamlWouldMisreadAreQuoted() {
    String text =
        """
        products:
          a: "category 'x: y'"
          b: 'tag "#1 for you"'
          c: "- x"
          d: "{z}"
          e: "line\\nbreak \\u2028 \\\\ \\" '"
          f: ""
          g: "0 # 1"
        """;

    String formatted = format(text);

    assertThat(values(formatted)).isEqualTo(values(text));
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Language.format("bad.yaml", "a: [1\nb: 2\n"))
        .withMessageStartingWith("bad.yaml:2:");
  }

  private static String format(String text) {
    return Language.format("a.yaml", text);
  }

  private static List<String> values(String text) {
    Node.Mapping products = (Node.Mapping) Outline.of(text).root().entries().getFirst().value();
    return products.entries().stream().map(entry -> ((Node.Text) entry.value()).value()).toList();
  }

  private static List<String> comments(String text) {
    return text.lines()
        .filter(line -> line.contains("#~"))
        .map(line -> line.substring(line.indexOf("#~")))
        .toList();
  }

  /// Puts marked comments between and behind lines, where YAML lets them stand.
  private static String withComments(String text, Random random) {
    StringBuilder commented = new StringBuilder();
    int count = 0;
    for (String line : text.lines().toList()) {
      if (random.nextInt(6) == 0) {
        commented.append("\n".repeat(random.nextInt(2)));
        commented.append(" ".repeat(random.nextInt(4) * 2));
        commented.append("#~ ").append(count++).append('\n');
      }
      commented.append(line);
      if (!line.isBlank() && !line.contains("#") && random.nextInt(6) == 0) {
        commented.append(" #~ ").append(count++);
      }
      commented.append('\n');
    }
    String result = commented.toString();
    try {
      return Outline.of(result).root().entries().isEmpty() ? text : result;
    } catch (Fault fault) {
      return text;
    }
  }
}
