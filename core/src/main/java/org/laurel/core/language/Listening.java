package org.laurel.core.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Offer.Part;
import org.laurel.core.programme.Trigger;
import org.laurel.core.value.Window;

/// `on:` what a rule listens to.
final class Listening {

  static final Form<Trigger> ANY =
      new Form.Scalar<>(
          List.of("purchase", "purchase of coffee", "spend per calendar month", "enrolment"),
          Listening::trigger);
  static final Form<List<Part>> TAKES =
      new Form.Scalar<>(
          List.of(
              "purchase of coffee",
              "purchase except tobacco",
              "purchase of 3 coffee",
              "purchase of 2 coffee and croissant",
              "purchase of 10 products"),
          Listening::takes);

  /// More than anybody is asked to buy at a time.
  static final int MOST_PIECES = 100;

  private static final SequencedMap<String, Count.Of> COUNTED = new LinkedHashMap<>();

  static {
    COUNTED.put("purchases", Count.Of.PURCHASES);
    COUNTED.put("spend", Count.Of.SPEND);
  }

  private Listening() {}

  private static Trigger trigger(Phrase phrase, Scope scope) {
    if (phrase.takes("purchase")) {
      return purchase(phrase, scope);
    }
    for (Map.Entry<String, Count.Of> counted : COUNTED.entrySet()) {
      if (phrase.takes(counted.getKey())) {
        return count(phrase, scope, counted.getValue());
      }
    }
    if (phrase.takes("birthday")) {
      return new Trigger.OnYearly(Trigger.OnYearly.Day.BIRTHDAY);
    }
    if (phrase.takes("anniversary")) {
      return new Trigger.OnYearly(Trigger.OnYearly.Day.ANNIVERSARY);
    }
    if (phrase.takes("enrolment")) {
      return new Trigger.OnEnrolment();
    }
    if (phrase.peek().is("friend")) {
      return friend(phrase);
    }
    if (phrase.takes("win")) {
      phrase.expect("of");
      return new Trigger.OnWin(scope.contests.get(phrase, phrase.name("a contest")).id());
    }
    Token act = phrase.name("\"purchase\", \"enrolment\", \"friend joins\" or an act");
    Acts.Declared declared = scope.acts.find(act.text());
    if (declared == null) {
      throw phrase.fault(
          Code.UNKNOWN_ACT,
          act,
          "nothing called \"%s\" can happen. Rules listen to: %s.%s"
              .formatted(
                  Words.shown(act.text()),
                  Words.list(all(scope)),
                  Words.didYouMean(act.text(), all(scope))));
    }
    return new Trigger.OnAct(declared.type().id());
  }

  /// `friend joins`, `friend buys`
  private static Trigger friend(Phrase phrase) {
    phrase.like("friend joins, or: friend buys");
    phrase.expect("friend");
    if (phrase.takes("joins")) {
      return new Trigger.OnFriend(false);
    }
    if (phrase.takes("buys")) {
      return new Trigger.OnFriend(true);
    }
    throw phrase.unexpected("\"joins\" or \"buys\"");
  }

  /// `spend per calendar month`, `purchases of coffee`
  private static Trigger count(Phrase phrase, Scope scope, Count.Of counted) {
    Trigger.OnPurchase lines = purchase(phrase, scope);
    if (!phrase.takes("per")) {
      return new Trigger.OnCount(counted, lines, new Window.Lifetime());
    }
    phrase.expect("calendar");
    Window window = new Window.InCalendar(Windows.calendar(phrase));
    return new Trigger.OnCount(counted, lines, window);
  }

  private static List<String> all(Scope scope) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "purchase",
                "purchases",
                "spend",
                "enrolment",
                "birthday",
                "anniversary",
                "friend joins",
                "friend buys"));
    scope.contests.ids().forEach(contest -> all.add("win of " + contest));
    all.addAll(scope.acts.ids());
    return all;
  }

  /// `purchase of 2 coffee and croissant except decaf`
  private static List<Part> takes(Phrase phrase, Scope scope) {
    phrase.expect("purchase");
    List<Part> parts = new ArrayList<>();
    if (phrase.takes("of")) {
      do {
        parts.add(part(phrase, scope, parts));
      } while (phrase.takes("and"));
    } else {
      parts.add(new Part(new Trigger.OnPurchase(null, null), 1));
    }
    String except = phrase.takes("except") ? set(phrase, scope) : null;
    return parts.stream()
        .map(p -> new Part(new Trigger.OnPurchase(p.of().products(), except), p.pieces()))
        .toList();
  }

  private static Part part(Phrase phrase, Scope scope, List<Part> before) {
    boolean counted = phrase.peek().is(Token.Kind.NUMBER);
    long pieces = counted ? Numbers.count(phrase, MOST_PIECES) : 1;
    if (counted && phrase.takes("products")) {
      return new Part(new Trigger.OnPurchase(null, null), pieces);
    }
    Token token = phrase.peek();
    String set = set(phrase, scope);
    if (before.stream().anyMatch(part -> set.equals(part.of().products()))) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          token,
          "%s stands here twice. Say how many at once, such as 2 %s".formatted(set, set));
    }
    return new Part(new Trigger.OnPurchase(set, null), pieces);
  }

  private static Trigger.OnPurchase purchase(Phrase phrase, Scope scope) {
    String products = phrase.takes("of") ? set(phrase, scope) : null;
    String except = phrase.takes("except") ? set(phrase, scope) : null;
    return new Trigger.OnPurchase(products, except);
  }

  private static String set(Phrase phrase, Scope scope) {
    return scope.products.get(phrase, phrase.name("the name of a product set")).id();
  }

  /// What may be spoken of in the rest of the rule.
  static Setting setting(@Nullable Trigger trigger, Scope scope) {
    return switch (trigger) {
      case null -> new Setting.Unknown();
      case Trigger.OnPurchase _ -> new Setting.Purchase();
      case Trigger.OnCount(var counted, _, _) -> new Setting.Counting(counted);
      case Trigger.OnEnrolment _ -> new Setting.Enrolment();
      case Trigger.OnFriend _ -> new Setting.OfFriend();
      case Trigger.OnWin _ -> new Setting.Winning(Contests.WINNER);
      case Trigger.OnYearly(var day) -> new Setting.Yearly(day);
      case Trigger.OnAct(var act) -> {
        Acts.Declared declared = scope.acts.find(act);
        yield declared == null ? new Setting.Unknown() : new Setting.OfAct(declared);
      }
    };
  }
}
