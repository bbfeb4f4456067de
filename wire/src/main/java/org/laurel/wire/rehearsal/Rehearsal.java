package org.laurel.wire.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.chance.Secrets;
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
import org.laurel.wire.answer.Answers;
import org.laurel.wire.answer.Holdings;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.answer.Refusals;
import org.laurel.wire.json.Json;
import org.laurel.wire.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Listens to what the core takes, sends the same to a server, and holds the answers against each
/// other, to the letter. A [Difference] is thrown where they are not the same.
///
/// Only what nobody can know beforehand may differ, and then everywhere in the same way: ids and
/// codes. Everything else that an answer may ever hold is compared by itself.
public final class Rehearsal implements Simulation.Listener {

  /// The server's side.
  public interface Stage {

    /// @param path from the root on
    /// @param type of the body
    Answered send(String method, String path, String type, String body);

    /// From now on that is the time.
    void clock(Instant now);

    /// What was due in a member's account has happened in the core.
    ///
    /// @param account the server's id of it
    void due(String member, long account);

    /// What a draw or a contest came to is told to an account.
    ///
    /// @param account the server's id of it
    void told(long account, Activity outcome);
  }

  /// What came back.
  public record Answered(int status, String text) {
    JsonNode json() {
      return Json.read(text);
    }

    @Override
    public String toString() {
      return status + " " + text;
    }
  }

  /// What nobody sends has ids that nobody is told, nor are those of what follows from it.
  private static final Set<String> UNTOLD =
      Set.of(
          "time",
          "receive",
          "friend",
          "reserve",
          "charge",
          "take-over",
          "set-free",
          "drawn",
          "won");

  private final Stage stage;
  private final Programme programme;
  private final String path;
  private final RequestWriter requests;
  private final Chance chance;
  private final Answers english;
  private final Map<String, String> toServer = new HashMap<>();
  private final Map<String, String> toCore = new LinkedHashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, List<String>> histories = new HashMap<>();
  private Instant clock = Instant.MIN;

  /// Who sent what is done next.
  private String sender = "";

  public Rehearsal(Stage stage, Programme programme) {
    this.stage = stage;
    this.programme = programme;
    this.path = "/v1/programmes/" + programme.id();
    this.requests = new RequestWriter(programme, toServer);
    this.chance = new Chance(stage, programme);
    this.english = new Answers(programme, Words.in("en"));
  }

  @Override
  public void sent(String member) {
    sender = member;
  }

  /// Has chance go on the server as it goes in the core.
  @Override
  public void drawn(String member, LocalDate day, Set<String> offers) {
    chance.goes(offers, account(member), day);
  }

  @Override
  public void step(String member, Activity activity, Decision decision) {
    if (decision instanceof Decision.Granted granted) {
      accounts.put(member, granted.after());
      histories.computeIfAbsent(member, _ -> new ArrayList<>()).add(answer(activity, granted));
    }
    tick(activity.occurred());
    if (activity instanceof Activity.Time) {
      stage.due(member, account(member));
    } else if (isOutcome(activity)) {
      stage.told(account(member), activity);
    } else if (isSent(activity)) {
      send(member, activity, decision);
    }
  }

  /// Whether somebody sends it. What a gift card pays is set aside and given back by whoever takes
  /// the purchase.
  public static boolean isSent(Activity activity) {
    boolean ofGiftCard = activity instanceof Activity.Reserve || activity.key().startsWith("hold:");
    return !(activity instanceof Activity.Time || isOutcome(activity))
        && !activity.follows()
        && !ofGiftCard;
  }

  private static boolean isOutcome(Activity activity) {
    return activity instanceof Activity.Drawn || activity instanceof Activity.Won;
  }

  /// Publishes the programme, which may stand under an id that nobody else uses.
  public void publish(String text) {
    expect(
        stage.send("PUT", path + "?from=1970-01-01T00:00:00Z", "application/yaml", text),
        201,
        "publishing " + programme.id());
    // So that prizes come at the same moments on both sides.
    Secrets.open(programme).forEach(chance::decideBy);
  }

