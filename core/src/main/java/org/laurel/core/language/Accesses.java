package org.laurel.core.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Access;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Period;
import org.laurel.core.value.Names;

/// `access:` products that only some may buy, for a while.
final class Accesses {

  private static final Fields FIELDS = new Fields("an access", false);
  private static final Fields.Field<String> ACCESS =
      FIELDS.required("access", Ids.ACCESS.form("first-to-try"), "Its id.");
  private static final Fields.Field<Names> TEXT =
      FIELDS.optional("text", new Form.Worded(false), "What members read about it.");
  static final Fields.Field<String> TO =
      FIELDS.required(
          "to",
          Form.phrase(
              "new-scents",
              (phrase, scope) ->
                  scope.products.get(phrase, phrase.name("the name of a product set")).id()),
          "What only some may buy.");
  static final Fields.Field<Condition> FOR =
      FIELDS.required("for", Conditions.FORM, "Who may buy it.");
  static final Fields.Field<List<Period>> DURING =
      FIELDS.optional("during", Periods.FORM, "When it holds; always when nothing is said.");

  static final Form<List<Access>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Accesses::read), "accesses");

  private Accesses() {}

  private static @Nullable Access read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(ACCESS);
    Names text = entry.get(TEXT, Names.of(Map.of()));
    String to = entry.get(TO);
    Condition when = entry.get(FOR, scope.in(new Setting.Purchase()));
    List<Period> periods = entry.get(DURING, List.of());
    if (id == null) {
      return null;
    }
    scope.claim(Ids.ACCESS, id, entry);
    return to == null || when == null ? null : new Access(id, text, to, when, periods);
  }
}
