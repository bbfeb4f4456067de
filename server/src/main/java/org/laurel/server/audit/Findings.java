package org.laurel.server.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What the workers of one audit come upon, and what they count.
final class Findings {

  private static final int KEPT = 1000;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<Counter, Long> used = new TreeMap<>();
  private final Map<Counter, Long> sent = new TreeMap<>();
  private long follows;
  private long codes;
  private long ties;
  private long found;
  private long accounts;
  private long activities;
  private long transfers;

  /// A budget or a stock.
  record Counter(String programme, String name) implements Comparable<Counter> {
    @Override
    public int compareTo(Counter other) {
      int order = programme.compareTo(other.programme);
      return order != 0 ? order : name.compareTo(other.name);
    }
  }

  synchronized void add(String where, String what) {
    found++;
    if (kept.size() < KEPT) {
      kept.add(new Finding(where, what));
    }
  }

  /// Notes when two things differ that should be the same.
  void same(String where, String what, Object stored, Object right) {
    if (!Objects.equals(stored, right)) {
      add(where, what + " is " + stored + " and should be " + right);
    }
  }

  synchronized void count(long accounts, long activities, long transfers) {
    this.accounts += accounts;
    this.activities += activities;
    this.transfers += transfers;
  }

  synchronized void use(Counter counter, long amount) {
    used.merge(counter, amount, Math::addExact);
  }

  /// A unique code was used, or is kept as used: a sum that comes to 0 when both say the same.
  synchronized void code(long digest) {
    codes += digest;
  }

  synchronized long codes() {
    return codes;
  }

  /// An account leads to another, or knows one that leads to it: a sum that comes to 0 when both
  /// say the same.
  synchronized void tie(long digest) {
    ties += digest;
  }

  synchronized long ties() {
    return ties;
  }

  /// Something has to happen on another account, or did: a sum that comes to 0 when everything that
  /// had to happen did, once, whatever the order in which it is seen.
  synchronized void follow(String programme, long account, String key, int sign) {
    follows += sign * BucketAudit.digest(account, (programme + ' ' + key).hashCode());
  }

  synchronized long follows() {
    return follows;
  }

  /// An amount that lies between two accounts.
  synchronized void sent(String programme, String unit, long amount) {
    sent.merge(new Counter(programme, unit), amount, Math::addExact);
  }

  synchronized Map<Counter, Long> sent() {
    return new TreeMap<>(sent);
  }

  synchronized Map<Counter, Long> used() {
    return new TreeMap<>(used);
  }

  synchronized Report report() {
    return new Report(accounts, activities, transfers, List.copyOf(kept), found);
  }
}
