package org.laurel.core.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.laurel.core.programme.Sharing;
import org.laurel.core.value.Names;

/// `shared accounts:` households and companies.
final class SharedAccounts {

  private static final int LARGEST = 10_000;

  private static final Fields FIELDS = new Fields("shared accounts", true);
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(false), "What members call such an account.");
  private static final Fields.Field<Long> MOST =
      FIELDS.optional(
          "most",
          Form.phrase("6", (phrase, _) -> most(phrase)),
          "How many people share one at most, its owner included.");
  private static final Fields.Field<Boolean> SPENDS =
      FIELDS.optional(
          "spends",
          new Form.Choice<>(spenders()),
          "Who may spend what it holds; everybody when nothing is said.");

  static final Form<Sharing> FORM = new Form.Section<>(FIELDS, SharedAccounts::read);

  private SharedAccounts() {}

  private static long most(Phrase phrase) {
    Token token = phrase.peek();
    long most = Numbers.count(phrase, LARGEST);
    if (most < 2) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          token,
          "the owner is one of them, so nobody else could ever join. Let at least 2 share an"
              + " account, or remove \"shared accounts\"");
    }
    return most;
  }

  private static Sharing read(Entry entry) {
    return new Sharing(
        entry.get(NAME, Names.of(Map.of())), entry.get(MOST, 0L), entry.get(SPENDS, true));
  }

  private static SequencedMap<String, Boolean> spenders() {
    SequencedMap<String, Boolean> words = new LinkedHashMap<>();
    words.put("everybody", true);
    words.put("owner", false);
    return words;
  }
}
