package org.laurel.wire.terms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// A page as HTML that needs no other file: for a phone, a desk and paper. It is XML at the same
/// time.
final class Html {

  private static final String STYLE = style();

  /// In Polish no line ends with a word of one letter.
  private static final Pattern LONE_LETTER =
      Pattern.compile("(?<![\\p{L}\\p{N}])([aiouwzAIOUWZ]) ");

  private final Terms terms;
  private final StringBuilder html = new StringBuilder();

  private Html(Terms terms) {
    this.terms = terms;
  }

  static String of(Terms terms) {
    return new Html(terms).page();
  }

  private String page() {
    html.append("<!DOCTYPE html>\n<html lang=\"").append(terms.language()).append("\">\n");
    html.append("<head>\n<meta charset=\"utf-8\" />\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n");
    element("title", terms.title());
    html.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<header>\n");
    element("h1", terms.title());
    terms.lead().forEach(paragraph -> element("p", paragraph));
    html.append("</header>\n");
    contents();
    html.append("<main>\n");
    for (Section section : terms.sections()) {
      html.append("<section aria-labelledby=\"").append(section.id()).append("\">\n<h2 id=\"");
      html.append(section.id()).append("\">").append(escaped(section.heading())).append("</h2>\n");
      blocks(section.blocks(), 3);
      html.append("</section>\n");
    }
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void contents() {
    html.append("<nav aria-labelledby=\"contents\">\n<p id=\"contents\">");
    html.append(escaped(terms.contents())).append("</p>\n<ul>\n");
    for (Section section : terms.sections()) {
      html.append("<li><a href=\"#").append(section.id()).append("\">");
      html.append(escaped(section.heading())).append("</a></li>\n");
    }
    html.append("</ul>\n</nav>\n");
  }

  private void blocks(List<Block> blocks, int level) {
    for (Block block : blocks) {
      switch (block) {
        case Block.Paragraph(var text) -> element("p", text);
        case Block.Items(var items) -> items(items);
        case Block.Entry(var heading, var text, var details) -> {
          html.append("<article>\n");
          element("h" + level, heading);
          element("p", text);
          items(details);
          html.append("</article>\n");
        }
        case Block.Group(var heading, var inner) -> {
          element("h" + level, heading);
          blocks(inner, level + 1);
        }
        case Block.Table table -> table(table);
      }
    }
  }

  private void items(List<String> items) {
    if (!items.isEmpty()) {
      html.append("<ul>\n");
      items.forEach(item -> element("li", item));
      html.append("</ul>\n");
    }
  }

  /// Cells carry the heads of their columns, for where the table is too narrow for columns.
  private void table(Block.Table table) {
    html.append("<table>\n");
    element("caption", table.caption());
    html.append("<thead>\n<tr>");
    for (String head : table.heads()) {
      html.append("<th scope=\"col\">").append(escaped(head)).append("</th>");
    }
    html.append("</tr>\n</thead>\n<tbody>\n");
    for (Block.Row row : table.rows()) {
      html.append("<tr><th scope=\"row\">").append(escaped(row.name())).append("</th>");
      for (int i = 0; i < row.cells().size(); i++) {
        html.append("<td data-head=\"").append(escaped(table.heads().get(i + 1))).append("\">");
        cell(row.cells().get(i));
        html.append("</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
  }

  private void cell(List<String> lines) {
    if (lines.size() == 1) {
      html.append(escaped(lines.getFirst()));
    } else if (!lines.isEmpty()) {
      html.append('\n');
      items(lines);
    }
  }

  private void element(String name, String text) {
    html.append('<').append(name).append('>').append(escaped(text));
    html.append("</").append(name).append(">\n");
  }

  private String escaped(String text) {
    String set =
        terms.language().equals("pl") ? LONE_LETTER.matcher(text).replaceAll("$1\u00a0") : text;
    return set.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (InputStream style = Html.class.getResourceAsStream("terms.css")) {
      return new String(
          Objects.requireNonNull(style, "terms.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
