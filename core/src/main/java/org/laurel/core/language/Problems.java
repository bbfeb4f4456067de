package org.laurel.core.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was found wrong in one text so far.
final class Problems {

  /// A text with more errors than this is not read to its end: nobody mends a hundred at once.
  static final int MOST = 100;

  /// Thrown when there are too many; nothing further is looked at.
  static final class Enough extends RuntimeException {
    Enough() {
      super("too many problems", null, false, false);
    }
  }

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Code code, Spot at, String message) {
    if (found.size() == MOST && code.severity == Problem.Severity.WARNING) {
      throw new Enough();
    }
    if (found.size() == MOST) {
      found.add(
          problem(
              Code.TOO_MANY_PROBLEMS,
              at,
              "more than " + MOST + " problems: the rest of the file was not looked at"));
      throw new Enough();
    }
    found.add(problem(code, at, message));
  }

  void add(Fault fault) {
    if (!fault.follows) {
      add(fault.code, fault.at, fault.message());
    }
  }

  boolean sound() {
    return found.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  /// In the order of the text, each told once.
  List<Problem> inOrder() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  static Problem problem(String file, Fault fault) {
    return new Problems(file).problem(fault.code, fault.at, fault.message());
  }

  private Problem problem(Code code, Spot at, String message) {
    return new Problem(code.severity, file, at.line(), at.column(), code.id(), message);
  }
}
