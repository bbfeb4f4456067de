package org.laurel.wire.terms;

import org.laurel.core.programme.Sending;

/// What goes from one account to another.
final class Sharing {

  private Sharing() {}

  static Block sending(Voice voice, Sending sending) {
    Details details = new Details(voice);
    if (sending.least() > 0) {
      details.add("sending.least", "least", voice.units(sending.least(), sending.unit()));
    }
    if (sending.fee() > 0) {
      details.add("sending.fee", "fee", voice.units(sending.fee(), sending.unit()));
    }
    if (sending.share().numerator() > 0) {
      details.add("sending.fee", "fee", voice.percent(sending.share()));
    }
    details.limit(sending.limit(), false, sending.unit());
    return new Block.Entry(
        voice.say("sending", "unit", voice.plural(sending.unit())),
        voice.say("sending.how"),
        details.sentences());
  }
}
