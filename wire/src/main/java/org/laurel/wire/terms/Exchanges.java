package org.laurel.wire.terms;

import java.util.List;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Period;

/// What turns into something else by itself.
final class Exchanges {

  private Exchanges() {}

  static List<Block> blocks(Voice voice) {
    return voice.programme().exchanges().stream()
        .filter(exchange -> exchange.campaign() == null)
        .map(exchange -> entry(voice, exchange, exchange.periods()))
        .toList();
  }

  /// @param periods those that have to be told
  static Block entry(Voice voice, Exchange exchange, List<Period> periods) {
    Details details = new Details(voice);
    details.periods(periods);
    return new Block.Entry(
        voice.units(exchange.takes(), exchange.from())
            + " → "
            + voice.units(exchange.gives(), exchange.to()),
        voice.say("exchange"),
        details.sentences());
  }
}
