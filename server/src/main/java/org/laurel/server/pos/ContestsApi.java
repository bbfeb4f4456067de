package org.laurel.server.pos;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.contest.Place;
import org.laurel.core.contest.Schedule;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Amounts;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Member;
import org.laurel.server.accounts.Stored;
import org.laurel.server.contests.Contests;
import org.laurel.server.desk.Desk;
import org.laurel.server.programmes.Published;
import org.laurel.server.security.Caller;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.MemberRef;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Contests: who is ahead, whose place is which, and who has won.
@RestController
@RequestMapping(path = "/v1/programmes/{programme}/contests")
class ContestsApi {

  private static final int MOST = 100;

  private final Intake intake;
  private final Contests contests;
  private final Desk desk;
  private final Accounts accounts;
  private final InstantSource clock;

  ContestsApi(Intake intake, Contests contests, Desk desk, Accounts accounts, InstantSource clock) {
    this.intake = intake;
    this.desk = desk;
    this.contests = contests;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> all(@PathVariable String programme) {
    Published published = intake.programme(programme);
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("contests");
    for (Schedule schedule : contests.schedules(published).values()) {
      all.add(told(schedule, today(published)));
    }
    return new Reply.Done(HttpStatus.OK, body, "en").alone();
  }

  /// One period of a contest.
  ///
  /// @param day any day of it; the present one when nothing is said
  /// @param top how many places to tell
  /// @param member whose own place to tell
  @GetMapping(path = "/{contest}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> one(
      @PathVariable String programme,
      @PathVariable String contest,
      @RequestParam(required = false) @Nullable String day,
      @RequestParam(defaultValue = "10") int top,
      @RequestParam(required = false) @Nullable String member,
      Caller caller,
      HttpServletRequest http) {
    Sender sender = intake.sender(programme, caller, http);
    Published published = sender.programme();
    Schedule schedule = find(published, contest);
    Contest found = schedule.contest();
    if (top < 1 || top > MOST) {
      throw badQuery("top is 1 to " + MOST);
    }
    long account = member == null ? 0 : account(sender, member);
    LocalDate of = day == null ? today(published) : day(day);
    Contests.Board board = contests.board(published, found, of, top, account);
    ObjectNode body = told(schedule, of);
    body.put("state", state(schedule, of, board));
    body.put("members", board.size());
    ArrayNode places = body.putArray("places");
    for (int i = 0; i < board.places().size(); i++) {
      Place place = board.places().get(i);
      ObjectNode told = place(published, found, i + 1L, place);
      if (board.result() != null) {
        told.put("wins", i < board.result().winners());
      }
      String name = name(published, found, place);
      if (name != null) {
        told.put("name", name);
      }
      places.add(told);
    }
    if (board.own() != null) {
      body.set("own", place(published, found, board.rank(), board.own()));
    }
    if (board.result() != null) {
      String list = board.result().list();
      body.put("hash", Seed.sha256(list.getBytes(StandardCharsets.UTF_8))).put("list", list);
    }
    return new Reply.Done(HttpStatus.OK, body, "en").alone();
  }

  /// The account that takes part: the member's own, or the one that holds what it has.
  private long account(Sender sender, String ref) {
    long account = intake.account(sender, MemberRef.parse(ref));
    Account holder = desk.lookAtHolder(sender.programme().id(), account);
    if (holder == null) {
      throw Replies.unknownMember(ref, sender.words());
    }
    return holder.id();
  }

  private static String state(Schedule schedule, LocalDate day, Contests.Board board) {
    return board.result() != null ? "decided" : schedule.isHeld(day) ? "open" : "not-held";
  }

  private Schedule find(Published published, String id) {
    Schedule schedule = contests.schedules(published).get(id);
    if (schedule != null) {
      return schedule;
    }
    throw new HttpProblem(
        HttpStatus.NOT_FOUND,
        "unknown-contest",
        "The programme has no contest " + id + ". GET …/contests lists those it has.");
  }

  private Programme rules(Published published) {
    return published.versions().at(clock.instant()).programme();
  }

  private LocalDate today(Published published) {
    return LocalDate.ofInstant(clock.instant(), rules(published).zone());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw badQuery("day is a date such as 2026-01-31");
    }
  }

  private static HttpProblem badQuery(String detail) {
    return new HttpProblem(HttpStatus.BAD_REQUEST, "bad-query", detail);
  }

  private static ObjectNode told(Schedule schedule, LocalDate day) {
    Contest contest = schedule.contest();
    ObjectNode body = Json.object();
    body.put("contest", contest.id()).put("name", contest.name().in("en", contest.id()));
    body.put("counts", contest.counts().word()).put("winners", contest.winners());
    if (schedule.end() != null) {
      body.put("ended", schedule.end().toString());
    }
    body.put("from", contest.first(day).toString()).put("to", contest.last(day).toString());
    return body.put("decidedAt", schedule.decided(day).toString());
  }

  private ObjectNode place(Published published, Contest contest, long rank, Place place) {
    Programme programme = rules(published);
    int scale =
        switch (contest.counts()) {
          case Counts.Earned(var unit) -> programme.unit(unit).scale();
          case Counts.Spend _ -> Amounts.scale(programme.money());
          case Counts.Visits _, Counts.Friends _ -> 0;
        };
    return Json.object()
        .put("place", rank)
        .put("score", Amounts.format(place.score(), scale))
        .put("reached", place.reached().toString());
  }

  /// The name of a member who is shown by it; `null` for others, and where none was told.
  private @Nullable String name(Published published, Contest contest, Place place) {
    Stored stored = accounts.look(place.account());
    if (stored == null
        || !org.laurel.core.decision.Contests.named(
            rules(published), contest, stored.state(), clock.instant())) {
      return null;
    }
    Member member = accounts.member(published.id(), place.account());
    return member == null ? null : member.name();
  }
}
