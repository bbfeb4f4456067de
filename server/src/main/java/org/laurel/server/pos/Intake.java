package org.laurel.server.pos;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.Desk;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.server.security.ApiKey;
import org.laurel.server.security.Caller;
import org.laurel.server.web.HttpProblem;
import org.laurel.server.web.Languages;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import org.laurel.wire.request.MemberRef;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.RequestReader;
import org.laurel.wire.words.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// From a request that was read to its answer: finds the programme and the member, asks the desk.
@Component
class Intake {

  /// A group of activities is written within milliseconds; whoever waits this long waits in vain.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Programmes programmes;
  private final Accounts accounts;
  private final Ledger ledger;
  private final Desk desk;
  private final InstantSource clock;

  Intake(Programmes programmes, Accounts accounts, Ledger ledger, Desk desk, InstantSource clock) {
    this.programmes = programmes;
    this.accounts = accounts;
    this.ledger = ledger;
    this.desk = desk;
    this.clock = clock;
  }

  Sender sender(String programme, Caller caller, HttpServletRequest request) {
    String language = Languages.asked(request);
    return new Sender(
        programme(programme),
        caller.key().source(),
        caller.key().role() == ApiKey.Role.OWNER,
        Words.in(language == null ? "en" : language));
  }

  /// @throws HttpProblem 404 when no such programme was published
  Published programme(String id) {
    Published found = programmes.find(id);
    if (found == null) {
      throw new HttpProblem(
          HttpStatus.NOT_FOUND,
          "unknown-programme",
          "There is no programme \"" + id + "\". GET /v1/programmes lists those there are.");
    }
    return found;
  }

  RequestReader reader(Sender sender) {
    return new RequestReader(sender.programme().versions(), clock.instant());
  }

  /// A key for an enrolment that came without one: nobody can send it again, so it need only be
  /// new.
  static String freshKey() {
    return "enrol:" + UUID.randomUUID();
  }

  /// A member who could never be found again is not enrolled.
  ///
  /// @throws Malformed when an enrolment names no identifier
  static Request findable(JsonNode form, Request request) {
    if (request.newcomer() != null && request.newcomer().identifiers().isEmpty()) {
      throw Cursor.at(form)
          .malformed(
              "missing-field",
              "a member needs an identifier to be found by, such as"
                  + " \"identifiers\":[{\"kind\":\"card\",\"value\":\"2700000000014\"}];"
                  + " of your own numbers, kind external");
    }
    return request;
  }

  /// A body, where one may be left out.
  static JsonNode json(byte @Nullable [] body) {
    return body == null || body.length == 0 ? Json.object() : Json.read(body);
  }

  /// Takes a request and waits for its answer.
  ///
  /// @throws HttpProblem 404 when it names a member or a redemption that is not known
  Reply take(Sender sender, Request request) {
    long account = request.type() == Request.Type.ENROL ? 0 : account(sender, request);
    Request named = named(sender, request);
    return Replies.of(await(submit(sender, account, named)), sender.words());
  }

  /// The same request, with whoever else it speaks of looked up.
  ///
  /// @throws HttpProblem 422 when it speaks of another member who is not known
  Request named(Sender sender, Request request) {
    return request.other() == null
        ? request
        : request.naming(other(sender, request, request.other()));
  }

  /// Hands a request to the desk, without asking the database anything.
  ///
  /// @param account without meaning for an enrolment
  /// @param request named
  CompletableFuture<Answer> submit(Sender sender, long account, Request request) {
    String programme = sender.programme().id();
    if (request.draft() instanceof Activity.Purchase purchase && purchase.byCard() != null) {
      return new CardPayment(desk, programme, sender.source(), account, request).run();
    }
    return request.type() == Request.Type.ENROL
        ? desk.enrol(programme, sender.source(), request)
        : desk.take(programme, sender.source(), account, request);
  }

  /// Decides without writing anything. `null`: no such account.
  ///
  /// @throws HttpProblem 422 when it speaks of another member who is not known
  @Nullable Decision quote(Sender sender, long account, Request unnamed) {
    String programme = sender.programme().id();
    Request request = named(sender, unnamed);
    if (request.draft() instanceof Activity.Purchase purchase
        && purchase.byCard() instanceof Activity.Pay pay
        && desk.quote(programme, pay.card(), desk.reserving(pay, ""))
            instanceof Decision.Refused no) {
      return no;
    }
    return desk.quote(programme, account, request);
  }

  /// The account that a request other than an enrolment concerns.
  long account(Sender sender, Request request) {
    MemberRef member = request.member();
    return member == null
        ? owner(sender.programme().id(), Replies.redemption(request))
        : account(sender, member);
  }

  /// The other account that a request speaks of.
  ///
  /// @throws HttpProblem 422 when nobody is known by that name
  private long other(Sender sender, Request request, MemberRef ref) {
    String programme = sender.programme().id();
    Long account =
        switch (ref) {
          case MemberRef.ById(var id) -> accounts.exists(programme, id) ? id : null;
          case MemberRef.ByIdentifier(var identifier) -> accounts.find(programme, identifier);
        };
    if (account == null) {
      throw Replies.nobody(ref.toString(), request.pointerToOther(), sender.words());
    }
    return account;
  }

  /// @throws HttpProblem 404
  long account(Sender sender, MemberRef member) {
    return switch (member) {
      case MemberRef.ById(var account) -> account;
      case MemberRef.ByIdentifier(var identifier) -> {
        Long account = accounts.find(sender.programme().id(), identifier);
        if (account == null) {
          throw Replies.unknownMember(member.toString(), sender.words());
        }
        yield account;
      }
    };
  }

  /// An id as it stands in an address; `null` when it can be no id.
  static @Nullable Long id(String text) {
    try {
      return text.matches("[0-9]{1,19}") ? Long.valueOf(text) : null;
    } catch (NumberFormatException beyond) {
      return null;
    }
  }

  /// The id of a redemption in an address.
  ///
  /// @throws HttpProblem 404
  static long redemption(String text) {
    Long redemption = id(text);
    if (redemption == null) {
      throw Replies.unknownRedemption(text);
    }
    return redemption;
  }

  private long owner(String programme, long redemption) {
    Long owner = ledger.owner(programme, redemption);
    if (owner == null) {
      throw Replies.unknownRedemption(Long.toString(redemption));
    }
    return owner;
  }

  private static Answer await(CompletableFuture<Answer> answer) {
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw Replies.failed(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw HttpProblem.unanswered(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpProblem.unanswered(PATIENCE);
    }
  }
}
