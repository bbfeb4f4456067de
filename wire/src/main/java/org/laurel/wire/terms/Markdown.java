package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A page as Markdown that reads well as plain text.
final class Markdown {

  /// What Markdown would take for markup; an underscore within a word it would not.
  private static final Pattern SPECIAL =
      Pattern.compile("[\\\\`*\\[\\]<>|]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|^(?=[#+-])");

  private final StringBuilder text = new StringBuilder();

  private Markdown() {}

  static String of(Terms terms) {
    Markdown markdown = new Markdown();
    markdown.heading(1, terms.title());
    terms.lead().forEach(markdown::paragraph);
    for (Section section : terms.sections()) {
      markdown.heading(2, section.heading());
      markdown.blocks(section.blocks(), 3);
    }
    return markdown.text.toString();
  }

  private void blocks(List<Block> blocks, int level) {
    for (Block block : blocks) {
      switch (block) {
        case Block.Paragraph(var paragraph) -> paragraph(paragraph);
        case Block.Items(var items) -> items(items);
        case Block.Entry(var heading, var sentence, var details) -> {
          heading(level, heading);
          paragraph(sentence);
          items(details);
        }
        case Block.Group(var heading, var inner) -> {
          heading(level, heading);
          blocks(inner, level + 1);
        }
        case Block.Table table -> table(table);
      }
    }
  }

  private void heading(int level, String heading) {
    apart();
    text.append("#".repeat(level)).append(' ').append(plain(heading)).append('\n');
  }

  private void paragraph(String paragraph) {
    apart();
    text.append(plain(paragraph)).append('\n');
  }

  private void items(List<String> items) {
    if (!items.isEmpty()) {
      apart();
      items.forEach(item -> text.append("- ").append(plain(item)).append('\n'));
    }
  }

  private void table(Block.Table table) {
    apart();
    row(table.heads());
    row(table.heads().stream().map(_ -> "---").toList());
    for (Block.Row row : table.rows()) {
      List<String> cells = new ArrayList<>(List.of(plain(row.name())));
      row.cells()
          .forEach(lines -> cells.add(lines.isEmpty() ? "–" : plain(String.join(" · ", lines))));
      row(cells);
    }
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void apart() {
    if (!text.isEmpty()) {
      text.append('\n');
    }
  }

  private static String plain(String words) {
    return SPECIAL.matcher(words).replaceAll("\\\\$0");
  }
}
