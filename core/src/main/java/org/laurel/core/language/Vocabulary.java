package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Fact.Measure;
import org.laurel.core.programme.Condition.Fact.Part;
import org.laurel.core.programme.Condition.Fact.Span;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Type;

/// What conditions can ask about.
final class Vocabulary {

  private static final Map<String, Part> PLACES =
      Map.of(
          "store",
          Part.STORE,
          "brand",
          Part.BRAND,
          "channel",
          Part.CHANNEL,
          "partner",
          Part.PARTNER);
  private static final Map<String, Measure> MEASURES =
      Map.of(
          "price",
          Measure.PRICE,
          "total",
          Measure.TOTAL,
          "due",
          Measure.DUE,
          "quantity",
          Measure.QUANTITY);
  private static final List<String> OF_PURCHASES =
      List.of("basket", "price", "total", "due", "quantity", "offline", "every", "first");
  private static final List<String> OF_PLACES = List.of("store", "brand", "channel", "partner");
  private static final List<String> OF_STANDING =
      List.of("tier", "member", "balance", "purchases", "spent");
  private static final List<String> OF_MEMBERS =
      List.of(
          "age", "months", "birthday", "language", "segment", "consent", "invited", "owner", "day");

  /// The words with which a fact begins; no attribute may be called so.
  static final List<String> FIRST_WORDS = allWords();

  private final Phrase phrase;
  private final Scope scope;

  Vocabulary(Phrase phrase, Scope scope) {
    this.phrase = phrase;
    this.scope = scope;
  }

  private static List<String> allWords() {
    List<String> words = new ArrayList<>(OF_PURCHASES);
    words.addAll(OF_PLACES);
    words.addAll(OF_STANDING);
    words.addAll(OF_MEMBERS);
    return List.copyOf(words);
  }

