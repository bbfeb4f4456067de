package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Fact.Measure;
import org.laurel.core.programme.Condition.Operation;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Window;

/// Conditions as clauses that go on after "if": `you are at least 16 years old`.
final class Clauses {

  /// What happens when a condition is asked about.
  enum Setting {
    PURCHASE,
    /// Before any discount.
    OFFER,
    ACT,
    ENROLMENT,
    REDEMPTION
  }

  /// So many conditions stand together in one clause; of more, each has its own.
  private static final int JOINED = 2;

  /// What has to be so, or has not to be.
  private record Asked(Condition condition, boolean not) {}

  private enum Joint {
    NONE,
    AND,
    OR
  }

  private final Voice voice;
  private final Setting setting;

  private Clauses(Voice voice, Setting setting) {
    this.voice = voice;
    this.setting = setting;
  }

  /// One clause, or several that must all hold where one would be too long.
  static List<String> of(Voice voice, Setting setting, Condition condition) {
    Clauses clauses = new Clauses(voice, setting);
    List<Asked> all = new ArrayList<>();
    flatten(all, condition, false);
    return all.size() > JOINED
        ? all.stream().map(one -> clauses.clause(one.condition(), one.not())).toList()
        : List.of(clauses.clause(condition, false));
  }

  private static void flatten(List<Asked> all, Condition condition, boolean not) {
    switch (condition) {
      case Condition.All(var parts) when !not -> parts.forEach(part -> flatten(all, part, false));
      case Condition.Any(var parts) when not -> parts.forEach(part -> flatten(all, part, true));
      case Condition.Not(var part) -> flatten(all, part, !not);
      default -> all.add(new Asked(condition, not));
    }
  }

  /// Negation is carried down to what is asked about: "not (a and b)" is hard to read.
  private String clause(Condition condition, boolean not) {
    return switch (condition) {
      case Condition.All(var parts) -> joined(parts, not, joint(condition, not));
      case Condition.Any(var parts) -> joined(parts, not, joint(condition, not));
      case Condition.Not(var part) -> clause(part, !not);
      case Condition.Compare(var left, var how, var right) ->
          comparison(left, not ? opposite(how) : how, right);
      case Condition.OneOf(var left, var texts) -> texts(left, texts, not);
      case Condition.Contains(var texts, var text) -> among(texts, text, not);
      case Condition.Holds(var term) -> holds(term, not);
    };
  }

  private static Joint joint(Condition condition, boolean not) {
    return switch (condition) {
      case Condition.All(var parts) when parts.size() > 1 -> not ? Joint.OR : Joint.AND;
      case Condition.Any(var parts) when parts.size() > 1 -> not ? Joint.AND : Joint.OR;
      case Condition.Not(var part) -> joint(part, !not);
      default -> Joint.NONE;
    };
  }

  private String joined(List<Condition> parts, boolean not, Joint joint) {
    List<String> clauses = new ArrayList<>();
    for (Condition part : parts) {
      String clause = clause(part, not);
      boolean other = joint(part, not) != Joint.NONE && joint(part, not) != joint;
      clauses.add(other ? "(" + clause + ")" : clause);
    }
    return joint == Joint.OR ? voice.or(clauses) : voice.and(clauses);
  }

  private static Comparison opposite(Comparison how) {
    return switch (how) {
      case IS -> Comparison.IS_NOT;
      case IS_NOT -> Comparison.IS;
      case LESS -> Comparison.AT_LEAST;
      case AT_MOST -> Comparison.MORE;
      case MORE -> Comparison.AT_MOST;
      case AT_LEAST -> Comparison.LESS;
    };
  }

  private static Comparison mirrored(Comparison how) {
    return switch (how) {
      case IS, IS_NOT -> how;
      case LESS -> Comparison.MORE;
      case AT_MOST -> Comparison.AT_LEAST;
      case MORE -> Comparison.LESS;
      case AT_LEAST -> Comparison.AT_MOST;
    };
  }

