package org.laurel.wire.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Param;
import org.laurel.core.decision.Refusal;
import org.laurel.wire.words.Words;
import tools.jackson.databind.node.ObjectNode;

/// What a refusal says of the place and the way out.
class RefusalsTests {

  private static ObjectNode problem(Refusal refusal, Object... details) {
    SequencedMap<String, Param> params = new LinkedHashMap<>();
    for (int i = 0; i < details.length; i += 2) {
      params.put((String) details[i], (Param) details[i + 1]);
    }
    return Refusals.problem(new Decision.Refused(refusal, params), Words.in("en"));
  }

  @Test
  void anAttributeIsPointedTo() {
    ObjectNode problem =
        problem(
            Refusal.INVENTED_CODE, "code", Param.text("ABC"), "attribute", Param.text("a/code"));

    assertThat(problem.get("pointer").asString()).isEqualTo("/attributes/a~1code");
  }

  @Test
  void aUnitThatIsNotSentIsPointedTo() {
    assertThat(problem(Refusal.UNIT_NOT_SENT, "unit", Param.text("bean")).get("pointer").asString())
        .isEqualTo("/unit");
    assertThat(problem(Refusal.OUT_OF_STOCK).has("pointer")).isFalse();
  }

  @Test
  void aWrongAttributeIsToldBesideTheTypeThatIsRight() {
    ObjectNode problem =
        problem(
            Refusal.WRONG_ATTRIBUTE,
            "attribute",
            Param.text("minutes"),
            "needs",
            Param.text("number"));

    assertThat(problem.get("detail").asString())
        .isEqualTo("The attribute “minutes” has the wrong type: needs a number");
  }

  @Test
  void whatIsLeftOfALimitIsTold() {
    ObjectNode problem =
        problem(Refusal.LIMIT_REACHED, "most", Param.number(5), "left", Param.number(2));

    assertThat(problem.get("detail").asString()).isEqualTo("Had as many as allowed: 5, left: 2");
    assertThat(problem(Refusal.LIMIT_REACHED, "most", Param.number(5)).get("detail").asString())
        .isEqualTo("Had as many as allowed: 5");
  }
}
