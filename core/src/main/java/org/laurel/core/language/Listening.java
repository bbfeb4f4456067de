package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Trigger;

/// `on:` what a rule listens to.
final class Listening {

  static final Form<Trigger> ANY =
      new Form.Scalar<>(List.of("purchase", "purchase of coffee", "enrolment"), Listening::trigger);
  static final Form<Trigger.OnPurchase> PURCHASE =
      new Form.Scalar<>(
          List.of("purchase", "purchase of coffee", "purchase except tobacco"),
          Listening::purchaseOnly);

  private Listening() {}

  private static Trigger trigger(Phrase phrase, Scope scope) {
    if (phrase.takes("purchase")) {
      return purchase(phrase, scope);
    }
    if (phrase.takes("enrolment")) {
      return new Trigger.OnEnrolment();
    }
    if (phrase.peek().is("friend")) {
      return friend(phrase);
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

  private static List<String> all(Scope scope) {
    List<String> all =
        new ArrayList<>(List.of("purchase", "enrolment", "friend joins", "friend buys"));
    all.addAll(scope.acts.ids());
    return all;
  }

  private static Trigger.OnPurchase purchaseOnly(Phrase phrase, Scope scope) {
    phrase.expect("purchase");
    return purchase(phrase, scope);
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
      case Trigger.OnEnrolment _ -> new Setting.Enrolment();
      case Trigger.OnFriend _ -> new Setting.OfFriend();
      case Trigger.OnAct(var act) -> {
        Acts.Declared declared = scope.acts.find(act);
        yield declared == null ? new Setting.Unknown() : new Setting.OfAct(declared);
      }
    };
  }
}
