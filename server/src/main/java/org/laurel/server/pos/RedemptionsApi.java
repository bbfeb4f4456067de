package org.laurel.server.pos;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.security.Caller;
import org.laurel.server.web.IdempotencyKey;
import org.laurel.wire.request.Request;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What becomes of a redemption after it was made: its states, and how it came into them.
@RestController
@RequestMapping(path = "/v1/programmes/{programme}/redemptions/{id}")
class RedemptionsApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final Intake intake;
  private final Ledger ledger;

  RedemptionsApi(Intake intake, Ledger ledger) {
    this.intake = intake;
    this.ledger = ledger;
  }

  @PostMapping(path = "/states", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> fulfil(
      @PathVariable String programme,
      @PathVariable String id,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    Request request =
        intake
            .reader(sender)
            .readOfRedemption(Request.Type.FULFIL, Intake.redemption(id), Intake.json(body), key);
    return intake.take(sender, request).alone();
  }

  @GetMapping(produces = JSON)
  ResponseEntity<byte[]> history(
      @PathVariable String programme,
      @PathVariable String id,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    List<Entry> entries = ledger.redemption(programme, Intake.redemption(id));
    if (entries.isEmpty()) {
      throw Replies.unknownRedemption(id);
    }
    return Forms.statement(sender.programme(), entries, entries.size(), sender.words()).alone();
  }
}
