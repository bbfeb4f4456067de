package org.laurel.server.pos;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.decision.Decision;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.desk.Desk;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.programmes.Published;
import org.laurel.server.security.Caller;
import org.laurel.server.web.HttpProblem;
import org.laurel.server.web.IdempotencyKey;
import org.laurel.server.web.MediaTypes;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.request.Request;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Activities: told one by one or as a stream, asked about before and after.
@RestController
@RequestMapping(path = "/v1/programmes/{programme}")
class ActivitiesApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final Intake intake;
  private final Desk desk;
  private final Accounts accounts;
  private final Ledger ledger;
  private final Set<Answers> streams = ConcurrentHashMap.newKeySet();

  ActivitiesApi(Intake intake, Desk desk, Accounts accounts, Ledger ledger) {
    this.intake = intake;
    this.desk = desk;
    this.accounts = accounts;
    this.ledger = ledger;
  }

  @PostMapping(path = "/quotes", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> quote(
      @PathVariable String programme,
      @RequestBody byte[] body,
      Caller caller,
      HttpServletRequest http) {
    return quoted(programme, body, caller, http).alone();
  }

  /// What a quote says.
  Reply quoted(String programme, byte[] body, Caller caller, HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    Request request = intake.reader(sender).readQuote(Intake.json(body));
    long account = intake.account(sender, request);
    Decision decision = intake.quote(sender, account, request);
    if (decision == null) {
      throw Replies.unknownMember(String.valueOf(request.member()), sender.words());
    }
    return switch (decision) {
      case Decision.Granted granted ->
          Forms.quote(sender.programme(), account, request, granted, sender.words());
      case Decision.Refused refused -> new Reply.Problem(Replies.refused(refused, sender.words()));
    };
  }

  @PostMapping(path = "/purchases", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> purchase(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return bought(programme, body, key, caller, http).alone();
  }

  /// What a purchase comes to.
  Reply bought(
      String programme, byte[] body, @Nullable String key, Caller caller, HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    Request request = intake.reader(sender).read(Request.Type.PURCHASE, Intake.json(body), key);
    return intake.take(sender, request);
  }

  @PostMapping(path = "/returns", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> bringBack(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.RETURN, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/acts", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> act(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.ACT, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/redemptions", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> redeem(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.REDEMPTION, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/redemptions/{id}/capture", produces = JSON)
  ResponseEntity<byte[]> capture(
      @PathVariable String programme,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    return endHold(Request.Type.CAPTURE, sender, Intake.redemption(id), body, key);
  }

  @PostMapping(path = "/redemptions/{id}/release", produces = JSON)
  ResponseEntity<byte[]> release(
      @PathVariable String programme,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    return endHold(Request.Type.RELEASE, sender, Intake.redemption(id), body, key);
  }

  @PostMapping(path = "/adjustments", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> adjust(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.ADJUST, intake.sender(programme, caller, http), body, key);
  }

  private ResponseEntity<byte[]> take(
      Request.Type type, Sender sender, byte[] body, @Nullable String key) {
    Request request = intake.reader(sender).read(type, Intake.json(body), key);
    return intake.take(sender, request).alone();
  }

  private ResponseEntity<byte[]> endHold(
      Request.Type type,
      Sender sender,
      long redemption,
      byte @Nullable [] body,
      @Nullable String key) {
    Request request =
        intake.reader(sender).readOfRedemption(type, redemption, Intake.json(body), key);
    return intake.take(sender, request).alone();
  }

  @GetMapping(path = "/activities/{id}", produces = JSON)
  ResponseEntity<byte[]> decided(
      @PathVariable String programme,
      @PathVariable String id,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    Long activity = Intake.id(id);
    Entry entry = activity == null ? null : ledger.entry(programme, activity);
    if (entry == null) {
      throw new HttpProblem(
          HttpStatus.NOT_FOUND, "unknown-activity", "The programme has no activity " + id + ".");
    }
    Published published = intake.programme(programme);
    Outcome outcome = entry.outcome(published.version(entry.version()));
    return Forms.granted(published, entry, outcome, HttpStatus.OK, sender.words()).alone();
  }

  /// Answers are written while lines are still being read.
  @PostMapping(path = "/activities", consumes = MediaTypes.NDJSON, produces = MediaTypes.NDJSON)
  void stream(
      @PathVariable String programme,
      Caller caller,
      HttpServletRequest http,
      HttpServletResponse response)
      throws IOException {
    Sender sender = intake.sender(programme, caller, http);
    response.setContentType(MediaTypes.NDJSON);
    try (Answers answers = new Answers(response.getOutputStream(), sender.words())) {
      streams.add(answers);
      try {
        new ActivityStream(sender, intake, accounts, answers).run(new Lines(http.getInputStream()));
      } finally {
        streams.remove(answers);
      }
    }
  }

  /// When the server goes down, streams end after the lines that were taken are answered. What is
  /// not answered was not taken.
  @EventListener(ContextClosedEvent.class)
  void endStreams() {
    streams.forEach(Answers::stop);
  }
}
