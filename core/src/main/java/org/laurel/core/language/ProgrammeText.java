package org.laurel.core.language;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.laurel.core.programme.Access;
import org.laurel.core.programme.Between;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.GiftCards;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Partner;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Programme.BestFor;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Sending;
import org.laurel.core.programme.Sharing;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Names;

/// The outermost mapping of a programme.
final class ProgrammeText {

  private static final Currency NO_MONEY = Currency.getInstance("XXX");

  private static final Fields FIELDS = new Fields("a programme", false);
  private static final Fields.Field<String> PROGRAMME =
      FIELDS.required("programme", Ids.PROGRAMME.form("kameleon"), "Its id.");
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(false), "What members call it.");
  private static final Fields.Field<ZoneId> ZONE =
      FIELDS.required(
          "zone", Form.phrase("Europe/Warsaw", ProgrammeText::zone), "The time zone of its days.");
  private static final Fields.Field<Currency> MONEY =
      FIELDS.required(
          "money", Form.phrase("PLN", ProgrammeText::money), "The money of its purchases.");
  static final Fields.Field<LocalDate> STARTS =
      FIELDS.optional(
          "starts",
          Form.phrase("2026-01-01", (phrase, _) -> Numbers.date(phrase)),
          "The first day on which anything may happen.");
  private static final Fields.Field<Integer> BLIND_RETURNS =
      FIELDS.optional(
          "blind returns",
          Form.phrase("30 days", (phrase, _) -> Numbers.days(phrase)),
          "How far back a return without a receipt looks for its purchase; without it such returns"
              + " have no effect.");
  static final Fields.Field<BestFor> COMBINATION =
      FIELDS.optional(
          "combination",
          new Form.Choice<>(combinations()),
          "Which offers count where they exclude each other: those that take most off, unless"
              + " something else is said, or those that take least off.");
  private static final Fields.Field<List<Form.Row<Unit>>> UNITS =
      FIELDS.optional("units", new Form.Table<>(Units.FORM, Ids.UNIT), "What members can hold.");
  private static final Fields.Field<List<Form.Row<List<Sets.Part>>>> PRODUCTS =
      FIELDS.optional("products", Sets.FORM, "Named sets of products.");
  private static final Fields.Field<List<Form.Row<Acts.Declared>>> ACTS =
      FIELDS.optional(
          "acts", new Form.Table<>(Acts.FORM, Ids.ACT), "What may happen besides purchases.");
  private static final Fields.Field<List<Form.Row<Budgets.Said>>> BUDGETS =
      FIELDS.optional(
          "budgets", Budgets.FORM, "The most that all members together get from some rules.");
  private static final Fields.Field<List<EarningRule>> EARN =
      FIELDS.optional("earn", Earning.FORM, "What purchases, acts and joining give.");
  private static final Fields.Field<List<Offer>> OFFERS =
      FIELDS.optional("offers", Offers.FORM, "Discounts on what is bought.");
  private static final Fields.Field<List<Access>> ACCESS =
      FIELDS.optional("access", Accesses.FORM, "Products that only some may buy, for a while.");
  private static final Fields.Field<List<Campaigns>> CAMPAIGNS =
      FIELDS.optional("campaigns", Campaigns.FORM, "Rules and offers that hold for a while.");
  private static final Fields.Field<List<Contest>> CONTESTS =
      FIELDS.optional("contests", Contests.FORM, "Who has most of something wins.");
  private static final Fields.Field<List<Exchange>> EXCHANGES =
      FIELDS.optional("exchanges", Exchanges.FORM, "What turns into something else by itself.");
  private static final Fields.Field<Memberships> MEMBERSHIP =
      FIELDS.optional(
          "membership", Memberships.FORM, "Who may join, and what makes a membership active.");
  private static final Fields.Field<List<Ladder>> TIERS =
      FIELDS.optional("tiers", Tiers.FORM, "Ladders of levels.");
  static final Fields.Field<List<Payment>> SPEND =
      FIELDS.optional("spend", Spending.FORM, "Units that pay for purchases.");
  private static final Fields.Field<List<Reward>> REWARDS =
      FIELDS.optional("rewards", Rewards.FORM, "What units can buy.");
  private static final Fields.Field<List<Sending>> SENDING =
      FIELDS.optional("sending", Sendings.FORM, "Units that members may send each other.");
  private static final Fields.Field<List<Form.Row<Partner>>> PARTNERS =
      FIELDS.optional("partners", Partners.FORM, "Who else gives and takes units.");
  private static final Fields.Field<GiftCards> GIFT_CARDS =
      FIELDS.optional(
          "gift cards", StoredValue.FORM, "What can be stored on gift cards and by members.");
  private static final Fields.Field<Sharing> SHARING =
      FIELDS.optional(
          "shared accounts", SharedAccounts.FORM, "That several people may share an account.");
  private static final Fields.Field<List<Form.Row<Names>>> WORDS =
      FIELDS.optional(
          "words",
          new Form.Table<>(new Form.Worded(false), Ids.WORD),
          "What members call things that have an id or a text only: product sets, campaigns,"
              + " ladders, attributes, and texts such as channels and categories.");

  static final Form.Section<Programme> FORM = new Form.Section<>(FIELDS, ProgrammeText::read);

  private ProgrammeText() {}

  /// What names others is read after them; problems are sorted by their place afterwards.
  private static Programme read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(PROGRAMME, "");
    Names name = entry.get(NAME, Names.of(Map.of()));
    ZoneId zone = entry.get(ZONE, ZoneOffset.UTC);
    Currency money = entry.get(MONEY);
    if (money != null) {
      scope.money(money);
    }
    LocalDate starts = entry.get(STARTS);
    int blindReturns = entry.get(BLIND_RETURNS, 0);
    BestFor bestFor = entry.get(COMBINATION, BestFor.MEMBER);
    SequencedMap<String, Unit> units = units(entry);
    SequencedMap<String, Products> products = products(entry);
    var acts = byId(entry.get(ACTS, List.of()), row -> row.id(), row -> row.value().type());
    SequencedMap<String, Budget> budgets = budgets(entry);
    Sharing sharing = entry.get(SHARING);
    scope.sharing(sharing != null);
    List<Contest> contests = entry.get(CONTESTS, List.of());
    Memberships membership = entry.get(MEMBERSHIP, new Memberships(null, null));
    List<Ladder> ladders = new ArrayList<>(entry.get(TIERS, List.of()));
    if (membership.ladder() != null) {
      ladders.addFirst(membership.ladder());
    }
    List<EarningRule> earning = entry.get(EARN, List.of());
    List<Offer> offers = entry.get(OFFERS, List.of());
    List<Campaigns> campaigns = entry.get(CAMPAIGNS, List.of());
    List<Exchange> exchanges = entry.get(EXCHANGES, List.of());
    return new Programme(
        id,
        name,
        zone,
        money == null ? NO_MONEY : money,
        starts,
        blindReturns,
        bestFor,
        units,
        products,
        acts,
        budgets,
        joined(offers, campaigns, Campaigns::offers),
        entry.get(ACCESS, List.of()),
        joined(earning, campaigns, Campaigns::earning),
        joined(exchanges, campaigns, Campaigns::exchanges),
        membership.admits(),
        List.copyOf(ladders),
        entry.get(SPEND, List.of()),
        byId(entry.get(REWARDS, List.of()), Reward::id, reward -> reward),
        new Between(
            entry.get(SENDING, List.of()),
            byId(entry.get(PARTNERS, List.of()), Form.Row::id, Form.Row::value),
            entry.get(GIFT_CARDS),
            sharing),
        joined(List.of(), campaigns, Campaigns::draws),
        contests,
        words(entry));
  }

  private static SequencedMap<String, BestFor> combinations() {
    SequencedMap<String, BestFor> words = new LinkedHashMap<>();
    words.put("best for the member", BestFor.MEMBER);
    words.put("best for the margin", BestFor.MARGIN);
    return words;
  }

  private static SequencedMap<String, Names> words(Entry entry) {
    List<Form.Row<Names>> rows = entry.get(WORDS, List.of());
    rows.forEach(row -> entry.scope().words.put(row.id(), row.at()));
    return byId(rows, Form.Row::id, Form.Row::value);
  }

  private static SequencedMap<String, Unit> units(Entry entry) {
    return byId(entry.get(UNITS, List.of()), Form.Row::id, Form.Row::value);
  }

  private static SequencedMap<String, Products> products(Entry entry) {
    Sets.declare(entry.keys(PRODUCTS), entry.scope());
    return byId(
        entry.get(PRODUCTS, List.of()), Form.Row::id, row -> Sets.products(row.id(), row.value()));
  }

  private static SequencedMap<String, Budget> budgets(Entry entry) {
    Scope scope = entry.scope();
    for (Form.Row<Budgets.Said> row : entry.get(BUDGETS, List.of())) {
      scope.budgets.declare(row.id(), Budgets.budget(row), row.at());
    }
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scope.budgets.all()));
  }

  private static <T> List<T> joined(
      List<T> standing, List<Campaigns> campaigns, Function<Campaigns, List<T>> of) {
    return Stream.concat(standing.stream(), campaigns.stream().flatMap(c -> of.apply(c).stream()))
        .toList();
  }

  private static <T, V> SequencedMap<String, V> byId(
      List<T> all, Function<T, String> id, Function<T, V> value) {
    SequencedMap<String, V> map = new LinkedHashMap<>();
    for (T one : all) {
      map.put(id.apply(one), value.apply(one));
    }
    return Collections.unmodifiableSequencedMap(map);
  }

  private static ZoneId zone(Phrase phrase, Scope scope) {
    Token token = phrase.name("a time zone");
    if (!ZoneId.getAvailableZoneIds().contains(token.text())) {
      throw phrase.fault(
          Code.UNKNOWN_ZONE,
          token,
          "there is no time zone \"%s\". Zones are named like Europe/Warsaw.%s"
              .formatted(
                  Words.shown(token.text()),
                  Words.didYouMean(token.text(), ZoneId.getAvailableZoneIds())));
    }
    return ZoneId.of(token.text());
  }

  private static Currency money(Phrase phrase, Scope scope) {
    Token token = phrase.name("a currency");
    for (Currency currency : Currency.getAvailableCurrencies()) {
      if (currency.getCurrencyCode().equals(token.text())
          && currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    }
    throw phrase.fault(
        Code.UNKNOWN_MONEY,
        token,
        "\"%s\" is no money. It is named by its three-letter ISO code, such as PLN, EUR or GBP"
            .formatted(Words.shown(token.text())));
  }
}
