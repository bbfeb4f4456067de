package org.laurel.server.demo;

/// What is printed when the demo is ready.
final class Welcome {

  private Welcome() {}

  static String text(String base, String key) {
    return """

    Laurel is running.

      %1$s/        what is there
      %1$s/api     every request, ready to try

    Owner's key of this demo:

      export KEY=%2$s

    Paste, for example:

      curl -H "Authorization: Bearer $KEY" %1$s/v1/programmes/kameleon/members/card:%3$s

      curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
        %1$s/v1/programmes/kameleon/quotes -d '{"member":{"card":"%3$s"},
        "place":{"channel":"app"},"money":"PLN","lines":[{"line":1,"sku":"5901234123457",
        "category":"coffee","quantity":1,"amount":"12.90"}]}'

    Ctrl-C stops it; the next start goes on from here.
    """
        .formatted(base, key, Cards.number(1));
  }
}