  /// Has the codes that there are in a spec: what is printed is made by the server, what a partner
  /// hands over is the same on both sides.
  ///
  /// @param codes by act or reward, or by [CodeBook#ANOTHER_PROGRAMME]
  public void codes(String text, Map<String, List<String>> codes) {
    codes.forEach(
        (owner, names) -> {
          if (programme.rewards().containsKey(owner)) {
            String to = path + "/rewards/" + owner + "/codes";
            String lines = String.join("\n", names);
            expect(stage.send("POST", to, "text/plain", lines), 200, "codes for " + owner);
          } else if (owner.equals(CodeBook.ANOTHER_PROGRAMME)) {
            String other = programme.id() + "-other";
            String theirs = "/v1/programmes/" + other;
            String copy = text.replace("programme: " + programme.id(), "programme: " + other);
            String from = theirs + "?from=1970-01-01T00:00:00Z";
            expect(stage.send("PUT", from, "application/yaml", copy), 201, "publishing " + other);
            toCore.put(other, CodeBook.ANOTHER_PROGRAMME);
            print(theirs, programme.acts().values(), names);
          } else {
            print(path, List.of(Objects.requireNonNull(programme.acts().get(owner))), names);
          }
        });
  }

  private void print(String at, Collection<ActType> acts, List<String> names) {
    String act = acts.stream().filter(one -> one.code() != null).findFirst().orElseThrow().id();
    String body =
        Json.write(Json.object().put("key", act).put("act", act).put("count", names.size()));
    expect(stage.send("POST", at + "/codes", "application/json", body), 201, "codes for " + act);
    Answered made = stage.send("GET", at + "/codes/" + act, "", "");
    List<String> codes = expect(made, 200, "codes for " + act).text().lines().toList();
    for (int i = 0; i < names.size(); i++) {
      toCore.put(Mint.normal(codes.get(i)), Mint.normal(names.get(i)));
      toServer.put(names.get(i), codes.get(i));
    }
  }

  /// Settles everybody in the core up to the clock and compares what the server tells of them.
  public void end() {
    accounts.replaceAll(this::settle);
    accounts.keySet().forEach(this::compareHoldings);
  }

  /// Compares what both sides know of a member's balances and levels, as of the clock.
  public void compareHoldings(String member) {
    Account settled = holder(Objects.requireNonNull(accounts.get(member)));
    String what = "what " + member + " holds";
    JsonNode told = expect(stage.send("GET", address(member), "", ""), 200, what).json();
    ObjectNode holdings = Json.object();
    english.holdings(holdings, Holdings.of(programme, settled, clock));
    ObjectNode same = Json.object();
    List.of("balances", "membership", "tiers")
        .forEach(
            part -> {
              if (told.has(part)) {
                same.set(part, told.get(part));
              }
            });
    Difference.unlessSame(what, holdings, same);
  }

  /// Members as the core knows them.
  public Map<String, Account> accounts() {
    return accounts;
  }

  /// What the core answered, by member.
  public List<String> history(String member) {
    return histories.getOrDefault(member, List.of());
  }

  public boolean isGiftCard(String member) {
    return toServer.containsKey("giftcard " + member);
  }

  /// The server's id of a member's account.
  public long account(String member) {
    return Long.parseLong(toServer.getOrDefault("account " + member, "0"));
  }

  /// Where a member is looked up.
  public String address(String member) {
    return path + "/members/" + requests.ref(member);
  }

  /// A text of the server in the core's words.
  public String plain(String text) {
    String plain = text;
    for (Map.Entry<String, String> name : toCore.entrySet()) {
      plain = plain.replace(name.getKey(), name.getValue());
    }
    return plain;
  }

  /// An answer of the server in the core's words.
  public String plain(JsonNode answer) {
    ObjectNode form = (ObjectNode) answer.deepCopy();
    form.remove("recorded");
    form.remove("version");
    return plain(untold(form));
  }

