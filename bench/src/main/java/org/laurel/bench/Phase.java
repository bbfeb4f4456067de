package org.laurel.bench;

/// What is measured in every round.
enum Phase {
  REFERENCE("TPC-B, 8 clients", "transactions"),
  PURCHASES("purchases, one a request", "purchases"),
  QUOTES("quotes, one a request", "quotes"),
  STREAM("purchases in a stream", "purchases"),
  SINGLE("one row a commit, 1 client", "rows"),
  LONE("purchases of a lone till", "purchases");

  private final String title;
  private final String what;

  Phase(String title, String what) {
    this.title = title;
    this.what = what;
  }

  String title() {
    return title;
  }

  /// What is counted.
  String what() {
    return what;
  }

  /// Whether a request holds one thing. How long one of many lines takes tells nothing about a
  /// line, and has no place beside the others.
  boolean isOneByOne() {
    return this != STREAM;
  }

  /// The phase of the same round that this one is held against.
  Phase against() {
    return switch (this) {
      case LONE, SINGLE -> SINGLE;
      default -> REFERENCE;
    };
  }
}
