package org.laurel.cli.terminal;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.wire.answer.Holdings;
import org.laurel.wire.request.Request;
import org.laurel.wire.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One decision, laid out for reading.
public final class Explanation {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd 'at' HH:mm:ss VV", Locale.ROOT);

  private static final Map<String, String> MARKS =
      Map.of(
          "granted", "✓",
          "exchanged", "✓",
          "limited", "~",
          "taken-back", "−",
          "noted", "!");

  private final Terminal terminal;
  private final Programme programme;
  private final Words words;

  public Explanation(Terminal terminal, Programme programme, Words words) {
    this.terminal = terminal;
    this.programme = programme;
    this.words = words;
  }

  /// @param answer as the HTTP interface gives it
  /// @param before what the member held before
  public void print(Activity activity, ObjectNode answer, Holdings before) {
    head(activity, terminal.styled("fg(green)", "granted"));
    if (activity instanceof Activity.Purchase purchase) {
      basket(purchase, answer);
    }
    for (JsonNode refund : answer.path("refunds")) {
      line("  to pay back: " + refund.path("money").asString() + " " + programme.money());
    }
    for (JsonNode voucher : answer.path("vouchers")) {
      String reward = voucher.path("name").asString("");
      line(
          Text.format(
              "  voucher %s %s %s",
              voucher.path("code").asString(), voucher.path("state").asString(), reward));
    }
    reasons(answer);
    balances(answer, before);
    tiers(answer, before);
  }

  public void print(Activity activity, Decision.Refused refused) {
    head(activity, terminal.styled("fg(red)", "refused: " + refused.refusal().code()));
    line("  " + words.refusal(refused));
  }

  private void line(String text) {
    terminal.out().println(text.stripTrailing());
  }

  private void heading(String text) {
    line("");
    line(terminal.styled("bold", text));
  }

  private void head(Activity activity, String decision) {
    ZonedDateTime moment = activity.occurred().atZone(programme.zone());
    line(
        terminal.styled("bold", words.name(programme.id(), programme.name()))
            + Text.format(
                ": %s on %s, %s",
                Request.Type.of(activity).word(), MOMENT.format(moment), decision));
  }

  private void basket(Activity.Purchase purchase, ObjectNode answer) {
    Map<Integer, List<JsonNode>> discounts = new HashMap<>();
    for (JsonNode discount : answer.path("discounts")) {
      discounts
          .computeIfAbsent(discount.path("line").asInt(), _ -> new ArrayList<>())
          .add(discount);
    }
    int scale = Amounts.scale(programme.money());
    Table table = new Table("goods", "pieces", "price", "off", "offer");
    for (Activity.Line line : purchase.lines()) {
      List<JsonNode> offs = discounts.getOrDefault(line.number(), List.of());
      table.row(
          line.number() + " " + goods(line),
          line.quantity().toString(),
          Amounts.format(line.amount(), scale),
          offs.isEmpty() ? "" : off(offs.getFirst()),
          offs.isEmpty() ? "" : offs.getFirst().path("offer").asString());
      for (JsonNode more : offs.subList(Math.min(1, offs.size()), offs.size())) {
        table.row("", "", "", off(more), more.path("offer").asString());
      }
    }
    table.row("total", "", answer.path("total").asString(), "", "");
    table.row("due", "", answer.path("due").asString(), "", "");
    line("");
    table.lines().forEach(this::line);
    if (!discounts.isEmpty()) {
      line("");
      line("  " + chosen(answer.path("chosen").asString()));
    }
  }

  private static String off(JsonNode discount) {
    return "-" + discount.path("amount").asString();
  }

  private static String chosen(String chosen) {
    return switch (chosen) {
      case "best" -> "No better combination of offers is possible.";
      case "best-found" -> "The best combination found; there may be a better one.";
      default -> "Given by the till.";
    };
  }

  private static String goods(Activity.Line line) {
    List<String> marks = new ArrayList<>(List.of(line.sku()));
    if (!line.category().isEmpty() && !line.category().equals(line.sku())) {
      marks.add(line.category());
    }
    if (!line.brand().isEmpty()) {
      marks.add(line.brand());
    }
    marks.addAll(line.tags());
    return String.join(", ", marks);
  }

  private void reasons(ObjectNode answer) {
    heading("Reasons");
    int width = 0;
    for (JsonNode reason : answer.path("reasons")) {
      width = Math.max(width, reason.path("rule").asString().length());
    }
    for (JsonNode reason : answer.path("reasons")) {
      String outcome = reason.path("outcome").asString();
      String rule = reason.path("rule").asString();
      String mark = MARKS.getOrDefault(outcome, "·");
      String text =
          Text.format(
              "  %s %s  %s",
              mark, rule + " ".repeat(width - rule.length()), reason.path("text").asString());
      line(mark.equals("·") ? terminal.styled("faint", text) : text);
    }
    if (answer.path("reasons").isEmpty()) {
      line("  no rule has anything to say about it");
    }
  }

  private void balances(ObjectNode answer, Holdings before) {
    heading("Balances");
    Table table = new Table("", "before", "after", "pending", "held");
    for (Unit unit : programme.units().values()) {
      Holdings.Balance had = before.balances().getOrDefault(unit.id(), Holdings.Balance.NONE);
      JsonNode has = answer.path("balances").path(unit.id());
      table.row(
          words.name(unit.id(), unit.name()),
          Amounts.format(had.available(), unit.scale()),
          has.path("available").asString(),
          has.path("pending").asString(),
          has.path("held").asString());
    }
    table.lines().forEach(this::line);
  }

  private void tiers(ObjectNode answer, Holdings before) {
    if (programme.ladders().isEmpty()) {
      return;
    }
    heading("Levels");
    for (var ladder : programme.ladders()) {
      String lowest = ladder.levels().getFirst().id();
      Holdings.Tier had = before.tiers().get(ladder.id());
      String was = had == null ? lowest : had.level();
      JsonNode tier =
          ladder.isMembership()
              ? answer.path("membership")
              : answer.path("tiers").path(ladder.id());
      String is = tier.path(ladder.isMembership() ? "state" : "level").asString(lowest);
      String until = tier.path("until").asString("");
      line(
          Text.format(
              "  %s: %s%s%s",
              ladder.id(),
              was.equals(is) ? "" : was + " → ",
              is,
              until.isEmpty() ? "" : " until " + until));
    }
  }
}
