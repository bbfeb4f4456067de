package org.laurel.wire.words;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Param;
import org.laurel.core.decision.Reason;
import org.laurel.core.decision.Why;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;
import org.laurel.wire.json.Json;

/// What the house says to people, in one language.
///
/// Thread-safe; one for each language is enough.
public final class Words {

  /// Languages with words of their own.
  public static final List<String> LANGUAGES = List.of("en", "pl", "el");

  /// Parameters of reasons that hold ids or texts of the programme.
  private static final Set<String> CALLED = Set.of("what", "needs", "has", "products", "attribute");

  private static final Words ENGLISH = new Words("en", Locale.UK);
  private static final Map<String, Words> ALL =
      Map.of(
          "en", ENGLISH,
          "pl", new Words("pl", Locale.of("pl", "PL")),
          "el", new Words("el", Locale.of("el", "GR")));

  private final String language;
  private final Locale locale;
  private final Figures figures;
  private final Bundle bundle;
  private final Map<Why, Sentence> reasons = new EnumMap<>(Why.class);

  private Words(String language, Locale locale) {
    this.language = language;
    this.locale = locale;
    this.figures = new Figures(locale);
    this.bundle = Bundle.load(Words.class, language, locale);
    for (Why why : Why.values()) {
      reasons.put(why, bundle.need("reason." + code(why)));
    }
  }

  /// The words of a language, or English ones where it has none.
  ///
  /// @param language two letters, whatever may follow them: `pl`, `pl-PL`
  public static Words in(String language) {
    String two = language.length() < 2 ? "en" : language.substring(0, 2).toLowerCase(Locale.ROOT);
    return ALL.getOrDefault(two, ENGLISH);
  }

  public String language() {
    return language;
  }

  public Locale locale() {
    return locale;
  }

  /// Why something was granted, or was not.
  public String reason(Reason reason) {
    return reason(reason, reason.params()::get);
  }

  /// The same, with the programme's words for what has an id or a text only, such as a product set
  /// or a channel.
  public String reason(Reason reason, Programme programme) {
    return reason(
        reason,
        name ->
            reason.params().get(name) instanceof Param.OfText(var text) && CALLED.contains(name)
                ? Param.text(called(text, programme))
                : reason.params().get(name));
  }

  private String reason(Reason reason, Function<String, @Nullable Param> params) {
    Sentence sentence = Objects.requireNonNull(reasons.get(reason.why()));
    return sentence.say(name -> value(name, params));
  }

  /// `app` as `the app`, `total of hot-dog` as `total of hot dog`, each of `app, web`.
  private String called(String text, Programme programme) {
    int of = text.indexOf(" of ");
    if (of > 0 && programme.products().containsKey(text.substring(of + 4))) {
      return text.substring(0, of + 4) + called(text.substring(of + 4), programme);
    }
    if (text.contains(", ")) {
      return Arrays.stream(text.split(", "))
          .map(one -> called(one, programme))
          .collect(Collectors.joining(", "));
    }
    Names names = programme.words().get(text);
    if (names != null) {
      return names.in(language, text);
    }
    return programme.products().containsKey(text) ? text.replace('-', ' ') : text;
  }

  /// Why nothing happened.
  public String refusal(Decision.Refused refused) {
    String key = "refusal." + refused.refusal().code();
    return sentence(key, refused.details()::get);
  }

  /// That somebody whom a request names is nobody.
  public String nobody(String who) {
    return sentence("problem.unknown-other-member", _ -> Param.text(who));
  }

  /// That a programme has no such member.
  public String noMember(String who) {
    return sentence("problem.unknown-member", _ -> Param.text(who));
  }

  /// The stable code of a reason, such as `earned-percent`.
  public static String code(Why why) {
    return Json.word(why);
  }

  /// A name in this language.
  public String name(String id, Names names) {
    return names.in(language, id);
  }

  /// A unit's name for several of it, as far as the programme gives one: `beans`.
  public String plural(Unit unit) {
    return figures.plural(unit.id(), unit.name(), language);
  }

  /// `12 beans`
  public String units(long amount, Unit unit) {
    return text(Param.units(amount, unit));
  }

  /// `PLN 12.90`, `12,90 zł`
  public String money(long amount, Currency money) {
    return figures.money(amount, money.getCurrencyCode(), Amounts.scale(money));
  }

  /// Units without the zeros of a round number: `1 credit`, `1.50 credits`.
  public String briefUnits(long amount, Unit unit) {
    return figures.briefUnits(amount, unit.scale(), unit.id(), unit.name(), language);
  }

  /// Money without the zeros of a round sum: `PLN 3`, `PLN 2.50`.
  public String briefMoney(long amount, Currency money) {
    return figures.briefMoney(amount, money.getCurrencyCode(), Amounts.scale(money));
  }

  public String number(Decimal number) {
    return figures.number(number.toBigDecimal());
  }

  /// A ratio as a plain number: `1.5`.
  public String number(Ratio ratio) {
    return figures.number(Figures.decimal(ratio));
  }

  public String percent(Ratio ratio) {
    return figures.percent(ratio);
  }

  public String day(LocalDate day) {
    return figures.day(day);
  }

  private String text(Param param) {
    return switch (param) {
      case Param.OfText(var text) -> text;
      case Param.OfNames(var id, var names) ->
          names.byLanguage().isEmpty() ? level(id) : name(id, names);
      case Param.OfNumber(var number) -> figures.number(number.toBigDecimal());
      case Param.OfRatio(var ratio) -> figures.percent(ratio);
      case Param.OfMoney(var amount, var currency, var scale) ->
          figures.money(amount, currency, scale);
      case Param.OfUnits(var amount, var unit, var scale, var names) ->
          figures.units(amount, scale, unit, names, language);
      case Param.OfDay(var day) -> figures.day(day);
    };
  }

  /// A level without a name; those of memberships have words of their own.
  private String level(String id) {
    return id.equals(Ladder.ACTIVE) || id.equals(Ladder.INACTIVE) ? bundle.fact(id) : id;
  }

  /// A sentence may use, for each parameter `x`: `{x}`, the text; `{x_n}`, the number, to choose a
  /// plural form; `{x_times}`, a ratio as a factor; `{x_known}`, `yes` or `no`.
  private String sentence(String key, Function<String, @Nullable Param> params) {
    return bundle.sentence(key, name -> value(name, params));
  }

  private @Nullable Object value(String name, Function<String, @Nullable Param> params) {
    int mark = name.lastIndexOf('_');
    Param param = params.apply(mark < 0 ? name : name.substring(0, mark));
    return switch (mark < 0 ? "" : name.substring(mark)) {
      case "_known" -> param == null || text(param).isEmpty() ? "no" : "yes";
      case "_n" -> Figures.amount(param);
      case "_times" ->
          param instanceof Param.OfRatio(var ratio) ? figures.number(Figures.decimal(ratio)) : null;
      default -> {
        String text = param == null ? "" : text(param);
        yield name.equals("what") ? bundle.fact(text) : text;
      }
    };
  }
}
