package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Access;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Programme.BestFor;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger.OnYearly;

/// What holds for all of a programme, as far as it matters to this one.
final class SmallPrint {

  private final Voice voice;
  private final Programme programme;
  private final List<String> items = new ArrayList<>();

  private SmallPrint(Voice voice) {
    this.voice = voice;
    this.programme = voice.programme();
  }

  static List<Block> blocks(Voice voice) {
    return new SmallPrint(voice).blocks();
  }

  private List<Block> blocks() {
    items.add(voice.say("print.zone", "town", voice.zoneName(), "zone", programme.zone().getId()));
    items.add(
        voice.say(
            "print.money",
            "money",
            voice.moneyName(),
            "code",
            programme.money().getCurrencyCode()));
    items.add(voice.say("print.moment"));
    say(
        "print.rounding",
        anyGives(give -> !(give instanceof Give.Flat || give instanceof Give.PerCount)));
    say("print.pieces", anyGives(Give.Each.class::isInstance));
    say("print.times", programme.earning().stream().filter(this::multiplies).count() > 1);
    boolean forMargin = programme.bestFor() == BestFor.MARGIN;
    long discounts =
        programme.offers().size()
            + programme.rewards().values().stream()
                .filter(reward -> forMargin && reward.voucher() != null)
                .count();
    if (discounts > 1) {
      items.add(voice.say("print.best-offer", "best", forMargin ? "margin" : "member"));
    }
    if (!programme.ladders().isEmpty()) {
      items.add(voice.say("print.before", "what", voice.standing()));
    }
    say("print.counts", anyGives(Give.PerCount.class::isInstance));
    say("print.limit.amount", limitsAnAmount());
    say("print.age", anyAsks(Fact.Age.class) || birthdaysMatter());
    say("print.leap-day", birthdaysMatter());
    say("print.codes", programme.acts().values().stream().anyMatch(act -> act.code() != null));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Items(List.copyOf(items)));
    if (!programme.products().isEmpty()) {
      blocks.add(groups());
    }
    return blocks;
  }

  private boolean birthdaysMatter() {
    return anyAsks(Fact.Birthday.class)
        || programme.earning().stream()
            .anyMatch(rule -> rule.on().equals(new OnYearly(OnYearly.Day.BIRTHDAY)));
  }

  private void say(String key, boolean matters) {
    if (matters) {
      items.add(voice.say(key));
    }
  }

  private boolean multiplies(EarningRule rule) {
    return rule.give() instanceof Give.Times;
  }

  private boolean anyGives(Predicate<Give> is) {
    return programme.earning().stream().map(EarningRule::give).anyMatch(is);
  }

  private boolean limitsAnAmount() {
    return programme.earning().stream()
        .map(EarningRule::limit)
        .anyMatch(limit -> limit != null && limit.counts() == Limit.Counted.AMOUNT);
  }

  private boolean anyAsks(Class<? extends Fact> kind) {
    Stream<@Nullable Condition> all =
        Stream.of(
                programme.earning().stream().map(EarningRule::when),
                programme.offers().stream().map(Offer::when),
                programme.rewards().values().stream().map(Reward::when),
                programme.access().stream().map(Access::when))
            .flatMap(conditions -> conditions);
    return all.anyMatch(condition -> Clauses.asksFor(condition, kind));
  }

  /// What the groups of products are that rules speak of.
  private Block groups() {
    List<String> heads =
        Stream.of("group", "includes", "except")
            .map(head -> voice.say("groups.head." + head))
            .toList();
    List<Block.Row> rows =
        programme.products().values().stream()
            .map(
                set ->
                    new Block.Row(
                        voice.headingOf(set.id()),
                        List.of(
                            set.included().isEmpty()
                                ? List.of(voice.say("groups.all"))
                                : marks(set.included()),
                            marks(set.excluded()))))
            .toList();
    String heading = voice.say("groups");
    return new Block.Group(heading, List.of(new Block.Table(heading, heads, rows)));
  }

  private List<String> marks(List<Products.Selector> selectors) {
    return selectors.stream()
        .flatMap(
            selector ->
                selector.values().stream()
                    .map(
                        value ->
                            voice.say(
                                "groups.mark",
                                "mark",
                                Voice.choice(selector.what()),
                                "value",
                                voice.quoted(
                                    selector.what() == Products.Mark.SET
                                        ? voice.called(value)
                                        : voice.sent(value)))))
        .toList();
  }
}
