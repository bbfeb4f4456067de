package org.laurel.wire.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
import org.laurel.wire.json.Cursor;
import org.laurel.wire.json.Malformed;

/// The forms of purchases and returns.
final class TradeForms {

  private static final int MOST_LINES = 1_000;
  private static final int MOST_LINE_NUMBER = 1_000_000;

  private static final Set<String> PURCHASE =
      Set.of(
          "type",
          "key",
          "member",
          "occurred",
          "place",
          "money",
          "lines",
          "pay",
          "codes",
          "offline",
          "given",
          "confirmed");
  private static final Set<String> LINE =
      Set.of("line", "sku", "category", "brand", "tags", "quantity", "amount");
  private static final Set<String> RETURN =
      Set.of("type", "key", "member", "occurred", "of", "lines");

  private TradeForms() {}

  static Request purchase(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(PURCHASE);
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Instant occurred = body.get("occurred").moment();
    Programme programme = reader.programmeAt(occurred);
    Currency money = money(body.get("money"));
    List<Activity.Line> lines = lines(body.get("lines"), money);
    Cursor offline = body.find("offline");
    Activity.Purchase draft =
        new Activity.Purchase(
            0,
            key,
            occurred,
            RequestReader.place(body),
            money.getCurrencyCode(),
            lines,
            pay(body, programme),
            RequestReader.distinct(body, "codes", 50),
            offline != null && offline.flag(),
            given(body, lines, money),
            RequestReader.distinct(body, "confirmed", 50));
    return new Request(Request.Type.PURCHASE, member, draft, true, null, null, giftCard(body));
  }

  private static Currency money(Cursor at) {
    String code = at.text();
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw at.malformed("unknown-money", "money is an ISO 4217 code such as PLN, EUR or USD");
    }
  }

  private static List<Activity.Line> lines(Cursor at, Currency money) {
    List<Activity.Line> lines = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    long sum = 0;
    for (Cursor item : at.items(1, MOST_LINES)) {
      item.object(LINE);
      Activity.Line line =
          new Activity.Line(
              lineNumber(item, numbers),
              item.get("sku").text(),
              item.textOf("category"),
              item.textOf("brand"),
              RequestReader.distinct(item, "tags", 50),
              item.get("quantity").quantity(),
              item.get("amount").amount(Amounts.scale(money), money.getCurrencyCode()));
      sum += line.amount();
      lines.add(line);
    }
    if (sum > Amounts.MAX) {
      throw at.malformed(
          "out-of-range",
          "all lines together at most " + Amounts.format(Amounts.MAX, Amounts.scale(money)));
    }
    return List.copyOf(lines);
  }

  private static int lineNumber(Cursor item, Set<Integer> seen) {
    Cursor at = item.get("line");
    int number = at.whole(1, MOST_LINE_NUMBER);
    if (!seen.add(number)) {
      throw at.malformed("duplicate", "line " + number + " is there twice; number lines uniquely");
    }
    return number;
  }

  /// Units paid with; those of a gift card carry the account -1 until it is known.
  private static List<Activity.Pay> pay(Cursor body, Programme programme) {
    List<Activity.Pay> pay = new ArrayList<>();
    Set<String> units = new HashSet<>();
    for (Cursor item : body.itemsOf("pay", 20)) {
      item.object(Set.of("unit", "amount", "giftCard"));
      Cursor unit = item.get("unit");
      boolean byCard = item.find("giftCard") != null;
      if (!units.add(byCard ? "a gift card" : unit.text())) {
        throw (byCard ? item.get("giftCard") : unit)
            .malformed(
                "duplicate",
                byCard
                    ? "one gift card pays for a purchase; send the rest as another way of paying"
                    : "\"" + unit.text() + "\" is there twice; add them up");
      }
      long amount = item.get("amount").positiveAmount(scale(programme, unit.text()), unit.text());
      pay.add(new Activity.Pay(unit.text(), amount, byCard ? -1 : 0, 0));
    }
    return List.copyOf(pay);
  }

  /// The gift card that pays; `null`: none does.
  private static @Nullable MemberRef giftCard(Cursor body) {
    for (Cursor item : body.itemsOf("pay", 20)) {
      Cursor number = item.find("giftCard");
      if (number != null) {
        return new MemberRef.ByIdentifier(
            Identifier.read(Identifier.Kind.GIFTCARD, number.text(), number));
      }
    }
    return null;
  }

  /// Of a unit that the programme does not have, any: its use is going to be refused.
  static int scale(Programme programme, String unit) {
    Unit known = programme.units().get(unit);
    return known == null ? Decimal.MAX_SCALE : known.scale();
  }

  private static List<Activity.Given> given(
      Cursor body, List<Activity.Line> lines, Currency money) {
    Map<Integer, Long> left = new HashMap<>();
    lines.forEach(line -> left.put(line.number(), line.amount()));
    List<Activity.Given> given = new ArrayList<>();
    for (Cursor item : body.itemsOf("given", MOST_LINES)) {
      item.object(Set.of("line", "offer", "amount"));
      int line = item.get("line").whole(1, MOST_LINE_NUMBER);
      Long price = left.get(line);
      if (price == null) {
        throw item.get("line").malformed("unknown-line", "there is no line " + line + " above");
      }
      Cursor at = item.get("amount");
      long amount = at.positiveAmount(Amounts.scale(money), money.getCurrencyCode());
      if (amount > price) {
        throw at.malformed("out-of-range", "more was given off the line than it costs");
      }
      left.put(line, price - amount);
      given.add(new Activity.Given(line, item.get("offer").text(), amount));
    }
    return List.copyOf(given);
  }

  static Request returned(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(RETURN);
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Instant occurred = body.get("occurred").moment();
    Cursor of = body.find("of");
    Activity.Return draft;
    if (of == null) {
      Currency money = reader.programmeAt(occurred).money();
      draft = new Activity.Return(0, key, occurred, null, blindLines(body, money));
    } else {
      String purchase = of.object(Set.of("key")).get("key").text();
      draft = new Activity.Return(0, key, occurred, purchase, receiptLines(body));
    }
    return reader.request(Request.Type.RETURN, member, draft, true);
  }

  private static List<Activity.ReturnedLine> receiptLines(Cursor body) {
    List<Activity.ReturnedLine> lines = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    List<Cursor> items = body.itemsOf("lines", MOST_LINES);
    if (items.isEmpty() && body.find("lines") != null) {
      throw body.get("lines")
          .malformed("out-of-range", "at least one line; left out, everything comes back");
    }
    for (Cursor item : items) {
      item.object(Set.of("line", "quantity"));
      int number = lineNumber(item, numbers);
      lines.add(new Activity.ReturnedLine(number, "", item.get("quantity").quantity(), 0));
    }
    return List.copyOf(lines);
  }

  private static List<Activity.ReturnedLine> blindLines(Cursor body, Currency money) {
    List<Cursor> items = body.itemsOf("lines", MOST_LINES);
    if (items.isEmpty()) {
      throw new Malformed(
          "/lines",
          "missing-field",
          "a return names its purchase with \"of\", or what came back with \"lines\"");
    }
    List<Activity.ReturnedLine> lines = new ArrayList<>();
    for (Cursor item : items) {
      item.object(Set.of("sku", "quantity", "amount"));
      Cursor amount = item.find("amount");
      lines.add(
          new Activity.ReturnedLine(
              0,
              item.get("sku").text(),
              item.get("quantity").quantity(),
              amount == null ? 0 : amount.amount(Amounts.scale(money), money.getCurrencyCode())));
    }
    return List.copyOf(lines);
  }
}
