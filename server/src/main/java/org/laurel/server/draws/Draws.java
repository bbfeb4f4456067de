package org.laurel.server.draws;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.draw.Lottery;
import org.laurel.core.draw.Lottery.Entrant;
import org.laurel.core.draw.Lottery.Win;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.Programme;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.Desk;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Ids;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The prize draws of all programmes.
///
/// Several servers may hold the same draw at once: the first list that is stored counts, and every
/// entrant is told under a key of its own, so once.
@Component
public class Draws {

  private static final Logger LOG = LoggerFactory.getLogger(Draws.class);
  private static final int AT_ONCE = 500;

  private final Programmes programmes;
  private final Desk desk;
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public Draws(Programmes programmes, Desk desk, JdbcClient jdbc, InstantSource clock) {
    this.programmes = programmes;
    this.desk = desk;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// The draws of a programme, in the order of its text.
  public List<Held> all(String programme) {
    Published published = programmes.find(programme);
    return published == null
        ? List.of()
        : rules(published).draws().stream().map(draw -> find(published, draw)).toList();
  }

  /// Holds every draw whose moment has come, and tells whoever was not told yet.
  ///
  /// @return how many were held or told
  public int round() {
    int done = 0;
    for (Published published : programmes.all()) {
      for (Draw draw : rules(published).draws()) {
        Held held = find(published, draw);
        boolean open = held.result() == null || !held.result().posted();
        if (open && !clock.instant().isBefore(held.moment())) {
          tell(held.result() == null ? hold(published, held) : held);
          done++;
        }
      }
    }
    return done;
  }

  private static Programme rules(Published published) {
    return published.versions().newest().programme();
  }

  private Held find(Published published, Draw draw) {
    Instant moment = draw.at().atZone(rules(published).zone()).toInstant();
    return jdbc.sql(
            """
            select seed, committed, held, unit, moment, terms, list, wins, posted from draw
            where programme = :programme and campaign = :campaign
            """)
        .param("programme", published.id())
        .param("campaign", draw.campaign())
        .query(
            (row, _) -> {
              Seed seed = new Seed(row.getBytes("seed"));
              Instant committed = row.getTimestamp("committed").toInstant();
              if (row.getTimestamp("held") == null) {
                return new Held(published.id(), draw, moment, seed, committed, null);
              }
              Instant then = row.getTimestamp("moment").toInstant();
              return new Held(
                  published.id(),
                  terms(draw, row.getString("unit"), Json.read(row.getString("terms"))),
                  then,
                  seed,
                  committed,
                  new Held.Result(
                      row.getTimestamp("held").toInstant(),
                      row.getString("list"),
                      wins(Json.read(row.getString("wins"))),
                      row.getBoolean("posted")));
            })
        .single();
  }

  /// The draw as it was when it took place, whatever the newest text says.
  private static Draw terms(Draw draw, String unit, JsonNode terms) {
    List<Draw.Prize> prizes = new ArrayList<>();
    for (JsonNode prize : terms.get("prizes")) {
      String id = prize.get("prize").asString();
      Draw.Prize known =
          draw.prizes().stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
      prizes.add(
          new Draw.Prize(
              id,
              known == null ? org.laurel.core.value.Names.of(Map.of()) : known.name(),
              prize.get("count").asLong()));
    }
    return new Draw(
        draw.campaign(),
        unit,
        LocalDateTime.parse(terms.get("at").asString()),
        prizes,
        terms.get("once").asBoolean(),
        terms.get("runnersUp").asInt());
  }

  private static List<Win> wins(JsonNode wins) {
    List<Win> all = new ArrayList<>();
    for (JsonNode win : wins) {
      JsonNode prize = win.get("prize");
      all.add(
          new Win(
              win.get("rank").asInt(),
              prize == null || prize.isNull() ? null : prize.asString(),
              win.get("account").asLong()));
    }
    return all;
  }

  /// Makes the list, draws, and stores both unless another server was first.
  private Held hold(Published published, Held held) {
    Draw draw = held.draw();
    List<Entrant> entrants = entrants(published, draw, held.moment());
    List<Win> wins = Lottery.draw(held.seed(), held.name(), draw, entrants);
    jdbc.sql(
            """
            update draw
            set held = :held::timestamptz, unit = :unit, moment = :moment::timestamptz,
                terms = :terms::json, list = :list, wins = :wins::json
            where programme = :programme and campaign = :campaign and held is null
            """)
        .param("held", clock.instant().toString())
        .param("unit", draw.unit())
        .param("moment", held.moment().toString())
        .param("terms", Json.write(terms(draw)))
        .param("list", Lottery.list(entrants))
        .param("wins", Json.write(json(wins)))
        .param("programme", published.id())
        .param("campaign", draw.campaign())
        .update();
    LOG.info("The draw {} was held: {} accounts took part", held.name(), entrants.size());
    return find(published, draw);
  }

  private static JsonNode terms(Draw draw) {
    var terms = Json.object();
    terms.put("at", draw.at().toString());
    terms.put("once", draw.oncePerMember()).put("runnersUp", draw.runnersUp());
    ArrayNode prizes = terms.putArray("prizes");
    draw.prizes()
        .forEach(prize -> prizes.addObject().put("prize", prize.id()).put("count", prize.count()));
    return terms;
  }

  private static ArrayNode json(List<Win> wins) {
    ArrayNode all = Json.array();
    for (Win win : wins) {
      all.addObject()
          .put("rank", win.rank())
          .put("prize", win.prize())
          .put("account", win.account());
    }
    return all;
  }

  /// What every account could spend at the moment of the draw, as far as it was taken by now.
  private List<Entrant> entrants(Published published, Draw draw, Instant moment) {
    Map<Long, Long> since = since(published.id(), draw.unit(), moment);
    List<Entrant> entrants = new ArrayList<>();
    for (long id : holders(published.id(), draw.unit())) {
      Account account = desk.look(published.id(), id);
      long available = account == null ? 0 : account.available(draw.unit());
      long entries = Math.min(available, available - since.getOrDefault(id, 0L));
      if (entries > 0) {
        entrants.add(new Entrant(id, entries));
      }
    }
    return entrants;
  }

  private List<Long> holders(String programme, String unit) {
    return jdbc.sql(
            """
            select distinct account.id
            from account join transfer on transfer.bucket = account.bucket
              and transfer.account = account.id
            where account.bucket = any(:buckets) and transfer.bucket = any(:buckets)
              and account.programme = :programme
              and transfer.unit = :unit and transfer.to_book = 'member'
            order by account.id
            """)
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .param("programme", programme)
        .param("unit", unit)
        .query((row, _) -> row.getLong("id"))
        .list();
  }

  /// What came to accounts, less what left them, by what happened at that moment or later.
  private Map<Long, Long> since(String programme, String unit, Instant moment) {
    Map<Long, Long> since = new HashMap<>();
    jdbc.sql(
            """
            select transfer.account,
              sum(case when transfer.to_book = 'member' then transfer.amount else 0 end
                - case when transfer.from_book = 'member' then transfer.amount else 0 end) as gain
            from transfer join activity on activity.bucket = transfer.bucket
              and activity.position = transfer.position
            where transfer.bucket = any(:buckets) and activity.bucket = any(:buckets)
              and activity.programme = :programme and transfer.unit = :unit
              and activity.occurred >= :moment::timestamptz
            group by transfer.account
            """)
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .param("programme", programme)
        .param("unit", unit)
        .param("moment", moment.toString())
        .query(
            row -> {
              since.put(row.getLong("account"), row.getLong("gain"));
            });
    return since;
  }

  /// Posts an activity on every account that took part. What could not be posted is tried again in
  /// the next round; what was posted before is not posted twice.
  private void tell(Held held) {
    Held.Result result = held.result();
    if (result == null) {
      return;
    }
    Map<Long, List<String>> prizes =
        result.wins().stream()
            .filter(win -> win.prize() != null)
            .collect(
                Collectors.groupingBy(
                    Win::account,
                    Collectors.mapping(win -> String.valueOf(win.prize()), Collectors.toList())));
    List<Entrant> entrants = entrants(result.list());
    boolean all = true;
    for (int from = 0; from < entrants.size(); from += AT_ONCE) {
      List<CompletableFuture<Answer>> answers = new ArrayList<>();
      for (Entrant entrant : entrants.subList(from, Math.min(entrants.size(), from + AT_ONCE))) {
        answers.add(tell(held, entrant, prizes.getOrDefault(entrant.account(), List.of())));
      }
      for (CompletableFuture<Answer> answer : answers) {
        all &= told(held, answer.join());
      }
    }
    if (all) {
      jdbc.sql(
              """
              update draw set posted = true
              where programme = :programme and campaign = :campaign
              """)
          .param("programme", held.programme())
          .param("campaign", held.draw().campaign())
          .update();
    }
  }

  private CompletableFuture<Answer> tell(Held held, Entrant entrant, List<String> prizes) {
    String key = Activity.Drawn.PREFIX + held.draw().campaign() + ":" + entrant.account();
    Activity drawn =
        new Activity.Drawn(
            0,
            key,
            held.moment(),
            held.draw().campaign(),
            held.draw().unit(),
            entrant.entries(),
            prizes);
    return desk.take(held.programme(), "", entrant.account(), Request.following(drawn));
  }

  private static boolean told(Held held, @Nullable Answer answer) {
    if (!(answer instanceof Answer.Granted)) {
      LOG.warn("An entrant of the draw {} could not be told: {}", held.name(), answer);
    }
    return answer instanceof Answer.Granted;
  }

  /// The list read again, a line `account entries` each.
  private static List<Entrant> entrants(String list) {
    return list.lines()
        .map(line -> line.split(" ", 2))
        .map(parts -> new Entrant(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
        .toList();
  }
}