  private String comparison(Term left, Comparison how, Term right) {
    if (!asks(left) && asks(right)) {
      return comparison(right, mirrored(how), left);
    }
    if (left.type() == Type.TEXT && right instanceof Term.OfText(var text)) {
      return texts(left, List.of(text), how == Comparison.IS_NOT);
    }
    if (right instanceof Term.OfLevel level) {
      return tier(how, level);
    }
    String compared = Voice.choice(how);
    if (left.type() == Type.DATE) {
      boolean today = left instanceof Term.OfFact(Fact.Day _, _);
      return voice.say(
          "if.date",
          "left",
          today ? "" : noun(left),
          "today",
          today,
          "how",
          compared,
          "right",
          noun(right));
    }
    if (left instanceof Term.OfFact(var fact, _) && right instanceof Term.OfNumber(var number)) {
      String counted =
          switch (fact) {
            case Fact.Age _ -> "age";
            case Fact.Membership _ -> "membership";
            case Fact.Basket _ -> "quantity";
            default -> "";
          };
      if (!counted.isEmpty()) {
        return voice.say(
            "if." + counted,
            "how",
            compared,
            "number",
            voice.number(number),
            "n",
            number.toBigDecimal(),
            "set",
            set(fact));
      }
    }
    return voice.say("if.amount", "left", noun(left), "how", compared, "right", noun(right));
  }

  private static boolean asks(Term term) {
    return term instanceof Term.OfFact
        || term instanceof Term.Calculated(var left, _, var right, _)
            && (asks(left) || asks(right));
  }

  private String set(Fact fact) {
    return fact instanceof Fact.Basket(_, String products) ? set(products) : "all";
  }

  /// ` in a calendar month`; nothing when all there ever were count.
  private String window(Count count) {
    return count.window() instanceof Window.Lifetime ? "" : " " + voice.within(count.window());
  }

  private String set(@Nullable String products) {
    return products == null ? "all" : voice.quoted(voice.called(products));
  }

  private String tier(Comparison how, Term.OfLevel level) {
    Ladder ladder = ladder(level.ladder());
    if (ladder.isMembership()) {
      return voice.say("if.member", "active", isActive(how, level.rank()));
    }
    boolean highest = level.rank() == ladder.levels().size() - 1;
    boolean exactly =
        how == Comparison.AT_LEAST && highest || how == Comparison.AT_MOST && level.rank() == 0;
    Ladder.Level named = ladder.levels().get(level.rank());
    return voice.say(
        "if.level",
        "how",
        Voice.choice(exactly ? Comparison.IS : how),
        "level",
        voice.quoted(voice.heading(named.id(), named.name())),
        "ladder",
        Levels.ladders(voice.programme()).size() > 1
            ? voice.quoted(voice.called(ladder.id()))
            : "none");
  }

  /// Of two levels, what compares with one of them comes down to being the one or the other.
  private static boolean isActive(Comparison how, int rank) {
    return switch (how) {
      case IS, AT_LEAST, AT_MOST -> rank == 1;
      case IS_NOT, MORE, LESS -> rank == 0;
    };
  }

