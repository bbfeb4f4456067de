package org.laurel.server.pos;

import org.laurel.server.programmes.Published;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.request.Request;
import org.laurel.wire.words.Words;
import org.springframework.http.HttpStatus;

/// Who asks, and of which programme.
///
/// @param source whose names the keys of activities are
/// @param words in the language that was asked for
///
/// @param staff whether his key may adjust balances
record Sender(Published programme, String source, boolean staff, Words words) {

  /// @throws HttpProblem 403 when his key does not open this
  Request mayTake(Request request) {
    if (request.type() == Request.Type.ADJUST && !staff) {
      throw new HttpProblem(
          HttpStatus.FORBIDDEN, "not-allowed", "Adjusting needs an owner's key, in a stream too.");
    }
    return request;
  }
}
