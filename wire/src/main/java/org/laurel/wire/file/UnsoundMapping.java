package org.laurel.wire.file;

import org.laurel.core.language.Problem;

/// A mapping that cannot be used; the message is `file:line:column error: …`.
public final class UnsoundMapping extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  UnsoundMapping(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
