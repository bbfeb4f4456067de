package org.laurel.server.pos;

import org.jspecify.annotations.Nullable;
import org.laurel.server.ledger.Cursor;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.programmes.Published;
import org.laurel.server.web.HttpProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The log, for readers that must miss nothing and repeat nothing.
@RestController
class FeedApi {

  private static final int MOST = 1000;

  private final Intake intake;
  private final Ledger ledger;

  FeedApi(Intake intake, Ledger ledger) {
    this.intake = intake;
    this.ledger = ledger;
  }

  /// @param after how far it was read; without it, the newest position of every bucket is told
  @GetMapping(path = "/v1/programmes/{programme}/feed", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> feed(
      @PathVariable String programme,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "200") int most) {
    Published published = intake.programme(programme);
    if (after == null) {
      return Forms.heads(ledger.heads()).alone();
    }
    if (most < 1 || most > MOST) {
      throw new HttpProblem(HttpStatus.BAD_REQUEST, "bad-query", "most is 1 to " + MOST);
    }
    Cursor from;
    try {
      from = Cursor.parse(after);
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(HttpStatus.BAD_REQUEST, "bad-cursor", String.valueOf(e.getMessage()));
    }
    for (Cursor head : ledger.heads()) {
      if (head.bucket() == from.bucket() && head.position() < from.position()) {
        throw new HttpProblem(
            HttpStatus.CONFLICT,
            "ahead-of-head",
            "The bucket's history ends at "
                + head
                + ". Whoever has read further has read another database: read again from 0.");
      }
    }
    return Forms.feed(published, ledger.feed(programme, from, most)).alone();
  }
}
