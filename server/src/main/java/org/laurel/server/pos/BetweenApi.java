package org.laurel.server.pos;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.laurel.server.security.Caller;
import org.laurel.server.web.IdempotencyKey;
import org.laurel.wire.request.Request;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What happens between accounts: sending, gift cards and stored value, accounts that are shared or
/// become one.
@RestController
@RequestMapping(path = "/v1/programmes/{programme}")
class BetweenApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private final Intake intake;

  BetweenApi(Intake intake) {
    this.intake = intake;
  }

  @PostMapping(path = "/sendings", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> send(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.SEND, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/gift-cards", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> open(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    Request request = intake.reader(sender).readCard(Intake.json(body), key);
    return intake.take(sender, request).alone();
  }

  @PostMapping(path = "/loads", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> load(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.LOAD, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/blocks", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> block(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.BLOCK, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/registrations", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> register(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.REGISTER, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/mergers", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> merge(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.MERGE, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/separations", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> separate(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.SEPARATE, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/joinings", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> join(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.JOIN, intake.sender(programme, caller, http), body, key);
  }

  @PostMapping(path = "/leavings", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> leave(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    return take(Request.Type.LEAVE, intake.sender(programme, caller, http), body, key);
  }

  private ResponseEntity<byte[]> take(
      Request.Type type, Sender sender, byte[] body, @Nullable String key) {
    Request request = intake.reader(sender).read(type, Intake.json(body), key);
    return intake.take(sender, request).alone();
  }
}
