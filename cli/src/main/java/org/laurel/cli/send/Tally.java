package org.laurel.cli.send;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was answered so far; several lanes add to it.
public final class Tally {

  private static final int EXAMPLES = 3;

  private final SortedMap<String, Refusals> refused = new TreeMap<>();
  private long granted;
  private long retried;
  private long enrolled;
  private long knownAlready;
  private long resent;

  /// Lines that were refused with one code.
  ///
  /// @param examples the first few by line: words
  public record Refusals(long count, SortedMap<Long, String> examples) {}

  synchronized void count(Line line, Answer answer) {
    if (answer.granted()) {
      if (line.enrolment()) {
        enrolled += answer.retry() ? 0 : 1;
        knownAlready += answer.retry() ? 1 : 0;
      } else {
        granted += answer.retry() ? 0 : 1;
        retried += answer.retry() ? 1 : 0;
      }
    } else if (line.enrolment() && answer.knownAlready()) {
      knownAlready++;
    } else {
      refuse(line.number(), answer.code(), answer.detail());
    }
  }

  /// A line that was refused, here or there.
  public synchronized void refuse(long line, String code, String detail) {
    Refusals before = refused.getOrDefault(code, new Refusals(0, Collections.emptySortedMap()));
    TreeMap<Long, String> examples = new TreeMap<>(before.examples());
    examples.put(line, detail);
    while (examples.size() > EXAMPLES) {
      examples.pollLastEntry();
    }
    refused.put(
        code, new Refusals(before.count() + 1, Collections.unmodifiableSortedMap(examples)));
  }

  synchronized void sentAgain(long lines) {
    resent += lines;
  }

  /// Taken now.
  public synchronized long granted() {
    return granted;
  }

  /// Taken by an earlier run.
  public synchronized long retried() {
    return retried;
  }

  public synchronized long enrolled() {
    return enrolled;
  }

  /// Members whom the server knew when they were to be enrolled.
  public synchronized long knownAlready() {
    return knownAlready;
  }

  /// Lines that had to be sent more than once, because no answer came.
  public synchronized long resent() {
    return resent;
  }

  public synchronized SortedMap<String, Refusals> refused() {
    return new TreeMap<>(refused);
  }

  public synchronized long refusals() {
    return refused.values().stream().mapToLong(Refusals::count).sum();
  }

  /// Everything that has its final answer.
  public synchronized long answered() {
    return granted + retried + refusals();
  }
}
