package org.laurel.server.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Tally;
import org.laurel.core.activity.Activity;
import org.laurel.core.code.Mint;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.decision.NextDue;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.CodeBook;
import org.laurel.core.simulation.Simulation;
import org.laurel.server.Client.Answered;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Stored;
import org.laurel.wire.answer.Answers;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.answer.Refusals;
import org.laurel.wire.json.Json;
import org.laurel.wire.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Listens to what the core takes, sends the same to a server, and holds answers and accounts
/// against each other, to the letter.
///
/// Only what nobody can know beforehand may differ, and then everywhere in the same way: ids and
/// voucher codes. Everything else that an answer or an account may ever hold is compared by itself.
final class SameOverHttp implements Simulation.Listener {

  private final Stage stage;
  private final Programme programme;
  private final String path;
  private final Requests requests;
  private final Answers english;
  private final Map<String, String> toServer = new HashMap<>();
  private final Map<String, String> toCore = new LinkedHashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, List<String>> histories = new HashMap<>();
  private Instant clock = Instant.MIN;

  /// Who sent what is done next.
  private String sender = "";

  SameOverHttp(Stage stage, Programme programme) {
    this.stage = stage;
    this.programme = programme;
    this.path = "/v1/programmes/" + programme.id();
    this.requests = new Requests(programme, toServer);
    this.english = new Answers(programme, Words.in("en"));
  }

  @Override
  public void sent(String member) {
    sender = member;
  }

  @Override
  public void step(String member, Activity activity, Decision decision) {
    if (decision instanceof Decision.Granted granted) {
      accounts.put(member, granted.after());
      histories.computeIfAbsent(member, _ -> new ArrayList<>()).add(answer(activity, granted));
    }
    tick(activity.occurred());
    if (activity instanceof Activity.Time) {
      stage.settle(programme.id(), server(member));
    } else if (activity instanceof Activity.Drawn drawn) {
      tick(drawn.occurred());
      stage.drawn(programme.id(), server(member), drawn);
    } else if (!activity.follows() && !ofGiftCard(activity)) {
      send(member, activity, decision);
    }
  }

  /// What nobody sends has ids that nobody is told, nor are those of what follows from it.
  private static String untold(ObjectNode answer) {
    boolean untold =
        List.of("time", "receive", "friend", "reserve", "charge", "take-over", "set-free", "drawn")
            .contains(answer.get("type").asString());
    return untold
        ? answer.put("activity", "").toString().replaceAll("follow-up:-?[0-9]+:", "follow-up:")
        : answer.toString();
  }

  /// What a gift card pays is set aside and given back by whoever takes the purchase.
  private static boolean ofGiftCard(Activity activity) {
    return activity instanceof Activity.Reserve || activity.key().startsWith("hold:");
  }

  /// Has the codes that there are in a spec: what is printed is made by the server, what a partner
  /// hands over is the same on both sides.
  void codes(String text, Map<String, List<String>> codes) {
    codes.forEach(
        (owner, names) -> {
          if (programme.rewards().containsKey(owner)) {
            stage
                .client()
                .send(
                    "POST",
                    path + "/rewards/" + owner + "/codes",
                    "text/plain",
                    String.join("\n", names))
                .hasStatus(200);
          } else if (owner.equals(CodeBook.ANOTHER_PROGRAMME)) {
            String other = programme.id() + "-other";
            String theirs = "/v1/programmes/" + other;
            String copy = text.replace("programme: " + programme.id(), "programme: " + other);
            stage.client().publish(theirs + "?from=1970-01-01T00:00:00Z", copy).hasStatus(201);
            toCore.put(other, CodeBook.ANOTHER_PROGRAMME);
            print(theirs, programme.acts().values(), names);
          } else {
            print(path, List.of(programme.acts().get(owner)), names);
          }
        });
  }

  private void print(String at, Collection<ActType> acts, List<String> names) {
    String act = acts.stream().filter(one -> one.code() != null).findFirst().orElseThrow().id();
    String body = "{\"key\":\"%s\",\"act\":\"%s\",\"count\":%s}".formatted(act, act, names.size());
    stage.client().post(at + "/codes", body).hasStatus(201);
    List<String> made =
        stage.client().get(at + "/codes/" + act).hasStatus(200).text().lines().toList();
    for (int i = 0; i < names.size(); i++) {
      toCore.put(Mint.normal(made.get(i)), Mint.normal(names.get(i)));
      toServer.put(names.get(i), made.get(i));
    }
  }

  /// Settles everybody, here and there, and compares all that is known of them.
  void end() {
    accounts.replaceAll(this::settle);
    for (Map.Entry<String, Account> one : accounts.entrySet()) {
      String member = one.getKey();
      Account settled = one.getValue();
      stage.settle(programme.id(), server(member));
      assertThat(plain(stored(member))).as("state of " + member).isEqualTo(settled.toString());
      Answered now = stage.client().get(path + "/members/" + requests.ref(member));
      ObjectNode holdings = Json.object();
      english.holdings(
          holdings, org.laurel.wire.answer.Holdings.of(programme, holder(settled), clock));
      assertThat(now.json().get("balances")).isEqualTo(holdings.get("balances"));
      assertThat(now.json().get("membership")).isEqualTo(holdings.get("membership"));
      assertThat(now.json().get("tiers")).isEqualTo(holdings.get("tiers"));
      // What sets aside on a card has keys and ids that only the server knows.
      if (!toServer.containsKey("giftcard " + member)) {
        assertThat(history(member)).as("history of " + member).isEqualTo(histories.get(member));
      }
    }
  }

