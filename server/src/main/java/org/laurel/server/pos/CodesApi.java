package org.laurel.server.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.laurel.core.code.Mint;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.server.codes.Codes;
import org.laurel.server.codes.Pools;
import org.laurel.server.codes.Run;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Unknown;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Unique codes: made and printed by the owner, or handed over by partners to be given away.
@RestController
@RequestMapping(path = "/v1/programmes/{programme}")
class CodesApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final int MOST_AT_ONCE = 10_000_000;
  private static final int LONGEST = 100;

  private final Intake intake;
  private final Codes codes;
  private final Pools pools;

  CodesApi(Intake intake, Codes codes, Pools pools) {
    this.intake = intake;
    this.codes = codes;
    this.pools = pools;
  }

  /// Makes codes for an act. They are read from an address of their own, as often as need be.
  @PostMapping(path = "/codes", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> make(@PathVariable String programme, @RequestBody byte[] body) {
    Programme rules = rules(programme);
    Cursor at = Cursor.at(Intake.json(body)).object(Set.of("key", "act", "count"));
    String key = at.get("key").text(LONGEST);
    String act = act(rules, at.get("act"));
    int count = at.get("count").whole(1, MOST_AT_ONCE);
    Codes.Made made;
    try {
      made = codes.make(programme, act, key, count);
    } catch (Codes.TooMany e) {
      throw new HttpProblem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "too-many-codes",
          String.format(
              Locale.ROOT,
              "An act has at most %d codes; %d are left for %s. Make another act for more.",
              Mint.MOST,
              e.left(),
              act));
    }
    Run run = made.run();
    if (!run.act().equals(act) || run.count() != count) {
      throw new HttpProblem(
              HttpStatus.CONFLICT,
              "key-used-before",
              String.format(
                  Locale.ROOT,
                  "The key was used before, for %d codes of %s. Other codes need a new key.",
                  run.count(),
                  run.act()))
          .at(run.act().equals(act) ? "/count" : "/act");
    }
    HttpStatus status = made.fresh() ? HttpStatus.CREATED : HttpStatus.OK;
    return new Reply.Done(status, told(run), "en").alone();
  }

  private static String act(Programme rules, Cursor at) {
    String act = at.text();
    List<String> known =
        rules.acts().values().stream()
            .filter(type -> type.code() != null)
            .map(ActType::id)
            .toList();
    if (!known.contains(act)) {
      throw at.malformed(
          "unknown-act",
          known.isEmpty()
              ? "no act of the programme tells a unique code; one does that has such an attribute: with: {code: unique code}"
              : "no act \"" + act + "\" tells a unique code; " + Unknown.among(act, known));
    }
    return act;
  }

  @GetMapping(path = "/codes", produces = JSON)
  ResponseEntity<byte[]> all(@PathVariable String programme) {
    ObjectNode body = Json.object();
    ArrayNode runs = body.putArray("runs");
    codes.runs(rules(programme).id()).forEach(run -> runs.add(told(run)));
    return new Reply.Done(HttpStatus.OK, body, "en").alone();
  }

  /// The codes that were made under a key, a line each.
  @GetMapping(path = "/codes/{key}", produces = MediaType.TEXT_PLAIN_VALUE)
  void print(@PathVariable String programme, @PathVariable String key, HttpServletResponse response)
      throws IOException {
    Run run = codes.find(rules(programme).id(), key);
    Mint mint = codes.mint(programme);
    if (run == null || mint == null) {
      throw new HttpProblem(
          HttpStatus.NOT_FOUND, "unknown-codes", "No codes were made under the key " + key + ".");
    }
    response.setContentType("text/plain;charset=utf-8");
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8))) {
      for (long i = 0; i < run.count(); i++) {
        out.write(Mint.printed(mint.code(run.act(), run.first() + i)));
        out.write('\n');
      }
    }
  }

  /// Takes over codes of a partner, a line each. Sent again they are not taken twice.
  @PostMapping(
      path = "/rewards/{reward}/codes",
      consumes = MediaType.TEXT_PLAIN_VALUE,
      produces = JSON)
  ResponseEntity<byte[]> add(
      @PathVariable String programme, @PathVariable String reward, @RequestBody byte[] body) {
    Reward found = rules(programme).rewards().get(reward);
    if (found == null || !(found.gives() instanceof Gives.Imported)) {
      throw new HttpProblem(
          HttpStatus.NOT_FOUND,
          "unknown-pool",
          "No reward " + reward + " gives imported codes (gives: an imported code).");
    }
    List<String> lines = new String(body, UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String code = lines.get(i).strip();
      if (code.length() > LONGEST || code.chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw new HttpProblem(
            HttpStatus.BAD_REQUEST,
            "bad-code",
            String.format(
                Locale.ROOT,
                "Line %d is no code: expected at most %d plain letters, digits and signs. Nothing was taken.",
                i + 1,
                LONGEST));
      }
    }
    List<String> all = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (all.isEmpty()) {
      throw new HttpProblem(
          HttpStatus.BAD_REQUEST, "no-codes", "Send the codes, each on a line of its own.");
    }
    Pools.Imported imported = pools.add(programme, reward, all);
    ObjectNode told = Json.object();
    told.put("added", imported.added()).put("known", imported.known());
    return new Reply.Done(HttpStatus.OK, told, "en").alone();
  }

  private Programme rules(String programme) {
    return intake.programme(programme).versions().newest().programme();
  }

  private static ObjectNode told(Run run) {
    ObjectNode told = Json.object();
    told.put("key", run.key()).put("act", run.act()).put("count", run.count());
    return told.put("made", run.made().toString());
  }
}
