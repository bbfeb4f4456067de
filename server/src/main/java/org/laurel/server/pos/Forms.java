package org.laurel.server.pos;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Order;
import org.laurel.core.account.Ties;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Why;
import org.laurel.core.evolution.Preview;
import org.laurel.core.language.Problem;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.value.Amounts;
import org.laurel.server.accounts.Member;
import org.laurel.server.ledger.Cursor;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.programmes.Publication;
import org.laurel.server.programmes.Published;
import org.laurel.server.programmes.Release;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.answer.Answers;
import org.laurel.wire.answer.Holdings;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.request.Request;
import org.laurel.wire.stored.ActivityForm;
import org.laurel.wire.words.Words;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The forms of answers that only this interface has; those of decisions are the wire's.
final class Forms {
  private static final Words ENGLISH = Words.in("en");

  private Forms() {}

  static Reply granted(
      Published published, Entry entry, Outcome outcome, HttpStatus status, Words words) {
    URI location =
        status == HttpStatus.CREATED
            ? URI.create("/v1/programmes/" + entry.programme() + "/activities/" + entry.id())
            : null;
    return new Reply.Done(
        status, answer(published, entry, outcome, words), words.language(), location);
  }

  private static ObjectNode answer(Published published, Entry entry, Outcome outcome, Words words) {
    return published
        .answers(entry.version(), words)
        .granted(entry.account(), entry.activity(), outcome)
        .put("recorded", entry.recorded().toString())
        .put("version", entry.version());
  }

  /// What would be decided: as an answer, but for the activity, which there is none of.
  static Reply quote(
      Published published, long account, Request request, Decision.Granted granted, Words words) {
    Versions.Version version = published.versions().at(request.occurred());
    ObjectNode answer =
        published
            .answers(version.number(), words)
            .granted(account, request.draft(), Outcome.of(version.programme(), granted));
    answer.remove(List.of("activity", "key"));
    if (request.type() == Request.Type.REDEMPTION) {
      // No voucher was made, so there is no code to tell.
      answer.remove("vouchers");
      String issued = Words.code(Why.VOUCHER_ISSUED);
      answer
          .withArray("reasons")
          .removeIf(reason -> reason.path("why").asString("").equals(issued));
    }
    return new Reply.Done(HttpStatus.OK, answer, words.language());
  }

  /// A member with everything held now.
  ///
  /// @param own the member's account
  /// @param account the one that holds what he has: the same, or one that he shares
  static Reply member(
      Published published,
      Programme programme,
      Member member,
      Account own,
      Account account,
      Instant now) {
    ObjectNode answer = Json.object();
    answer.put("member", Answers.id(member.account()));
    answer.put("programme", published.id());
    answer.put("name", member.name());
    ArrayNode identifiers = answer.putArray("identifiers");
    for (Identifier identifier : member.identifiers()) {
      identifiers
          .addObject()
          .put("kind", identifier.kind().word())
          .put("value", identifier.value());
    }
    if (own.profile() instanceof Profile profile) {
      profile(answer, profile);
    }
    ties(answer, own.ties());
    new Answers(programme, ENGLISH).holdings(answer, Holdings.of(programme, account, now));
    ArrayNode lots = answer.putArray("lots");
    account.lots().forEach(lot -> lot(lots.addObject(), lot, programme, account));
    ArrayNode vouchers = answer.putArray("vouchers");
    account.vouchers().forEach(voucher -> voucher(vouchers.addObject(), voucher));
    ArrayNode holds = answer.putArray("holds");
    account.holds().forEach(hold -> hold(holds.addObject(), hold, programme, account));
    ArrayNode orders = answer.putArray("orders");
    account.orders().forEach(order -> order(orders.addObject(), order));
    return new Reply.Done(HttpStatus.OK, answer, "en");
  }

  private static void order(ObjectNode form, Order order) {
    form.put("redemption", Answers.id(order.redemption()));
    form.put("reward", order.reward());
    form.put("quantity", order.quantity());
    form.put("state", order.state().word());
    form.put("since", order.day().toString());
    form.put("until", order.until() == null ? null : order.until().toString());
  }

  /// What binds it to others, as far as something does.
  private static void ties(ObjectNode answer, Ties ties) {
    if (ties.kind() == Activity.Kind.GIFT_CARD) {
      ObjectNode card = answer.putObject("giftCard").put("blocked", ties.blocked());
      card.put("owner", ties.owner() == 0 ? null : Answers.id(ties.owner()));
    }
    if (ties.invitedBy() != 0) {
      answer.put("invitedBy", Answers.id(ties.invitedBy()));
    }
    if (ties.movedTo() != 0) {
      boolean shared = ties.bond() == Bond.SHARED;
      answer.put(shared ? "shares" : "movedTo", Answers.id(ties.movedTo()));
    }
    ArrayNode people = Json.object().putArray("sharedBy");
    ties.others()
        .forEach(
            (other, bound) -> {
              if (bound.bond() == Bond.SHARED && bound.through() == other) {
                people.add(Answers.id(other));
              }
            });
    if (!people.isEmpty()) {
      answer.set("sharedBy", people);
    }
  }

  private static void profile(ObjectNode answer, Profile profile) {
    answer.put("joined", profile.joined().toString());
    ObjectNode facts = answer.putObject("profile");
    facts.put("born", profile.born() == null ? null : profile.born().toString());
    facts.put("language", profile.language());
    profile.segments().forEach(facts.putArray("segments")::add);
    profile.consents().forEach(answer.putArray("consents")::add);
  }

