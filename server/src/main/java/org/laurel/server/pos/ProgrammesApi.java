package org.laurel.server.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Publication;
import org.laurel.server.programmes.Published;
import org.laurel.server.publishing.Publisher;
import org.laurel.server.security.Caller;
import org.laurel.server.web.HttpProblem;
import org.laurel.server.web.MediaTypes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Programmes: which there are, what they say, and publishing a new version.
@RestController
@RequestMapping(path = "/v1/programmes")
class ProgrammesApi {

  private final Intake intake;
  private final Programmes programmes;
  private final Publisher publisher;

  ProgrammesApi(Intake intake, Programmes programmes, Publisher publisher) {
    this.intake = intake;
    this.programmes = programmes;
    this.publisher = publisher;
  }

  /// Those that the key opens.
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> all(Caller caller) {
    return Forms.programmes(
            programmes.all().stream().filter(one -> caller.key().opens(one.id())).toList())
        .alone();
  }

  @GetMapping(path = "/{programme}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> one(@PathVariable String programme) {
    return Forms.programme(intake.programme(programme)).alone();
  }

  /// The text of a version, byte for byte as it was published.
  @GetMapping(path = "/{programme}/versions/{number}", produces = MediaTypes.YAML)
  byte[] text(@PathVariable String programme, @PathVariable String number) {
    Published published = intake.programme(programme);
    Long wanted = Intake.id(number);
    String text =
        wanted == null || wanted > published.releases().size()
            ? null
            : programmes.text(programme, Math.toIntExact(wanted));
    if (text == null) {
      throw new HttpProblem(
          HttpStatus.NOT_FOUND, "unknown-version", "The programme has no version " + number + ".");
    }
    return text.getBytes(UTF_8);
  }

  /// @param from first moment at which it is in force; left out: from now, a first version from the
  ///   start that the text names
  /// @param dryRun everything is checked and nothing is published; the answer previews what the
  ///   version would do to accounts
  @PutMapping(
      path = "/{programme}",
      consumes = {MediaTypes.YAML, "application/x-yaml", "text/yaml"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> publish(
      @PathVariable String programme,
      @RequestBody byte[] text,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun) {
    String yaml = utf8(text);
    Instant start = from == null ? null : moment(from);
    Publisher.Rehearsal came =
        dryRun
            ? publisher.rehearse(programme, yaml, start)
            : new Publisher.Rehearsal(publisher.publish(programme, yaml, start), null);
    return switch (came.publication()) {
      case Publication.Done done ->
          Forms.published(programme, done, dryRun, came.preview()).alone();
      case Publication.Unsound(var problems) -> Forms.unsound(problems).answer();
      case Publication.Refused(var code, var message) ->
          new HttpProblem(HttpStatus.UNPROCESSABLE_CONTENT, code, message).answer();
    };
  }

  private static String utf8(byte[] text) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw new HttpProblem(
          HttpStatus.BAD_REQUEST, "not-utf-8", "The text is not UTF-8; save it as UTF-8.");
    }
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new HttpProblem(
          HttpStatus.BAD_REQUEST,
          "bad-moment",
          "from is a moment with an offset, such as 2026-03-01T00:00:00Z (a + is sent as %2B)");
    }
  }
}
