package org.laurel.server.pos;

import java.time.InstantSource;
import java.util.Set;
import org.laurel.core.draw.Seed;
import org.laurel.server.platform.AdjustableClock;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Seeds;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a programme leaves to chance: the commitment from the beginning, the seed afterwards.
@RestController
@RequestMapping(path = "/v1/programmes/{programme}/chances")
class ChancesApi {

  private final Intake intake;
  private final Programmes programmes;
  private final InstantSource clock;

  ChancesApi(Intake intake, Programmes programmes, InstantSource clock) {
    this.intake = intake;
    this.programmes = programmes;
    this.clock = clock;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> all(@PathVariable String programme) {
    return told(programme);
  }

  @PutMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> decide(@PathVariable String programme, @RequestBody byte[] body) {
    Cursor form = Cursor.at(Intake.json(body)).object(Set.of("chance", "seed"));
    String chance = form.get("chance").text();
    Seed seed = seed(form.get("seed"));
    if (!(clock instanceof AdjustableClock)) {
      throw new HttpProblem(
          HttpStatus.CONFLICT,
          "clock-not-adjustable",
          "On this server chance decides. A server for tests, without real members, lets itself be"
              + " told how: laurel serve --adjustable-clock --data FOLDER");
    }
    if (!programmes.seeds().replace(intake.programme(programme).id(), chance, seed)) {
      throw new HttpProblem(
          HttpStatus.NOT_FOUND,
          "unknown-chance",
          "Nothing called " + chance + " is left to chance.");
    }
    return told(programme);
  }

  private static Seed seed(Cursor at) {
    if (!at.text().matches("[0-9a-f]{64}")) {
      throw at.malformed("bad-seed", "a seed has 64 hexadecimal digits, in small letters");
    }
    return Seed.ofHex(at.text());
  }

  private ResponseEntity<byte[]> told(String programme) {
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("chances");
    for (Seeds.Committed one : programmes.seeds().all(intake.programme(programme).id())) {
      ObjectNode chance = all.addObject();
      chance.put("chance", one.name());
      chance.put("commitment", one.seed().commitment());
      chance.put("committed", one.committed().toString());
      chance.put("told", one.told().toString());
      if (!clock.instant().isBefore(one.told())) {
        chance.put("seed", one.seed().hex());
      }
    }
    return new Reply.Done(HttpStatus.OK, body, "en").alone();
  }
}
