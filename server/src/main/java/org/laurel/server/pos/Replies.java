package org.laurel.server.pos;

import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.server.desk.Answer;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.answer.Refusals;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.Request;
import org.laurel.wire.words.Words;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/// From what the desk says to what HTTP says.
final class Replies {

  private Replies() {}

  static Reply of(Answer answer, Words words) {
    return switch (answer) {
      case Answer.Granted(var entry, var outcome, var published, var retry) ->
          Forms.granted(
              published, entry, outcome, retry ? HttpStatus.OK : HttpStatus.CREATED, words);
      case Answer.Refused(var refused) -> new Reply.Problem(refused(refused, words));
      case Answer.Conflict(var activity, var field) ->
          new Reply.Problem(
              new HttpProblem(
                      HttpStatus.CONFLICT,
                      "key-used-before",
                      "The key was used before, for something that differs in "
                          + field
                          + ". A retry sends the same body; something new needs a new key.")
                  .at(field)
                  .with("activity", Json.text(Long.toString(activity))));
      case Answer.IdentifierTaken(var identifier) ->
          new Reply.Problem(
              new HttpProblem(
                  HttpStatus.CONFLICT,
                  "identifier-taken",
                  "Another member is known by " + identifier + "."));
      case Answer.Elsewhere _ -> throw new IllegalStateException("the desk goes there itself");
      case Answer.Unknown(var account) ->
          new Reply.Problem(unknownMember(Long.toString(account), words));
      case Answer.Overloaded(var wait) ->
          new Reply.Problem(
              new HttpProblem(
                      HttpStatus.TOO_MANY_REQUESTS,
                      "overloaded",
                      "Something else has to be done first, or there is more to do than can be done right"
                          + " now. Send it again in a moment.")
                  .retryAfter(wait));
      case Answer.Closed(var wait) ->
          new Reply.Problem(
              new HttpProblem(
                      HttpStatus.SERVICE_UNAVAILABLE,
                      "closing",
                      "This server is going down. Send it again, to another or to its successor.")
                  .retryAfter(wait));
      case Answer.Unavailable(var wait) -> new Reply.Problem(HttpProblem.unanswered(wait));
    };
  }

  static HttpProblem unknownMember(String ref, Words words) {
    return new HttpProblem(HttpStatus.NOT_FOUND, "unknown-member", words.noMember(ref));
  }

  /// @param pointer to where that is named
  static HttpProblem nobody(String ref, String pointer, Words words) {
    return new HttpProblem(
            HttpStatus.UNPROCESSABLE_CONTENT, "unknown-other-member", words.nobody(ref))
        .at(pointer);
  }

  static HttpProblem unknownRedemption(String id) {
    return new HttpProblem(
        HttpStatus.NOT_FOUND, "unknown-redemption", "The programme has no redemption " + id + ".");
  }

  static HttpProblem refused(Decision.Refused refused, Words words) {
    ObjectNode problem = Refusals.problem(refused, words);
    HttpProblem told =
        new HttpProblem(
            HttpStatus.valueOf(Refusals.status(refused.refusal())),
            refused.refusal().code(),
            problem.get("detail").stringValue());
    if (problem.has("pointer")) {
      told.with("pointer", problem.get("pointer"));
    }
    return told.with("details", problem.get("details"));
  }

  /// The desk could not answer; whether the activity was stored is not known.
  static HttpProblem failed(Throwable cause) {
    return HttpProblem.failure("an activity", cause, HttpProblem.SEND_AGAIN);
  }

  /// The redemption that a capture, a release or a next state is about.
  static long redemption(Request request) {
    return switch (request.draft()) {
      case Activity.Capture capture -> capture.redemption();
      case Activity.Release release -> release.redemption();
      case Activity.Fulfil fulfil -> fulfil.redemption();
      default -> throw new IllegalArgumentException("no member in a " + request.type());
    };
  }
}
