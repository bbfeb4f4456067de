package org.laurel.wire.terms;

import java.util.List;

/// A piece of a section: plain text, never markup.
public sealed interface Block {

  record Paragraph(String text) implements Block {}

  record Items(List<String> items) implements Block {}

  /// A rule, an offer, a reward: its heading, what it comes to in a sentence, and what limits it.
  record Entry(String heading, String text, List<String> details) implements Block {}

  /// Blocks that belong together under a heading: a campaign, a ladder.
  record Group(String heading, List<Block> blocks) implements Block {}

  /// @param heads one for each column; the first column names the row
  record Table(String caption, List<String> heads, List<Row> rows) implements Block {}

  /// @param cells of the columns after the first; each has any number of lines
  record Row(String name, List<List<String>> cells) {}
}
