package org.laurel.core.language;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says what the YAML parser stumbled over in words that help.
final class Syntax {

  private Syntax() {}

  static Fault fault(Source source, MarkedYamlEngineException e) {
    int index = e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(0);
    Spot at = source.spot(Math.min(index, source.length()));
    return new Fault(Code.YAML_SYNTAX, at, words(String.valueOf(e.getProblem())));
  }

  private static String words(String problem) {
    if (problem.contains("TAB") || problem.contains("\\t")) {
      return "a tab stands where YAML wants spaces. Indent with two spaces";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a second \": \" stands on one line. Put the text in quotes, or the field on a line of"
          + " its own";
    }
    if (problem.contains("found unexpected end of stream")) {
      return "the file ends inside a quoted text. Close the quote";
    }
    if (problem.contains("cannot start any token")) {
      return "a text may not begin with this character. Put it in quotes";
    }
    if (problem.startsWith("expected ',' or '}'") || problem.startsWith("expected ',' or ']'")) {
      return "this list or mapping in brackets is not closed here, and no comma follows. Put texts"
          + " that hold commas or brackets in quotes";
    }
    if (problem.startsWith("expected <block end>")) {
      return "this line is indented in another way than its neighbours. Indent fields of one"
          + " mapping alike";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "a field needs \": \" between its name and its value";
    }
    return "this is not YAML: " + problem;
  }
}