  private static void lot(ObjectNode form, Lot lot, Programme programme, Account account) {
    boolean kept =
        account.profile() instanceof Profile profile
            && programme.unit(lot.unit()).isKeptIn(profile.segments());
    form.put("unit", lot.unit());
    form.put("amount", Amounts.format(lot.amount(), programme.unit(lot.unit()).scale()));
    form.put("pending", lot.pendingUntil() == null ? null : lot.pendingUntil().toString());
    form.put("expires", kept || lot.lastDay() == null ? null : lot.lastDay().toString());
  }

  private static void voucher(ObjectNode form, Voucher voucher) {
    form.put("code", voucher.code());
    form.put("reward", voucher.reward());
    form.put("redemption", Answers.id(voucher.redemption()));
    form.put("expires", voucher.lastDay() == null ? null : voucher.lastDay().toString());
  }

  private static void hold(ObjectNode form, Hold hold, Programme programme, Account account) {
    form.put("redemption", Answers.id(hold.redemption()));
    form.put("reward", hold.reward());
    form.put("quantity", hold.quantity());
    form.put("until", hold.until().toString());
    ArrayNode lots = form.putArray("lots");
    hold.lots().forEach(lot -> lot(lots.addObject(), lot, programme, account));
  }

  /// @param entries one more than `most` when there is more to come
  static Reply statement(Published published, List<Entry> entries, int most, Words words) {
    List<Entry> shown = entries.subList(0, Math.min(most, entries.size()));
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("entries");
    for (Entry entry : shown) {
      Programme rules = published.version(entry.version());
      items.add(answer(published, entry, entry.outcome(rules), words));
    }
    answer.put("next", entries.size() > most ? Long.toString(shown.getLast().position()) : null);
    return new Reply.Done(HttpStatus.OK, answer, words.language());
  }

  static Reply feed(Published published, Ledger.Page page) {
    ObjectNode answer = Json.object();
    ArrayNode entries = answer.putArray("entries");
    for (Entry entry : page.entries()) {
      Programme rules = published.version(entry.version());
      ObjectNode item = entries.addObject();
      item.put("cursor", new Cursor(entry.bucket(), entry.position()).toString());
      item.put("source", entry.source());
      item.set("sent", Json.read(ActivityForm.write(entry.activity())));
      item.set("answer", answer(published, entry, entry.outcome(rules), ENGLISH));
    }
    answer.put("next", page.next().toString());
    return new Reply.Done(HttpStatus.OK, answer, "en");
  }

  static Reply heads(List<Cursor> heads) {
    ObjectNode answer = Json.object();
    ArrayNode buckets = answer.putArray("heads");
    heads.forEach(head -> buckets.add(head.toString()));
    return new Reply.Done(HttpStatus.OK, answer, "en");
  }

  static Reply programmes(List<Published> all) {
    ObjectNode answer = Json.object();
    ArrayNode programmes = answer.putArray("programmes");
    all.forEach(one -> programme(programmes.addObject(), one));
    return new Reply.Done(HttpStatus.OK, answer, "en");
  }

  static Reply programme(Published published) {
    ObjectNode answer = Json.object();
    programme(answer, published);
    return new Reply.Done(HttpStatus.OK, answer, "en");
  }

  private static void programme(ObjectNode form, Published published) {
    Programme newest = published.versions().newest().programme();
    ZoneId zone = newest.zone();
    form.put("programme", published.id());
    ObjectNode name = form.putObject("name");
    newest.name().byLanguage().forEach(name::put);
    form.put("zone", zone.getId());
    form.put("money", newest.money().getCurrencyCode());
    ArrayNode units = form.putArray("units");
    newest
        .units()
        .values()
        .forEach(unit -> units.addObject().put("unit", unit.id()).put("decimals", unit.scale()));
    newest.rewards().keySet().forEach(form.putArray("rewards")::add);
    newest.acts().keySet().forEach(form.putArray("acts")::add);
    ArrayNode versions = form.putArray("versions");
    published.releases().forEach(release -> release(versions.addObject(), release));
  }

  private static void release(ObjectNode form, Release release) {
    form.put("number", release.number());
    form.put("from", release.from().toString());
    form.put("published", release.published().toString());
    form.put("hash", release.hash());
  }

  /// 201 for a new version, 200 for one that was there already and for a dry run.
  static Reply published(
      String programme, Publication.Done done, boolean dryRun, @Nullable Preview preview) {
    ObjectNode answer = Json.object();
    answer.put("programme", programme);
    answer.put("dryRun", dryRun);
    answer.put("unchanged", done.unchanged());
    release(answer.putObject("version"), done.release());
    answer.set("problems", problems(done.warnings()));
    if (preview != null) {
      Previews.write(preview, answer.putObject("preview"));
    }
    HttpStatus status = dryRun || done.unchanged() ? HttpStatus.OK : HttpStatus.CREATED;
    return new Reply.Done(status, answer, "en");
  }

  static HttpProblem unsound(List<Problem> problems) {
    return new HttpProblem(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "unsound-programme",
            problems.getFirst().toString()
                + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""))
        .with("problems", problems(problems));
  }

  private static ArrayNode problems(List<Problem> problems) {
    ArrayNode list = Json.array();
    for (Problem problem : problems) {
      list.addObject()
          .put("severity", problem.severity() == Problem.Severity.ERROR ? "error" : "warning")
          .put("line", problem.line())
          .put("column", problem.column())
          .put("code", problem.code())
          .put("message", problem.message());
    }
    return list;
  }
}
