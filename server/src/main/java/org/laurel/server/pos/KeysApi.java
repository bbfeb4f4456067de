package org.laurel.server.pos;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.laurel.server.security.ApiKey;
import org.laurel.server.security.ApiKey.Role;
import org.laurel.server.security.ApiKeys;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Unknown;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// API keys, made and revoked by an owner.
@RestController
@RequestMapping(path = "/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeysApi {

  private static final Set<String> ROLES =
      Arrays.stream(Role.values())
          .map(KeysApi::word)
          .collect(Collectors.toCollection(TreeSet::new));

  private final ApiKeys keys;
  private final Intake intake;

  KeysApi(ApiKeys keys, Intake intake) {
    this.keys = keys;
    this.intake = intake;
  }

  /// The answer is the only place where the key can ever be read.
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> make(@RequestBody byte[] body) {
    Cursor at = Cursor.at(Intake.json(body)).object(Set.of("name", "role", "programme", "source"));
    String name = at.get("name").text();
    Role role = role(at.get("role"));
    Cursor programme = at.find("programme");
    if (role == Role.PROGRAMME) {
      intake.programme(at.get("programme").text());
    } else if (programme != null) {
      throw programme.malformed("unknown-field", "only a key of role programme names one");
    }
    Cursor source = at.find("source");
    ApiKeys.Made made =
        keys.make(
            name,
            role,
            programme == null ? null : programme.text(),
            source == null ? ApiKey.API : source.text());
    ObjectNode told = form(made.about());
    told.put("key", made.key());
    return new Reply.Done(HttpStatus.CREATED, told, "en").alone();
  }

  @GetMapping
  ResponseEntity<byte[]> all() {
    ArrayNode all = Json.array();
    keys.all().forEach(key -> all.add(form(key)));
    ObjectNode told = Json.object();
    told.set("keys", all);
    return new Reply.Done(HttpStatus.OK, told, "en").alone();
  }

  /// It opens nothing from now on; on other servers of the house after some seconds.
  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(@PathVariable String id) {
    if (!keys.revoke(id)) {
      throw new HttpProblem(HttpStatus.NOT_FOUND, "unknown-key", "There is no key " + id + ".");
    }
    return ResponseEntity.noContent().build();
  }

  private static Role role(Cursor at) {
    String word = at.text();
    if (!ROLES.contains(word)) {
      throw at.malformed("unknown-role", "no role \"" + word + "\"; " + Unknown.among(word, ROLES));
    }
    return Role.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode form(ApiKey key) {
    ObjectNode form = Json.object();
    form.put("id", key.id());
    form.put("name", key.name());
    form.put("role", word(key.role()));
    form.put("programme", key.programme());
    form.put("source", key.source());
    form.put("made", key.made().toString());
    Instant revoked = key.revoked();
    form.put("revoked", revoked == null ? null : revoked.toString());
    return form;
  }
}
