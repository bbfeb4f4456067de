package org.laurel.cli.report;

/// Text that is part of a page.
final class Html {

  private Html() {}

  /// As text or within a quoted attribute.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
