package org.laurel.wire.stored;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.laurel.core.account.Receipt.Chosen;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Receipt.Kept;
import org.laurel.core.account.Receipt.Off;
import org.laurel.core.account.Receipt.Paid;
import org.laurel.core.account.Receipt.Stand;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.account.Ties;
import org.laurel.core.account.Ties.Other;
import org.laurel.core.activity.Activity.Kind;
import org.laurel.core.activity.Bond;
import org.laurel.core.activity.Profile;

/// What a purchase was decided by, and what stands of it.
final class ReceiptForm {

  private ReceiptForm() {}

  static void then(Out out, Then then) {
    Profile profile = then.profile();
    if (profile != null) {
      ActivityForm.profile(out, profile);
    }
    out.textMap("tiers", then.tiers())
        .numberMap("balances", then.balances())
        .numberMap("used", then.used())
        .numberMap("left", then.left())
        .textMap("vouchers", then.vouchers())
        .object("ties", then.ties().equals(Ties.NONE) ? null : then.ties(), ReceiptForm::ties)
        .number("person", then.person());
  }

  static Then then(In in) {
    return new Then(
        in.has("joined") ? ActivityForm.profile(in) : null,
        in.textMap("tiers"),
        in.numberMap("balances"),
        in.numberMap("used"),
        in.numberMap("left"),
        in.textMap("vouchers"),
        ties(in.object("ties")),
        in.number("person"));
  }

  static void ties(Out out, Ties ties) {
    if (ties.kind() != Kind.MEMBER) {
      out.word("kind", ties.kind());
    }
    out.number("invitedBy", ties.invitedBy())
        .number("firstPurchase", ties.firstPurchase())
        .number("owner", ties.owner())
        .flag("blocked", ties.blocked())
        .number("movedTo", ties.movedTo());
    if (ties.bond() != Bond.NONE) {
      out.word("bond", ties.bond());
    }
    out.list("others", List.copyOf(ties.others().entrySet()), ReceiptForm::other);
  }

  static Ties ties(In in) {
    return new Ties(
        in.has("kind") ? in.word("kind", Kind.class) : Kind.MEMBER,
        in.number("invitedBy"),
        in.number("firstPurchase"),
        in.number("owner"),
        in.flag("blocked"),
        in.number("movedTo"),
        in.has("bond") ? in.word("bond", Bond.class) : Bond.NONE,
        others(in));
  }

  private static void other(Out out, Map.Entry<Long, Other> other) {
    out.number("account", other.getKey())
        .word("bond", other.getValue().bond())
        .number("through", other.getValue().through())
        .text("key", other.getValue().key());
  }

  private static SequencedMap<Long, Other> others(In in) {
    SequencedMap<Long, Other> others = new LinkedHashMap<>();
    in.list(
            "others",
            i ->
                Map.entry(
                    i.number("account"),
                    new Other(i.word("bond", Bond.class), i.number("through"), i.text("key"))))
        .forEach(other -> others.put(other.getKey(), other.getValue()));
    return Collections.unmodifiableSequencedMap(others);
  }

  static void stand(Out out, Stand stand) {
    out.number("purchase", stand.purchase())
        .list("lines", stand.lines(), ReceiptForm::kept)
        .word("chosen", stand.chosen())
        .number("total", stand.total())
        .number("due", stand.due())
        .list("earned", stand.earned(), ReceiptForm::earned)
        .list("paid", stand.paid(), ReceiptForm::paid)
        .list("moves", stand.moves(), EffectForm::transfer)
        .numberMap("counted", stand.counted())
        .numberMap("used", stand.used());
  }

  static Stand stand(In in) {
    return new Stand(
        in.number("purchase"),
        in.list("lines", ReceiptForm::kept),
        in.word("chosen", Chosen.class),
        in.number("total"),
        in.number("due"),
        in.list("earned", ReceiptForm::earned),
        in.list("paid", ReceiptForm::paid),
        in.list("moves", EffectForm::transfer),
        in.numberMap("counted"),
        in.numberMap("used"));
  }

  private static void kept(Out out, Kept kept) {
    out.number("line", kept.line())
        .decimal("quantity", kept.quantity())
        .number("price", kept.price())
        .list(
            "offs",
            kept.offs(),
            (o, off) -> o.text("offer", off.offer()).number("amount", off.amount()));
  }

  private static Kept kept(In in) {
    return new Kept(
        in.whole("line"),
        in.decimal("quantity"),
        in.number("price"),
        in.list("offs", off -> new Off(off.text("offer"), off.number("amount"))));
  }

  private static void earned(Out out, Earned earned) {
    out.text("rule", earned.rule())
        .text("unit", earned.unit())
        .number("amount", earned.amount())
        .value("lastDay", earned.lastDay())
        .value("pendingUntil", earned.pendingUntil());
  }

  private static Earned earned(In in) {
    return new Earned(
        in.text("rule"),
        in.text("unit"),
        in.number("amount"),
        in.day("lastDay"),
        in.day("pendingUntil"));
  }

  private static void paid(Out out, Paid paid) {
    out.text("unit", paid.unit())
        .number("amount", paid.amount())
        .value("lastDay", paid.lastDay())
        .flag("owed", paid.owed())
        .number("card", paid.card());
  }

  private static Paid paid(In in) {
    return new Paid(
        in.text("unit"),
        in.number("amount"),
        in.day("lastDay"),
        in.flag("owed"),
        in.number("card"));
  }
}
