package org.laurel.wire.answer;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Param;
import org.laurel.core.decision.Reason;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Names;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.Request;
import org.laurel.wire.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers in one programme and one language. The answer to an activity can be made from what is
/// stored just as when it was decided.
///
/// Most reasons are those of rules that did not give, the same for thousands of purchases. What
/// such a one says is worked out once, so whoever answers often keeps one of these. Thread-safe.
public final class Answers {

  private static final Set<Reason.Outcome> OF_THE_RULE =
      Set.of(Reason.Outcome.NOT_MET, Reason.Outcome.NOT_NOW);

  /// More than the rules of a programme have reasons not to give; beyond it they are worked out
  /// each time.
  private static final int MOST = 4096;

  private final Programme programme;
  private final Words words;
  private final Map<Reason, ObjectNode> said = new ConcurrentHashMap<>();

  /// @param programme the version that the activities were decided by
  public Answers(Programme programme, Words words) {
    this.programme = programme;
    this.words = words;
  }

  /// What was decided and why, as every activity is answered.
  public ObjectNode granted(long account, Activity activity, Outcome outcome) {
    ObjectNode answer = Json.object();
    answer.put("activity", id(activity.id()));
    answer.put(
        "type", activity instanceof Activity.Time ? "time" : Request.Type.of(activity).word());
    answer.put("decision", "granted");
    answer.put("member", id(account));
    answer.put("key", activity.key());
    answer.put("occurred", activity.occurred().toString());
    if (activity instanceof Activity.Purchase) {
      outcome.effects().stream()
          .filter(Effect.Stands.class::isInstance)
          .map(Effect.Stands.class::cast)
          .findFirst()
          .ifPresent(stands -> basket(answer, stands.stand()));
    }
    new Movements(programme, words, outcome.effects()).writeTo(answer);
    if (activity instanceof Activity.Return) {
      refunds(answer.putArray("refunds"), outcome);
    }
    holdings(answer, outcome.after());
    ArrayNode reasons = answer.putArray("reasons");
    outcome.reasons().forEach(reason -> reasons.add(known(reason)));
    return answer;
  }

  private void basket(ObjectNode answer, Receipt.Stand stand) {
    ArrayNode discounts = answer.putArray("discounts");
    for (Receipt.Kept line : stand.lines()) {
      for (Receipt.Off off : line.offs()) {
        discounts
            .addObject()
            .put("line", line.line())
            .put("offer", off.offer())
            .put("amount", money(off.amount()));
      }
    }
    answer.put("chosen", Json.word(stand.chosen()));
    answer.put("total", money(stand.total()));
    answer.put("due", money(stand.due()));
  }

  private void refunds(ArrayNode refunds, Outcome outcome) {
    for (Decision.Refund refund : outcome.refunds()) {
      ObjectNode node = refunds.addObject();
      node.put("purchase", id(refund.purchase()));
      node.put("money", money(refund.money()));
      ArrayNode units = node.putArray("units");
      for (Decision.UnitsBack back : refund.units()) {
        units
            .addObject()
            .put("unit", back.unit())
            .put("amount", amount(back.unit(), back.amount()));
      }
    }
  }

  /// Adds `balances`, `membership` and `tiers`, with every unit and every ladder of the programme.
  public void holdings(ObjectNode answer, Holdings holdings) {
    ObjectNode balances = answer.putObject("balances");
    for (String unit : programme.units().keySet()) {
      Holdings.Balance balance = holdings.balances().getOrDefault(unit, Holdings.Balance.NONE);
      ObjectNode node = balances.putObject(unit);
      node.put("available", amount(unit, balance.available()));
      node.put("pending", amount(unit, balance.pending()));
      node.put("held", amount(unit, balance.held()));
      if (balance.owed() != 0) {
        node.put("owed", amount(unit, balance.owed()));
      }
    }
    new Tiers(programme).writeTo(answer, holdings.tiers());
  }

  /// Not to be changed: it may stand in other answers too.
  private ObjectNode known(Reason reason) {
    ObjectNode known = said.get(reason);
    if (known != null) {
      return known;
    }
    ObjectNode fresh = reason(reason);
    if (said.size() < MOST && isOfTheRule(reason)) {
      said.put(reason, fresh);
    }
    return fresh;
  }

  /// Whether the programme alone says it: it names no amounts, and nothing that the till sent.
  private static boolean isOfTheRule(Reason reason) {
    return OF_THE_RULE.contains(reason.outcome())
        && !reason.params().containsKey("has")
        && reason.params().values().stream()
            .noneMatch(
                param ->
                    param instanceof Param.OfNumber
                        || param instanceof Param.OfMoney
                        || param instanceof Param.OfUnits);
  }

  private ObjectNode reason(Reason reason) {
    ObjectNode node = Json.object();
    node.put("rule", reason.rule());
    Names names = programme.index().name(reason.rule());
    if (names != null) {
      node.put("name", words.name(reason.rule(), names));
    }
    node.put("outcome", Json.word(reason.outcome()));
    node.put("why", Words.code(reason.why()));
    node.put("text", words.reason(reason, programme));
    return node;
  }

  /// Ids are texts: JavaScript's numbers lose their last digits.
  public static String id(long id) {
    return Long.toString(id);
  }

  private String money(long amount) {
    return Amounts.format(amount, Amounts.scale(programme.money()));
  }

  private String amount(String unit, long amount) {
    return Amounts.format(amount, programme.unit(unit).scale());
  }
}
