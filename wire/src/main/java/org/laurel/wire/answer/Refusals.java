package org.laurel.wire.answer;

import java.util.Locale;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Param;
import org.laurel.core.decision.Refusal;
import org.laurel.core.value.Amounts;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Pointers;
import org.laurel.wire.words.Words;
import tools.jackson.databind.node.ObjectNode;

/// Refusals as problems (RFC 9457), with a stable `code` and the numbers it speaks of.
public final class Refusals {

  private Refusals() {}

  /// What is named is not there: 404. Everything else that the rules refuse: 422.
  public static int status(Refusal refusal) {
    return switch (refusal) {
      case NOT_ENROLLED,
          UNKNOWN_ACT,
          UNKNOWN_PURCHASE,
          UNKNOWN_REDEMPTION,
          UNKNOWN_REWARD,
          UNKNOWN_UNIT ->
          404;
      default -> 422;
    };
  }

  public static ObjectNode problem(Decision.Refused refused, Words words) {
    Refusal refusal = refused.refusal();
    ObjectNode problem = Json.object();
    problem.put("type", type(refusal.code()));
    problem.put("title", title(refusal.code()));
    problem.put("status", status(refusal));
    problem.put("code", refusal.code());
    problem.put("detail", words.refusal(refused));
    String pointer = pointer(refused);
    if (!pointer.isEmpty()) {
      problem.put("pointer", pointer);
    }
    ObjectNode details = problem.putObject("details");
    refused.details().forEach((name, param) -> detail(details, name, param));
    return problem;
  }

  /// Where in what was sent the reason lies; empty: in no one field.
  private static String pointer(Decision.Refused refused) {
    return switch (refused.refusal()) {
      case INVENTED_CODE,
          CODE_OF_ANOTHER,
          CODE_USED,
          MISSING_ATTRIBUTE,
          UNKNOWN_ATTRIBUTE,
          WRONG_ATTRIBUTE,
          UNKNOWN_CHOICE ->
          refused.details().get("attribute") instanceof Param.OfText(var name)
              ? Pointers.join("/attributes", name)
              : "";
      case UNIT_NOT_SENT, UNIT_NOT_LOADED -> "/unit";
      case AHEAD_OF_CLOCK -> "/occurred";
      case UNKNOWN_PURCHASE, ACT_STANDS, ACT_TAKEN_BACK -> "/of/key";
      case UNKNOWN_LINE -> "/lines";
      default -> "";
    };
  }

  /// The URI that names a kind of problem.
  public static String type(String code) {
    return "urn:laurel:problem:" + code;
  }

  private static String title(String code) {
    return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
  }

  private static void detail(ObjectNode details, String name, Param param) {
    switch (param) {
      case Param.OfText(var text) -> details.put(name, text);
      case Param.OfNames(var id, _) -> details.put(name, id);
      case Param.OfNumber(var number) -> details.put(name, number.toBigDecimal());
      case Param.OfRatio(var ratio) -> details.put(name, ratio.toString());
      case Param.OfMoney(var amount, var currency, var scale) ->
          details
              .putObject(name)
              .put("money", currency)
              .put("amount", Amounts.format(amount, scale));
      case Param.OfUnits(var amount, var unit, var scale, _) ->
          details.putObject(name).put("unit", unit).put("amount", Amounts.format(amount, scale));
      case Param.OfDay(var day) -> details.put(name, day.toString());
    }
  }
}
