package org.laurel.cli.report;

import java.util.List;
import org.laurel.cli.terminal.Text;

/// A chart with its heading, its legend and the same numbers as a table.
///
/// @param place what the labels are: `month`, `level`
record Figure(String heading, String note, String place, Chart chart) {

  String html() {
    return "<figure><figcaption><h3>"
        + Html.escaped(heading)
        + "</h3><p>"
        + Html.escaped(note)
        + "</p></figcaption>"
        + chart.svg()
        + legend()
        + "<details><summary>The numbers</summary>"
        + table()
        + "</details></figure>\n";
  }

  private String legend() {
    if (chart.series().size() < 2) {
      return "";
    }
    StringBuilder list = new StringBuilder("<ul class=\"legend\">");
    for (int s = 0; s < chart.series().size(); s++) {
      String name = Html.escaped(chart.series().get(s).name());
      list.append(Text.format("<li><i class=\"s%d\"></i>%s</li>", s, name));
    }
    return list.append("</ul>").toString();
  }

  private String table() {
    List<String> heads = chart.series().stream().map(Chart.Series::name).toList();
    Grid grid = new Grid(place, heads);
    for (int i = 0; i < chart.labels().size(); i++) {
      int at = i;
      grid.row(
          chart.labels().get(i),
          chart.series().stream().map(one -> chart.words(one.amounts().get(at))).toList());
    }
    return grid.html(heading);
  }
}