  /// The account that holds what another one has.
  private Account holder(Account account) {
    return account.ties().bond() == Activity.Bond.NONE
        ? account
        : accounts.values().stream()
            .filter(other -> other.id() == account.ties().movedTo())
            .map(this::holder)
            .findFirst()
            .orElseThrow();
  }

  private void send(String member, Activity activity, Decision decision) {
    if (activity instanceof Activity.Enrol enrol && enrol.kind() == Activity.Kind.GIFT_CARD) {
      toServer.put("giftcard " + member, member);
    }
    Requests.Sent sent = requests.of(sender, activity);
    String what = sender + " sends " + sent.method() + " " + sent.path() + " " + sent.body();
    Answered answered =
        stage
            .client()
            .send(sent.method(), path + sent.path(), "application/json", Json.write(sent.body()));
    switch (decision) {
      case Decision.Granted granted -> {
        answered.hasStatus(201);
        learn(member, answered.json(), Json.read(answer(activity, granted)));
        assertThat(plain(answered.json())).as(what).isEqualTo(answer(activity, granted));
        assertThat(plain(stored(member))).as(what).isEqualTo(granted.after().toString());
      }
      case Decision.Refused refused -> refused(member, what, answered, refused);
    }
  }

  /// The clock never goes back, whatever comes late.
  private void tick(Instant moment) {
    if (moment.isAfter(clock)) {
      clock = moment;
      stage.clock().set(clock.toString());
    }
  }

  /// A stranger cannot even be named over HTTP; else the refusals are the same.
  private void refused(String member, String what, Answered answered, Decision.Refused refused) {
    JsonNode expected = Refusals.problem(refused, Words.in("en"));
    String code = answered.at("/code");
    if (!code.equals("unknown-member") && !code.equals("unknown-redemption")) {
      assertThat(code).as(what).isEqualTo(refused.refusal().code());
      assertThat(plain(answered.at("/detail")))
          .as(what)
          .isEqualTo(expected.get("detail").asString().replace('\u00a0', ' '));
      assertThat(plain(answered.json().get("details").toString()))
          .as(what)
          .isEqualTo(expected.get("details").toString());
    } else if (code.equals("unknown-redemption")) {
      assertThat(refused.refusal().code()).as(what).isEqualTo(code);
    } else {
      assertThat(accounts).as(what).doesNotContainKey(member);
    }
  }

  private String answer(Activity activity, Decision.Granted granted) {
    ObjectNode answer =
        english.granted(granted.after().id(), activity, Outcome.of(programme, granted));
    return untold(answer);
  }

  /// What the server calls what the core calls otherwise.
  private void learn(String member, JsonNode server, JsonNode core) {
    learn(server.get("activity").asString(), core.get("activity").asString());
    toServer.put("account " + member, server.get("member").asString());
    learn(server.get("member").asString(), "account " + core.get("member").asString());
    toServer.putIfAbsent("number " + core.get("member").asString(), Requests.name(member));
    toCore.put(server.get("member").asString(), core.get("member").asString());
    List<String> theirs = issued(server);
    List<String> ours = issued(core);
    for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
      learn(theirs.get(i), ours.get(i));
    }
  }

  private void learn(String server, String core) {
    toCore.put(server, core);
    toServer.put(core, server);
  }

  private static List<String> issued(JsonNode answer) {
    List<String> codes = new ArrayList<>();
    for (JsonNode voucher : answer.path("vouchers")) {
      if (voucher.path("state").asString("").equals("issued")) {
        codes.add(voucher.get("code").asString());
      }
    }
    return codes;
  }

  /// An answer of the server in the core's words.
  private String plain(JsonNode answer) {
    ObjectNode form = (ObjectNode) answer;
    form.remove("recorded");
    form.remove("version");
    return plain(untold(form));
  }

  private String plain(Account account) {
    // The names of tallies may hold ids, and are sorted.
    SortedMap<String, Tally> tallies = new TreeMap<>();
    account.tallies().forEach((name, tally) -> tallies.put(plain(name), tally));
    return plain(account.toString())
        .replace(plain(account.tallies().toString()), tallies.toString());
  }

  private String plain(String text) {
    String plain = text;
    for (Map.Entry<String, String> name : toCore.entrySet()) {
      plain = plain.replace(name.getKey(), name.getValue());
    }
    return plain;
  }

  private long server(String member) {
    return Long.parseLong(toServer.get("account " + member));
  }

  private Account stored(String member) {
    long account = server(member);
    Stored stored = stage.server().bean(Accounts.class).load(List.of(account)).get(account);
    return stored.state();
  }

  /// The account as it is when the clock stands where it stands now, its history told on.
  private Account settle(String member, Account account) {
    Account settled = account;
    Versions versions = Versions.only(programme);
    for (NextDue next = due(versions, settled); next != null; next = due(versions, settled)) {
      Activity.Time time = new Activity.Time(-1, "time:" + next.moment(), next.moment());
      Decision.Granted granted =
          (Decision.Granted) Decisions.decide(programme, settled, time, Facts.at(next.moment()));
      histories.get(member).add(answer(time, granted));
      settled = granted.after();
    }
    return settled;
  }

  private @Nullable NextDue due(Versions versions, Account account) {
    NextDue next = NextDue.of(versions, account);
    return next == null || next.moment().isAfter(clock) ? null : next;
  }

  private List<String> history(String member) {
    List<String> history = new ArrayList<>();
    String after = "0";
    while (after != null) {
      String statement =
          path + "/members/" + requests.ref(member) + "/statement?most=500&after=" + after;
      JsonNode page = stage.client().get(statement).hasStatus(200).json();
      ((ArrayNode) page.get("entries")).forEach(entry -> history.add(plain(entry)));
      after = page.get("next").isNull() ? null : page.get("next").asString();
    }
    return history;
  }
}