  /// What may be asked about where the condition stands.
  private List<String> known() {
    List<String> words = new ArrayList<>();
    Acts.Declared told = scope.setting.told();
    if (told != null) {
      words.addAll(told.type().attributes().keySet());
    }
    for (String word : FIRST_WORDS) {
      if (isHere(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private List<String> shown() {
    return known().stream()
        .map(
            word ->
                switch (word) {
                  case "months" -> "months of membership";
                  case "every" -> "every 5th purchase";
                  case "first" -> "first purchase";
                  default -> word;
                })
        .toList();
  }

  private boolean isHere(String word) {
    return switch (scope.setting) {
      case Setting.Unknown _, Setting.Purchase _, Setting.Counting _, Setting.Climbing _ -> true;
      case Setting.OfAct _, Setting.Redemption _ -> !OF_PURCHASES.contains(word);
      case Setting.OfFriend _, Setting.Yearly _, Setting.Winning _ ->
          OF_STANDING.contains(word) || OF_MEMBERS.contains(word);
      case Setting.Enrolment _, Setting.Naming _ -> OF_MEMBERS.contains(word);
    };
  }

  Term.OfFact fact(Expression.Name name) {
    String word = name.token().text();
    if (!FIRST_WORDS.contains(word)) {
      return attribute(name);
    }
    if (!isHere(word)) {
      throw notHere(name.token(), "%s has no %s".formatted(scope.setting.shown(), word));
    }
    Token of = name.of();
    if (MEASURES.containsKey(word)) {
      return measure(name.token(), of);
    }
    return switch (word) {
      case "tier" -> new Term.OfFact(new Fact.Tier(ladder(name).id()), Type.LEVEL);
      case "member" -> {
        if (!scope.hasMembership()) {
          throw phrase.fault(
              Code.UNKNOWN_LADDER,
              name.token(),
              "whoever has joined this programme is a member for good. Say under \"membership\""
                  + " what makes one active");
        }
        yield new Term.OfFact(new Fact.Tier(Ladder.MEMBERSHIP), Type.LEVEL);
      }
      case "balance" -> new Term.OfFact(new Fact.Balance(unit(name)), Type.AMOUNT);
      case "months" -> {
        if (of == null || !of.is("membership")) {
          throw phrase.unexpected(of == null ? name.token() : of, "\"months of membership\"");
        }
        yield new Term.OfFact(new Fact.Membership(), Type.NUMBER);
      }
      default -> {
        if (of != null) {
          throw phrase.fault(
              Code.UNEXPECTED_WORD, of, "nothing stands \"of\" " + word + ". Remove it");
        }
        yield plain(name, word);
      }
    };
  }

  Term.OfFact counted(Expression.Counted counted) {
    Token word = counted.token();
    if (!isHere(word.text())) {
      throw notHere(word, "%s is no purchase and has no past".formatted(scope.setting.shown()));
    }
    Token of = counted.of();
    String products = of == null ? null : scope.products.get(phrase, of).id();
    Count count = new Count(counted.what(), products, counted.window());
    if (counted.nth() > 0) {
      return new Term.OfFact(new Fact.Nth(counted.nth(), counted.every(), count), Type.BOOLEAN);
    }
    Type type = count.of() == Count.Of.PURCHASES ? Type.NUMBER : Type.MONEY;
    return new Term.OfFact(new Fact.Past(count), type);
  }

  private Term.OfFact plain(Expression.Name name, String word) {
    Part part = PLACES.get(word);
    if (part != null) {
      return new Term.OfFact(new Fact.Place(part), Type.TEXT);
    }
    return switch (word) {
      case "basket" -> new Term.OfFact(new Fact.Basket(Measure.TOTAL, null), Type.MONEY);
      case "invited" -> new Term.OfFact(new Fact.Invited(), Type.BOOLEAN);
      case "owner" -> {
        if (!scope.hasSharing()) {
          throw phrase.fault(
              Code.FACT_NOT_HERE,
              name.token(),
              "in this programme everybody has an account of his own, and is its owner. Say"
                  + " \"shared accounts\", or remove it");
        }
        yield new Term.OfFact(new Fact.Owner(), Type.BOOLEAN);
      }
      case "offline" -> new Term.OfFact(new Fact.Offline(), Type.BOOLEAN);
      case "age" -> new Term.OfFact(new Fact.Age(), Type.NUMBER);
      case "birthday" -> new Term.OfFact(new Fact.Birthday(span(name.second())), Type.BOOLEAN);
      case "language" -> new Term.OfFact(new Fact.Language(), Type.TEXT);
      case "segment" -> new Term.OfFact(new Fact.Segments(), Type.TEXTS);
      case "consent" -> new Term.OfFact(new Fact.Consents(), Type.TEXTS);
      case "day" -> new Term.OfFact(new Fact.Day(), Type.DATE);
      default -> throw new IllegalStateException("no fact for " + word);
    };
  }

  private Span span(@Nullable Token second) {
    return switch (second == null ? "" : second.text()) {
      case "" -> Span.DAY;
      case "week" -> Span.WEEK;
      case "month" -> Span.MONTH;
      default -> throw phrase.unexpected(Objects.requireNonNull(second), "\"week\" or \"month\"");
    };
  }

  private Term.OfFact measure(Token word, @Nullable Token of) {
    Measure measure = Objects.requireNonNull(MEASURES.get(word.text()));
    if (of == null) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          word,
          "%s of what? Write \"%s of basket\", or \"%s of\" and a product set"
              .formatted(word.text(), word.text(), word.text()));
    }
    String products = of.is("basket") ? null : scope.products.get(phrase, of).id();
    return new Term.OfFact(
        new Fact.Basket(measure, products), measure == Measure.QUANTITY ? Type.NUMBER : Type.MONEY);
  }

  private Ladder ladder(Expression.Name name) {
    if (name.of() != null) {
      return scope.ladders.get(phrase, name.of());
    }
    if (scope.ladders.ids().isEmpty()) {
      throw phrase.fault(
          Code.UNKNOWN_LADDER,
          name.token(),
          "this programme has no tiers. Declare a ladder under \"tiers\"");
    }
    if (scope.ladders.ids().size() > 1) {
      throw phrase.fault(
          Code.UNKNOWN_LADDER,
          name.token(),
          "this programme has several ladders. Say which: tier of "
              + Words.list(scope.ladders.ids()));
    }
    return scope.ladders.all().firstEntry().getValue();
  }

  private String unit(Expression.Name name) {
    if (name.of() == null) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          name.token(),
          "balance of what? Write \"balance of\" and a unit: " + Words.list(scope.units.ids()));
    }
    return scope.units.get(phrase, name.of()).id();
  }

  private Term.OfFact attribute(Expression.Name name) {
    String word = name.token().text();
    Acts.Declared told = scope.setting.told();
    if (told != null) {
      Type type = told.type().attributes().get(word);
      if (type != null) {
        return new Term.OfFact(new Fact.Attribute(word), type);
      }
      if (told.unread().contains(word)) {
        throw Acts.unknownAttribute(phrase, told, name.token());
      }
    } else if (scope.setting instanceof Setting.Unknown) {
      if (word.equals(Contest.RANK)) {
        return new Term.OfFact(new Fact.Attribute(word), Type.NUMBER);
      }
      for (Acts.Declared act : scope.acts.all().values()) {
        if (act.unread().contains(word)) {
          throw Acts.unknownAttribute(phrase, act, name.token());
        }
      }
    }
    for (Acts.Declared act : scope.acts.all().values()) {
      Type type = act.type().attributes().get(word);
      if (type != null && scope.setting instanceof Setting.Unknown) {
        return new Term.OfFact(new Fact.Attribute(word), type);
      }
      if (type != null) {
        throw notHere(
            name.token(),
            "\"%s\" is told of the act %s; %s has none"
                .formatted(word, act.type().id(), scope.setting.shown()));
      }
    }
    throw phrase.fault(
        Code.UNKNOWN_FACT,
        name.token(),
        "conditions cannot ask about \"%s\". They can ask about: %s.%s"
            .formatted(Words.shown(word), Words.list(shown()), Words.didYouMean(word, known())));
  }

  private Fault notHere(Token token, String what) {
    return phrase.fault(
        Code.FACT_NOT_HERE,
        token,
        what + ". Conditions here can ask about: " + Words.list(shown()));
  }
}
