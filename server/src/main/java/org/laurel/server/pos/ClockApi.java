package org.laurel.server.pos;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.laurel.server.platform.AdjustableClock;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// What the server takes for the time, and setting it where that is allowed.
@RestController
@RequestMapping(path = "/v1/clock", produces = MediaType.APPLICATION_JSON_VALUE)
class ClockApi {

  private final InstantSource clock;

  ClockApi(InstantSource clock) {
    this.clock = clock;
  }

  @GetMapping
  ResponseEntity<byte[]> now() {
    return told();
  }

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> set(@RequestBody byte[] body) {
    Instant now = Cursor.at(Intake.json(body)).object(Set.of("now")).get("now").moment();
    if (!(clock instanceof AdjustableClock adjustable)) {
      throw new HttpProblem(
          HttpStatus.CONFLICT,
          "clock-not-adjustable",
          "The clock of this server is the real one. A server for tests, without real members,"
              + " has one that can be set: laurel serve --adjustable-clock --data FOLDER");
    }
    adjustable.set(now);
    return told();
  }

  private ResponseEntity<byte[]> told() {
    ObjectNode told = Json.object();
    told.put("now", clock.instant().toString());
    told.put("adjustable", clock instanceof AdjustableClock);
    return new Reply.Done(HttpStatus.OK, told, "en").alone();
  }
}
