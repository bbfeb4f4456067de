package org.laurel.wire.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.wire.Fixtures;
import org.laurel.wire.Golden;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.RequestReader;
import org.laurel.wire.stored.ActivityForm;
import org.laurel.wire.stored.DecisionForm;
import org.laurel.wire.words.Words;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A member's day at the bar, told from requests to answers, and again from what was stored.
class AnswersTests {

  private static final Programme BAR = Fixtures.bar();
  private static final long ACCOUNT = 1001;
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Account account = Account.empty(ACCOUNT);
  private Instant now = Instant.parse("2026-02-03T08:20:00Z");
  private final List<Receipt> receipts = new ArrayList<>();
  private long nextId = 7001;

  @Test
  void answersLookAsTheyWereAgreed() {
    StringBuilder story = new StringBuilder();
    for (String request : DAY) {
      story.append("> ").append(request.strip()).append("\n\n");
      story.append(pretty(take(request, "en"))).append("\n\n");
    }
    Golden.same("answers/day.txt", story.toString());
  }

  @Test
  void theAnswerGivenLaterIsTheAnswerGivenThen() {
    for (String request : DAY) {
      Activity activity = read(request).activity(nextId, account.profile());
      if (decide(activity) instanceof Decision.Granted granted) {
        Outcome outcome = Outcome.of(BAR, granted);
        Answers answers = new Answers(BAR, Words.in("pl"));

        String then = Json.write(answers.granted(ACCOUNT, activity, outcome));
        String later =
            Json.write(
                answers.granted(
                    ACCOUNT,
                    ActivityForm.read(ActivityForm.write(activity)),
                    DecisionForm.read(DecisionForm.write(outcome, BAR), BAR)));

        assertThat(later).isEqualTo(then);
        keep(activity, granted);
      }
    }
  }

  private static final List<String> DAY =
      List.of(
          """
          {"type":"enrol","key":"e1","identifiers":[{"kind":"card","value":"27"}],\
          "profile":{"language":"pl"},"joined":"2026-01-15"}\
          """,
          """
          {"type":"purchase","key":"p1","member":"card:27","occurred":"2026-02-03T09:17:05+01:00",\
          "place":{"channel":"app"},"money":"PLN","lines":[\
          {"line":1,"sku":"590","category":"coffee","quantity":1,"amount":"12.90"},\
          {"line":2,"sku":"544","quantity":2,"amount":"49.98"}]}\
          """,
          """
          {"type":"purchase","key":"p2","member":"card:27","occurred":"2026-02-03T09:18:05+01:00",\
          "money":"PLN","lines":[{"line":1,"sku":"590","quantity":1,"amount":"12.90"}],\
          "pay":[{"unit":"credit","amount":"1.00"}]}\
          """,
          """
          {"type":"return","key":"r1","member":"card:27","occurred":"2026-02-03T09:19:05+01:00",\
          "of":{"key":"p2"},"lines":[{"line":1,"quantity":1}]}\
          """,
          """
          {"type":"adjust","key":"a1","member":"card:27","unit":"bean","amount":"40",\
          "reason":"lost stamp card","by":"Eve"}\
          """,
          """
          {"type":"redemption","key":"d1","member":"card:27","reward":"free-drink"}\
          """,
          """
          {"type":"redemption","key":"d2","member":"card:27","reward":"free-drink","hold":"PT15M"}\
          """,
          """
          {"type":"capture","redemption":"7007"}\
          """,
          """
          {"type":"redemption","key":"d3","member":"card:27","reward":"free-drink"}\
          """);

  private ObjectNode take(String request, String language) {
    Activity activity = read(request).activity(nextId, account.profile());
    return switch (decide(activity)) {
      case Decision.Granted granted -> {
        keep(activity, granted);
        yield new Answers(BAR, Words.in(language))
            .granted(ACCOUNT, activity, Outcome.of(BAR, granted));
      }
      case Decision.Refused refused -> Refusals.problem(refused, Words.in(language));
    };
  }

  private Request read(String request) {
    return new RequestReader(Versions.only(BAR), now).readTyped(Json.read(request));
  }

  private Decision decide(Activity activity) {
    List<Receipt> known =
        activity instanceof Activity.Return back
            ? receipts.stream().filter(r -> r.purchase().key().equals(back.of())).toList()
            : List.of();
    return Decisions.decide(
        BAR, account, activity, new Facts(now, known, Map.of(), List.of("CODE-" + nextId)));
  }

  private void keep(Activity activity, Decision.Granted granted) {
    account = granted.after();
    nextId++;
    now = now.plusSeconds(60);
    for (Effect effect : granted.effects()) {
      if (activity instanceof Activity.Purchase purchase
          && effect instanceof Effect.Stands(var stand)
          && granted.then() != null) {
        receipts.add(new Receipt(BAR, purchase, granted.then(), stand));
      }
    }
  }

  private static String pretty(ObjectNode node) {
    return PRETTY.writeValueAsString(node).replace("\r", "");
  }
}
