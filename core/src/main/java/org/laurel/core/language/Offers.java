package org.laurel.core.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Trigger;
import org.laurel.core.value.Names;

/// `offers:` discounts on the lines of a purchase.
final class Offers {

  private static final Fields FIELDS = new Fields("an offer", false);
  static final Fields.Field<String> OFFER =
      FIELDS.required("offer", Ids.OFFER.form("hero-coffee"), "Its id.");
  private static final Fields.Field<Names> TEXT =
      FIELDS.optional("text", new Form.Worded(false), "What members read about it.");
  static final Fields.Field<Trigger.OnPurchase> ON =
      FIELDS.required("on", Listening.PURCHASE, "Which purchases it is for, and which lines.");
  static final Fields.Field<Condition> WHEN =
      FIELDS.optional("when", Conditions.FORM, "What has to be so for it to apply.");
  static final Fields.Field<List<Period>> DURING =
      FIELDS.optional("during", Periods.FORM, "When it holds; always when nothing is said.");
  private static final Fields.Field<Discount> DISCOUNT =
      FIELDS.required("discount", Discounts.OFFER, "How much cheaper each piece gets.");
  static final Fields.Field<Windows.Said> LIMIT =
      FIELDS.optional(
          "limit",
          Form.phrase("2 per calendar day", Windows::limit),
          "How many pieces one member gets cheaper at most.");
  static final Fields.Field<String> BUDGET =
      FIELDS.optional("budget", Budgets.NAME, "The budget of money that it is taken from.");

  static final Form<List<Offer>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Offers::read), "offers");

  private Offers() {}

  private static @Nullable Offer read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(OFFER);
    Names text = entry.get(TEXT, Names.of(Map.of()));
    Trigger.OnPurchase on = entry.get(ON);
    Condition when = entry.get(WHEN, scope.in(new Setting.Purchase()));
    List<Period> periods = entry.get(DURING, List.of());
    Discount discount = entry.get(DISCOUNT);
    Limit limit = Windows.times(entry, LIMIT, entry.get(LIMIT), "pieces");
    String budget = entry.get(BUDGET);
    if (id == null) {
      return null;
    }
    scope.claim(Ids.OFFER, id, entry);
    if (budget != null && scope.budgets.declared(budget).unit() != null) {
      scope.problems.add(
          Code.WRONG_UNIT,
          entry.at(BUDGET),
          "an offer takes money from its budget, but this one counts "
              + scope.budgets.declared(budget).unit());
    }
    return on == null || discount == null
        ? null
        : new Offer(id, text, null, on, when, periods, discount, limit, budget);
  }

  /// The same offer, standing in a campaign.
  static Offer in(String campaign, List<Period> periods, Offer offer) {
    return new Offer(
        offer.id(),
        offer.text(),
        campaign,
        offer.on(),
        offer.when(),
        Periods.both(periods, offer.periods()),
        offer.discount(),
        offer.limit(),
        offer.budget());
  }
}