  private Ladder ladder(String id) {
    return voice.programme().ladders().stream()
        .filter(ladder -> ladder.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no ladder " + id));
  }

  /// A place, a language or an attribute that is one of some texts, or none of them.
  private String texts(Term left, List<String> texts, boolean not) {
    if (left instanceof Term.OfFact(Fact.Language _, _)) {
      List<String> languages = texts.stream().map(voice::languageName).toList();
      return voice.say(
          "if.language", "not", not, "languages", not ? voice.nor(languages) : voice.or(languages));
    }
    List<String> quoted = texts.stream().map(text -> voice.quoted(voice.sent(text))).toList();
    String listed = not ? voice.nor(quoted) : voice.or(quoted);
    if (left instanceof Term.OfFact(Fact.Place(var part), _)) {
      return voice.say(
          "if.place",
          "setting",
          Voice.choice(setting == Setting.OFFER ? Setting.PURCHASE : setting),
          "part",
          Voice.choice(part),
          "not",
          not,
          "texts",
          listed);
    }
    return voice.say("if.text", "left", noun(left), "not", not, "texts", listed);
  }

  private String among(Term texts, String text, boolean not) {
    boolean segment = texts instanceof Term.OfFact(Fact.Segments _, _);
    return voice.say(
        segment ? "if.segment" : "if.consent",
        "not",
        not,
        "text",
        voice.quoted(voice.called(text)));
  }

  private String holds(Term term, boolean not) {
    return switch (term) {
      case Term.OfFact(Fact.Birthday(var span), _) ->
          voice.say("if.birthday", "not", not, "span", Voice.choice(span));
      case Term.OfFact(Fact.Invited _, _) -> voice.say("if.invited", "not", not);
      case Term.OfFact(Fact.Owner _, _) -> voice.say("if.owner", "not", not);
      case Term.OfFact(Fact.Nth(var n, var every, var count), _) ->
          voice.say(
              "if.nth",
              "not",
              not,
              "every",
              every,
              "n",
              n,
              "set",
              set(count.products()),
              "window",
              window(count));
      case Term.OfFact(Fact.Offline _, _) -> voice.say("if.offline", "not", not);
      default -> throw new IllegalArgumentException("no words for the condition " + term);
    };
  }

  /// A term as a noun.
  private String noun(Term term) {
    return switch (term) {
      case Term.OfNumber(var value) -> voice.number(value);
      case Term.OfMoney(var amount) -> voice.money(amount);
      case Term.OfUnit(var amount, var unit) -> voice.units(amount, unit);
      case Term.OfText(var value) -> voice.quoted(voice.sent(value));
      case Term.OfDate(var value) -> voice.day(value);
      case Term.OfLevel(_, var level, _) -> voice.quoted(voice.called(level));
      case Term.OfFact(var fact, _) -> noun(fact);
      case Term.Calculated(var left, var how, var right, _) ->
          inner(left) + sign(how) + inner(right);
    };
  }

  private String inner(Term term) {
    return term instanceof Term.Calculated ? "(" + noun(term) + ")" : noun(term);
  }

  private static String sign(Operation how) {
    return switch (how) {
      case PLUS -> " + ";
      case MINUS -> " − ";
      case TIMES -> " × ";
    };
  }

  private String noun(Fact fact) {
    return switch (fact) {
      case Fact.Basket(var measure, _) -> {
        boolean sold = setting == Setting.OFFER && measure != Measure.QUANTITY;
        yield voice.say("fact." + Voice.key(sold ? Measure.PRICE : measure), "set", set(fact));
      }
      case Fact.Past(var count) ->
          voice.say(
              "fact.past",
              "counted",
              Voice.choice(count.of()),
              "set",
              set(count.products()),
              "window",
              window(count));
      case Fact.Balance(var unit) -> voice.say("fact.balance", "unit", voice.plural(unit));
      case Fact.Attribute(var name) when won(name) -> voice.say("fact.rank");
      case Fact.Attribute(var name) -> voice.quoted(voice.called(name));
      case Fact.Age _ -> voice.say("fact.age");
      case Fact.Membership _ -> voice.say("fact.membership");
      case Fact.Day _ -> voice.say("fact.day");
      case Fact.Tier _,
          Fact.Place _,
          Fact.Birthday _,
          Fact.Nth _,
          Fact.Language _,
          Fact.Segments _,
          Fact.Consents _,
          Fact.Invited _,
          Fact.Owner _,
          Fact.Offline _ ->
          throw new IllegalArgumentException("no amount, number or date: " + fact);
    };
  }

  /// Whether a condition asks about a kind of fact.
  static boolean asksFor(@Nullable Condition condition, Class<? extends Fact> kind) {
    return switch (condition) {
      case null -> false;
      case Condition.All(var parts) -> parts.stream().anyMatch(part -> asksFor(part, kind));
      case Condition.Any(var parts) -> parts.stream().anyMatch(part -> asksFor(part, kind));
      case Condition.Not(var part) -> asksFor(part, kind);
      case Condition.Compare(var left, _, var right) -> asksFor(left, kind) || asksFor(right, kind);
      case Condition.OneOf(var left, _) -> asksFor(left, kind);
      case Condition.Contains(var texts, _) -> asksFor(texts, kind);
      case Condition.Holds(var term) -> asksFor(term, kind);
    };
  }

  private static boolean asksFor(Term term, Class<? extends Fact> kind) {
    return switch (term) {
      case Term.OfFact(var fact, _) -> kind.isInstance(fact);
      case Term.Calculated(var left, _, var right, _) ->
          asksFor(left, kind) || asksFor(right, kind);
      default -> false;
    };
  }

  /// Whether it is what a contest tells of those who win.
  private boolean won(String attribute) {
    return setting == Setting.ENROLMENT && attribute.equals(Contest.RANK);
  }
}
