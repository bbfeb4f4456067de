package org.laurel.wire.stored;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.laurel.core.decision.Param;
import org.laurel.core.decision.Reason;
import org.laurel.core.decision.Why;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;

/// Reasons with their parameters. A unit's name and scale, and the programme's own money, are the
/// programme's to tell and left out.
final class ReasonForm {

  private final Programme programme;

  ReasonForm(Programme programme) {
    this.programme = programme;
  }

  void write(Out out, Reason reason) {
    out.text("rule", reason.rule())
        .word("outcome", reason.outcome())
        .word("why", reason.why())
        .map("params", reason.params(), this::param);
  }

  Reason read(In in) {
    SequencedMap<String, Param> params = new LinkedHashMap<>(in.map("params", this::param));
    return new Reason(
        in.text("rule"),
        in.word("outcome", Reason.Outcome.class),
        in.word("why", Why.class),
        Collections.unmodifiableSequencedMap(params));
  }

  private void param(Out out, Param param) {
    switch (param) {
      case Param.OfText(var text) -> out.text("is", "text").text("value", text);
      case Param.OfNames(var id, var names) ->
          out.text("is", "name").text("id", id).textMap("names", names.byLanguage());
      case Param.OfNumber(var number) -> out.text("is", "number").decimal("value", number);
      case Param.OfRatio(var ratio) ->
          out.text("is", "ratio")
              .number("numerator", ratio.numerator())
              .number("denominator", ratio.denominator());
      case Param.OfMoney(var amount, var currency, var scale) -> {
        out.text("is", "money").number("amount", amount);
        if (!param.equals(Param.money(amount, programme.money()))) {
          out.known("currency", currency).number("scale", scale);
        }
      }
      case Param.OfUnits(var amount, var unit, var scale, var names) -> {
        out.text("is", "units").number("amount", amount).text("unit", unit);
        Unit known = programme.units().get(unit);
        if (known == null || !param.equals(Param.units(amount, known))) {
          out.flag("own", true).number("scale", scale).textMap("names", names.byLanguage());
        }
      }
      case Param.OfDay(var day) -> out.text("is", "day").value("day", day);
    }
  }

  private Param param(In in) {
    return switch (in.need("is")) {
      case "text" -> new Param.OfText(in.text("value"));
      case "name" -> new Param.OfNames(in.text("id"), Names.of(in.textMap("names")));
      case "number" -> new Param.OfNumber(in.decimal("value"));
      case "ratio" ->
          new Param.OfRatio(new Ratio(in.number("numerator"), in.number("denominator")));
      case "money" ->
          in.has("currency")
              ? new Param.OfMoney(in.number("amount"), in.text("currency"), in.whole("scale"))
              : new Param.OfMoney(
                  in.number("amount"),
                  programme.money().getCurrencyCode(),
                  Amounts.scale(programme.money()));
      case "units" ->
          in.flag("own")
              ? new Param.OfUnits(
                  in.number("amount"),
                  in.text("unit"),
                  in.whole("scale"),
                  Names.of(in.textMap("names")))
              : Param.units(in.number("amount"), programme.unit(in.text("unit")));
      case "day" -> new Param.OfDay(in.theDay("day"));
      case String other ->
          throw new IllegalStateException("stored parameter of unknown kind: " + other);
    };
  }
}
