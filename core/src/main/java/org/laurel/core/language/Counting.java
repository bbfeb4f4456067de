package org.laurel.core.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurel.core.programme.Count;
import org.laurel.core.value.Window;

/// What conditions ask of earlier purchases: `purchases of coffee this calendar month`, `spent in
/// any 30 days`, `every 5th purchase`, `first purchase this calendar year`.
final class Counting {

  private static final Pattern NTH = Pattern.compile("([0-9]{1,6})(st|nd|rd|th)");

  private Counting() {}

  /// Whether the next words ask so; a text such as `first` may stand alone.
  static boolean next(Phrase phrase) {
    Token token = phrase.peek();
    return token.is("purchases")
        || token.is("spent")
        || token.is("every")
        || token.is("first") && phrase.peekSecond().is("purchase");
  }

  static Expression read(Phrase phrase) {
    Token first = phrase.take();
    boolean every = first.is("every");
    int nth = every ? nth(phrase) : first.is("first") ? 1 : 0;
    if (nth > 0) {
      phrase.expect("purchase");
    }
    Count.Of what = first.is("spent") ? Count.Of.SPEND : Count.Of.PURCHASES;
    Token of = phrase.takes("of") ? phrase.name("the name of a product set") : null;
    return new Expression.Counted(first, what, nth, every, of, window(phrase));
  }

  private static int nth(Phrase phrase) {
    Matcher nth = NTH.matcher(phrase.peek().text());
    if (!nth.matches() || Integer.parseInt(nth.group(1)) < 2) {
      throw phrase.unexpected("which one, such as 5th");
    }
    phrase.take();
    return Integer.parseInt(nth.group(1));
  }

  private static Window window(Phrase phrase) {
    if (phrase.takes("this")) {
      phrase.expect("calendar");
      return new Window.InCalendar(Windows.calendar(phrase));
    }
    return phrase.takes("in", "any")
        ? new Window.Rolling(Numbers.length(phrase))
        : new Window.Lifetime();
  }
}
