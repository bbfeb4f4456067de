package org.laurel.server.pos;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.programme.Programme;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Member;
import org.laurel.server.desk.Desk;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.security.Caller;
import org.laurel.server.web.HttpProblem;
import org.laurel.server.web.IdempotencyKey;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.MemberRef;
import org.laurel.wire.request.Request;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Members: joining, what they hold, what happened.
@RestController
@RequestMapping(path = "/v1/programmes/{programme}/members")
class MembersApi {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final int MOST = 500;

  private final Intake intake;
  private final Desk desk;
  private final Accounts accounts;
  private final Ledger ledger;
  private final InstantSource clock;

  MembersApi(Intake intake, Desk desk, Accounts accounts, Ledger ledger, InstantSource clock) {
    this.intake = intake;
    this.desk = desk;
    this.accounts = accounts;
    this.ledger = ledger;
    this.clock = clock;
  }

  @PostMapping(consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> enrol(
      @PathVariable String programme,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    JsonNode form = Intake.json(body);
    String sure = key == null && !form.hasNonNull("key") ? Intake.freshKey() : key;
    Request request = intake.reader(sender).read(Request.Type.ENROL, form, sure);
    return intake.take(sender, Intake.findable(form, request)).alone();
  }

  @GetMapping(path = "/{ref}", produces = JSON)
  ResponseEntity<byte[]> member(
      @PathVariable String programme,
      @PathVariable String ref,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    long id = intake.account(sender, MemberRef.parse(ref));
    Member member = accounts.member(programme, id);
    Account account = desk.look(programme, id);
    Account holder = desk.lookAtHolder(programme, id);
    if (member == null || account == null || holder == null) {
      throw Replies.unknownMember(ref, sender.words());
    }
    Programme rules = sender.programme().versions().at(holder.settled()).programme();
    return Forms.member(sender.programme(), rules, member, account, holder, clock.instant())
        .alone();
  }

  /// What is sent becomes so, what is left out stays.
  @PatchMapping(path = "/{ref}", consumes = JSON, produces = JSON)
  ResponseEntity<byte[]> change(
      @PathVariable String programme,
      @PathVariable String ref,
      @RequestBody byte[] body,
      @RequestHeader(name = IdempotencyKey.NAME, required = false) @Nullable String key,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    JsonNode change = Intake.json(body);
    ObjectNode whole =
        (ObjectNode)
            Cursor.at(change).object(Set.of("key", "occurred", "profile", "consents")).node();
    whole.set("member", Json.text(ref));
    Request request = intake.reader(sender).read(Request.Type.CHANGE, whole, key);
    return intake.take(sender, request).alone();
  }

  @GetMapping(path = "/{ref}/statement", produces = JSON)
  ResponseEntity<byte[]> statement(
      @PathVariable String programme,
      @PathVariable String ref,
      @RequestParam(defaultValue = "0") String after,
      @RequestParam(defaultValue = "100") int most,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    Long position = Intake.id(after);
    if (position == null || most < 1 || most > MOST) {
      throw new HttpProblem(
          HttpStatus.BAD_REQUEST,
          "bad-query",
          "after is a cursor as it stands under \"next\" of a statement; most is 1 to " + MOST);
    }
    long account = intake.account(sender, MemberRef.parse(ref));
    if (!accounts.exists(programme, account)) {
      throw Replies.unknownMember(ref, sender.words());
    }
    // One more than asked for tells whether there is more.
    List<Entry> entries = ledger.statement(account, position, most + 1);
    return Forms.statement(sender.programme(), entries, most, sender.words()).alone();
  }
}