  private static String untold(ObjectNode answer) {
    return UNTOLD.contains(answer.path("type").asString(""))
        ? answer.put("activity", "").toString().replaceAll("follow-up:-?[0-9]+:", "follow-up:")
        : answer.toString();
  }

  static Answered expect(Answered answered, int status, String what) {
    if (answered.status() != status) {
      throw new Difference(what + ": the server answers " + answered);
    }
    return answered;
  }

  /// The account that holds what another one has.
  private Account holder(Account account) {
    return account.ties().bond() == Bond.NONE
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
    RequestWriter.Sent sent = requests.of(sender, activity);
    String what = sender + " sends " + sent.method() + " " + sent.path();
    Answered answered =
        stage.send(sent.method(), path + sent.path(), "application/json", Json.write(sent.body()));
    switch (decision) {
      case Decision.Granted granted -> {
        JsonNode told = expect(answered, 201, what).json();
        String expected = answer(activity, granted);
        learn(member, told, Json.read(expected));
        Difference.unlessSame(what, Json.read(expected), Json.read(plain(told)));
      }
      case Decision.Refused refused -> refused(member, what, answered, refused);
    }
  }

  /// The clock never goes back, whatever comes late.
  private void tick(Instant moment) {
    if (moment.isAfter(clock)) {
      clock = moment;
      stage.clock(clock);
    }
  }

  /// A stranger cannot even be named over HTTP; else the refusals are the same.
  private void refused(String member, String what, Answered answered, Decision.Refused refused) {
    JsonNode told = answered.json();
    String code = told.path("code").asString("");
    String expected = refused.refusal().code();
    if (code.equals("unknown-member")) {
      if (accounts.containsKey(member)) {
        throw new Difference(what + ": the server does not know " + member);
      }
      return;
    }
    if (!code.equals(expected)) {
      throw new Difference(
          what + ": the core refuses it as " + expected + ", the server answers " + answered);
    }
    if (!code.equals("unknown-redemption")) {
      ObjectNode ours = Json.object();
      JsonNode problem = Refusals.problem(refused, Words.in("en"));
      ours.set("detail", problem.get("detail"));
      ours.set("details", problem.get("details"));
      ObjectNode theirs = Json.object();
      theirs.set("detail", told.path("detail"));
      theirs.set("details", told.path("details"));
      Difference.unlessSame(what, ours, Json.read(plain(theirs.toString())));
    }
  }

  private String answer(Activity activity, Decision.Granted granted) {
    return untold(english.granted(granted.after().id(), activity, Outcome.of(programme, granted)));
  }

  /// What the server calls what the core calls otherwise.
  private void learn(String member, JsonNode server, JsonNode core) {
    learn(server.get("activity").asString(), core.get("activity").asString());
    String account = server.get("member").asString();
    String ours = core.get("member").asString();
    toServer.put("account " + member, account);
    learn(account, "account " + ours);
    toServer.putIfAbsent("number " + ours, RequestWriter.name(member));
    toCore.put(account, ours);
    List<String> theirs = issued(server);
    List<String> codes = issued(core);
    for (int i = 0; i < Math.min(theirs.size(), codes.size()); i++) {
      learn(theirs.get(i), codes.get(i));
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

  /// The account as it is when the clock stands where it stands now, its history told on.
  private Account settle(String member, Account account) {
    Account settled = account;
    Versions versions = Versions.only(programme);
    for (NextDue next = due(versions, settled); next != null; next = due(versions, settled)) {
      Activity.Time time = new Activity.Time(-1, "time:" + next.moment(), next.moment());
      Decision.Granted granted =
          (Decision.Granted) Decisions.decide(programme, settled, time, Facts.at(next.moment()));
      histories.computeIfAbsent(member, _ -> new ArrayList<>()).add(answer(time, granted));
      settled = granted.after();
    }
    return settled;
  }

  private @Nullable NextDue due(Versions versions, Account account) {
    NextDue next = NextDue.of(versions, account);
    return next == null || next.moment().isAfter(clock) ? null : next;
  }
}
