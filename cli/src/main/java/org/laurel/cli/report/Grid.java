package org.laurel.cli.report;

import java.util.List;

/// A table of a page: the first column names the row, the others are numbers.
final class Grid {

  private final StringBuilder html = new StringBuilder();
  private int rows;

  Grid(String first, List<String> heads) {
    html.append("<thead><tr><th scope=\"col\">").append(Html.escaped(first)).append("</th>");
    heads.forEach(
        head -> html.append("<th scope=\"col\">").append(Html.escaped(head)).append("</th>"));
    html.append("</tr></thead><tbody>");
  }

  Grid row(String name, List<String> cells) {
    html.append("<tr><th scope=\"row\">").append(Html.escaped(name)).append("</th>");
    cells.forEach(cell -> html.append("<td>").append(Html.escaped(cell)).append("</td>"));
    html.append("</tr>");
    rows++;
    return this;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /// @param caption for those who do not see what stands around it
  String html(String caption) {
    return "<div class=\"wide\" tabindex=\"0\"><table><caption>"
        + Html.escaped(caption)
        + "</caption>"
        + html
        + "</tbody></table></div>";
  }
}
