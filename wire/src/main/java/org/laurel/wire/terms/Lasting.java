package org.laurel.wire.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Unit.Expiry;

/// When what one has can be used, and when it lapses.
final class Lasting {

  private Lasting() {}

  static List<Block> blocks(Voice voice) {
    List<Unit> units = List.copyOf(voice.programme().units().values());
    if (units.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    List<String> heads =
        Stream.of("unit", "available", "expires")
            .map(head -> voice.say("lasting.head." + head))
            .toList();
    blocks.add(
        new Block.Table(
            voice.say("section.lasting"),
            heads,
            units.stream().map(unit -> row(voice, unit)).toList()));
    if (units.stream().anyMatch(unit -> !(unit.expiry() instanceof Expiry.Never))) {
      blocks.add(new Block.Paragraph(voice.say("lasting.first")));
    }
    if (units.stream().anyMatch(unit -> unit.pendingDays() > 0)) {
      blocks.add(new Block.Paragraph(voice.say("lasting.pending")));
    }
    if (units.stream().anyMatch(unit -> unit.expiry() instanceof Expiry.AfterInactivity)) {
      blocks.add(
          new Block.Paragraph(voice.say("lasting.inactivity", "buys", buys(voice.programme()))));
    }
    return blocks;
  }

  /// Whether purchases mean anything to the programme.
  private static boolean buys(Programme programme) {
    return !programme.payments().isEmpty()
        || !programme.offers().isEmpty()
        || programme.earning().stream()
            .map(EarningRule::on)
            .anyMatch(on -> on instanceof Trigger.OnPurchase || on instanceof Trigger.OnCount);
  }

  private static Block.Row row(Voice voice, Unit unit) {
    String available = voice.say("lasting.available", "n", unit.pendingDays());
    String expires =
        switch (unit.expiry()) {
          case Expiry.Never _ -> voice.say("lasting.never");
          case Expiry.OnDate(var day) -> voice.say("lasting.on-date", "day", voice.day(day));
          case Expiry.AfterEarning(var length, var roundedTo) ->
              voice.say(
                  "lasting.after-earning",
                  "length",
                  voice.length(length),
                  "end",
                  roundedTo == null ? "day" : Voice.choice(roundedTo));
          case Expiry.AfterInactivity(var length) ->
              voice.say("lasting.after-inactivity", "length", voice.length(length));
        };
    List<String> until = new ArrayList<>();
    until.add(expires);
    if (!unit.unless().isEmpty()) {
      List<String> groups = unit.unless().stream().map(voice::sent).map(voice::quoted).toList();
      until.add(voice.say("lasting.unless", "groups", voice.or(groups)));
    }
    LocalDate retired = unit.retired();
    if (retired != null) {
      until.add(voice.say("lasting.retired", "day", voice.day(retired.minusDays(1))));
    }
    return new Block.Row(voice.headingOfUnit(unit.id()), List.of(List.of(available), until));
  }
}
