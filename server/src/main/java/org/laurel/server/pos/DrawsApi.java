package org.laurel.server.pos;

import java.util.List;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Draw;
import org.laurel.server.draws.Draws;
import org.laurel.server.draws.Held;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.answer.Answers;
import org.laurel.wire.json.Json;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prize draws: the commitment beforehand; the seed, the list and the winners afterwards.
@RestController
@RequestMapping(path = "/v1/programmes/{programme}/draws")
class DrawsApi {

  private final Intake intake;
  private final Draws draws;

  DrawsApi(Intake intake, Draws draws) {
    this.intake = intake;
    this.draws = draws;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> all(@PathVariable String programme) {
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("draws");
    draws.all(intake.programme(programme).id()).forEach(held -> all.add(told(held, false)));
    return new Reply.Done(HttpStatus.OK, body, "en").alone();
  }

  /// One draw, with the list of entries once it took place: all that it takes to draw it again.
  @GetMapping(path = "/{campaign}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> one(@PathVariable String programme, @PathVariable String campaign) {
    List<Held> found =
        draws.all(intake.programme(programme).id()).stream()
            .filter(held -> held.draw().campaign().equals(campaign))
            .toList();
    if (found.isEmpty()) {
      throw new HttpProblem(
          HttpStatus.NOT_FOUND, "unknown-draw", "No campaign " + campaign + " has a draw.");
    }
    return new Reply.Done(HttpStatus.OK, told(found.getFirst(), true), "en").alone();
  }

  private static ObjectNode told(Held held, boolean whole) {
    Draw draw = held.draw();
    ObjectNode body = Json.object();
    body.put("draw", held.name()).put("unit", draw.unit());
    body.put("at", held.moment().toString());
    body.put("commitment", held.seed().commitment());
    body.put("committed", held.committed().toString());
    ArrayNode prizes = body.putArray("prizes");
    draw.prizes()
        .forEach(prize -> prizes.addObject().put("prize", prize.id()).put("count", prize.count()));
    body.put("wins", draw.oncePerMember() ? "once" : "with every entry");
    body.put("runnersUp", draw.runnersUp());
    Held.Result result = held.result();
    body.put("state", result == null ? "committed" : "drawn");
    if (result != null) {
      body.put("held", result.held().toString()).put("seed", held.seed().hex());
      body.put(
          "hash", Seed.sha256(result.list().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      body.put("entrants", result.list().lines().count());
      ArrayNode winners = body.putArray("winners");
      result
          .wins()
          .forEach(
              win ->
                  winners
                      .addObject()
                      .put("rank", win.rank())
                      .put("prize", win.prize())
                      .put("member", Answers.id(win.account())));
      if (whole) {
        body.put("list", result.list());
      }
    }
    return body;
  }
}
