package org.laurel.wire.stored;

import java.time.Instant;
import org.laurel.core.activity.Activity;

/// The stored form of purchases.
final class PurchaseForm {

  private PurchaseForm() {}

  /// @param whole with what the desk has found out about it
  static void write(Out out, Activity.Purchase a, boolean whole) {
    out.object("place", ActivityForm.known(a.place()), ActivityForm::place)
        .text("money", a.money())
        .list("lines", a.lines(), PurchaseForm::line)
        .list("pay", a.pay(), (o, p) -> pay(o, p, whole))
        .texts("codes", a.codes())
        .flag("offline", a.offline())
        .list("given", a.given(), PurchaseForm::given)
        .texts("confirmed", a.confirmed());
  }

  static Activity.Purchase read(In in, long id, String key, Instant occurred) {
    return new Activity.Purchase(
        id,
        key,
        occurred,
        ActivityForm.place(in),
        in.text("money"),
        in.list("lines", PurchaseForm::line),
        in.list("pay", PurchaseForm::pay),
        in.texts("codes"),
        in.flag("offline"),
        in.list("given", PurchaseForm::given),
        in.texts("confirmed"));
  }

  private static void line(Out out, Activity.Line line) {
    out.number("line", line.number())
        .text("sku", line.sku())
        .text("category", line.category())
        .text("brand", line.brand())
        .texts("tags", line.tags())
        .decimal("quantity", line.quantity())
        .number("amount", line.amount());
  }

  private static void pay(Out out, Activity.Pay pay, boolean whole) {
    out.text("unit", pay.unit()).number("amount", pay.amount());
    if (whole) {
      out.number("card", pay.card()).number("hold", pay.hold());
    } else {
      out.flag("giftCard", pay.card() != 0);
    }
  }

  private static Activity.Pay pay(In in) {
    return new Activity.Pay(
        in.text("unit"), in.number("amount"), in.number("card"), in.number("hold"));
  }

  private static void given(Out out, Activity.Given given) {
    out.number("line", given.line()).text("offer", given.offer()).number("amount", given.amount());
  }

  private static Activity.Line line(In in) {
    return new Activity.Line(
        in.whole("line"),
        in.text("sku"),
        in.text("category"),
        in.text("brand"),
        in.texts("tags"),
        in.decimal("quantity"),
        in.number("amount"));
  }

  private static Activity.Given given(In in) {
    return new Activity.Given(in.whole("line"), in.text("offer"), in.number("amount"));
  }
}
