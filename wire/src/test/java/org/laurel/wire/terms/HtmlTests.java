package org.laurel.wire.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurel.core.programme.Programme;
import org.laurel.wire.Golden;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// The page is sound HTML, whoever reads it and however.
class HtmlTests {

  static Stream<Gallery.Page> pages() {
    return Gallery.pages();
  }

  @Test
  void looksAsItWasFoundGood() {
    Golden.same("terms/everything.en.html", Terms.of(Gallery.everything(), "en").html());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void namesItsLanguageAndItsTitle(Gallery.Page page) throws Exception {
    Document document = parsed(page.terms().html());

    assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo(page.language());
    assertThat(texts(document, "title")).containsExactly(page.terms().title());
    assertThat(texts(document, "h1")).containsExactly(page.terms().title());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void headingsSkipNoLevel(Gallery.Page page) throws Exception {
    List<Integer> levels =
        elements(parsed(page.terms().html()), "*").stream()
            .map(Element::getTagName)
            .filter(name -> name.matches("h[1-6]"))
            .map(name -> name.charAt(1) - '0')
            .toList();

    assertThat(IntStream.range(1, levels.size()))
        .allSatisfy(i -> assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhereAndEverySectionIsLinked(Gallery.Page page) throws Exception {
    Document document = parsed(page.terms().html());
    List<String> links =
        elements(document, "a").stream().map(link -> link.getAttribute("href")).toList();
    List<String> sections =
        elements(document, "h2").stream().map(heading -> "#" + heading.getAttribute("id")).toList();

    assertThat(links).isEqualTo(sections).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRowOfATableIsAsLongAsItsHead(Gallery.Page page) throws Exception {
    for (Element table : elements(parsed(page.terms().html()), "table")) {
      List<Integer> lengths =
          elements(table, "tr").stream()
              .map(row -> elements(row, "th").size() + elements(row, "td").size())
              .distinct()
              .toList();
      assertThat(lengths).hasSize(1);
    }
  }

  @Test
  void noPolishLineEndsWithAWordOfOneLetter() {
    String page = Terms.of(Gallery.everything(), "pl").html();

    assertThat(page).contains("w\u00a0każdym okresie", "i\u00a0").doesNotContain(" z ", " w ");
  }

  @Test
  void namesAreTextAndNeverMarkup() throws Exception {
    Programme programme =
        Gallery.read(
            "sly",
            """
            programme: sly
            name: '<script>alert("&")</script> *sly* _and_ [odd](x) snake_case'
            zone: Europe/Paris
            money: EUR
            """);
    Terms terms = Terms.of(programme, "en");

    assertThat(texts(parsed(terms.html()), "h1")).containsExactly(terms.title());
    assertThat(terms.html()).doesNotContain("<script");
    assertThat(terms.markdown())
        .startsWith(
            "# \\<script\\>alert(\"&\")\\</script\\> \\*sly\\* \\_and\\_ \\[odd\\](x) snake_case");
  }

  private static Document parsed(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<String> texts(Document document, String name) {
    return elements(document, name).stream()
        .map(element -> element.getTextContent().replace('\u00a0', ' '))
        .toList();
  }

  private static List<Element> elements(Document document, String name) {
    return elements(document.getDocumentElement(), name);
  }

  private static List<Element> elements(Element within, String name) {
    NodeList found = within.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
