package org.laurel.core.language;

import java.util.Locale;
import org.laurel.core.language.Problem.Severity;

/// Everything that can be wrong with a programme's text.
enum Code {
  FILE_TOO_LARGE("The file is larger than 1 MB."),
  YAML_SYNTAX("The file is not YAML."),
  YAML_ALIAS("Anchors and references are not used."),
  YAML_TAG("Tags and directives are not used."),
  YAML_DOCUMENTS("One file holds one programme."),
  YAML_MERGE("Merge keys are not used."),
  YAML_KEY("A field's name is a mapping or a list."),
  DUPLICATE_KEY("A field or id stands twice in one mapping."),
  TOO_DEEP("Something is nested too deep."),
  NOT_A_PROGRAMME("The file holds no mapping."),
  TOO_MANY_PROBLEMS("There are more problems than anybody reads at once."),

  UNKNOWN_FIELD("A field that does not exist."),
  MISSING_FIELD("A field that has to be there is not."),
  WRONG_SHAPE("A text stands where a list belongs, or the like."),
  EMPTY_LIST("A list with nothing in it."),
  GIVE_OR_TIMES("A rule gives nothing, or gives and multiplies."),

  UNEXPECTED_WORD("A phrase goes on in another way than phrases do."),
  PHRASE_TOO_LONG("A phrase is longer than any sentence."),
  BAD_NUMBER("A number is written in another way than numbers are."),
  NUMBER_OUT_OF_RANGE("A number is too small or too large."),
  TOO_MANY_DECIMALS("An amount is finer than its unit."),
  BAD_DATE("A date or time that does not exist."),
  EMPTY_PERIOD("A period without a moment in it."),

  BAD_ID("An id with letters that ids do not have."),
  RESERVED_WORD("An id that is a word of the language."),
  DUPLICATE_ID("An id that is taken."),
  AMBIGUOUS_UNIT("A unit that is called like the plural of another."),
  UNKNOWN_LANGUAGE("A language code that does not exist."),
  UNKNOWN_ZONE("A time zone that does not exist."),
  UNKNOWN_MONEY("A currency that does not exist."),
  UNKNOWN_UNIT("A unit that was not declared."),
  UNKNOWN_PRODUCT_SET("A product set that was not declared."),
  UNKNOWN_ACT("An act that was not declared."),
  UNKNOWN_ATTRIBUTE("An attribute that the act or the reward does not have."),
  UNKNOWN_BUDGET("A budget that was not declared."),
  UNKNOWN_LADDER("A ladder that was not declared."),
  UNKNOWN_LEVEL("A level that the ladder does not have."),
  UNKNOWN_OFFER("Something that nothing can go together with, or not."),
  UNKNOWN_CONTEST("A contest that was not declared."),
  UNKNOWN_RULE("A multiplier of a rule that does not exist."),

  ANOTHER_MONEY("An amount in another currency than the programme's."),
  WRONG_UNIT("An amount in a unit that does not belong there."),
  UNKNOWN_FACT("A condition asks about something that nobody knows."),
  FACT_NOT_HERE("A condition asks about something that is not known there."),
  TYPE_MISMATCH("Things of two kinds are compared or calculated."),
  NO_ORDER("Texts are compared by size."),
  MIXED_AND_OR("And and or stand side by side without parentheses."),

  LEVELS_NOT_ASCENDING("Levels that do not rise."),
  RETIRED_LEVEL("A retired level that the ladder still has."),
  LASTS_OR_ADDS("A level that is given neither for a time nor on top, or both."),
  GRACE_WITHOUT_END("A grace after something that has no last day."),
  UNCOUNTED_YEARS("Years at a level where years are not counted."),
  CIRCULAR_PRODUCTS("Product sets that contain each other."),
  CIRCULAR_EXCHANGE("Exchanges that would never end."),
  GAINING_EXCHANGE("Exchanges there and back from which one comes home with more."),
  MULTIPLIED_MULTIPLIER("A multiplier of a multiplier."),
  MULTIPLIER_ELSEWHERE("A multiplier that listens to something else than its rules."),
  LIMIT_ON_COUNT("A limit of a rule that follows a count."),
  UNFIT_FIELDS("Fields of a reward that do not go together."),
  UNEVEN_STEPS("Steps of payment that are worth no whole amount of money."),
  PAYS_TWICE("A unit that pays at two rates."),
  DISCOUNT_ELSEWHERE("A discount on something that the offer does not take."),
  NOT_ON_TOP("An offer that cannot come on top of others."),
  DRAWN_WITHOUT_END("Something drawn by chance that goes on for ever."),

  NEVER_MATCHES(Severity.WARNING, "A rule that can never apply."),
  LIMIT_BELOW_GIFT(Severity.WARNING, "A limit below what the rule gives at once."),
  GIFT_IN_PIECES(Severity.WARNING, "A gift larger than what a spread budget has at a time."),
  OUTLIVES_UNIT(Severity.WARNING, "A rule that goes on giving a unit that has lapsed."),
  IDLE_CONTEST(Severity.WARNING, "A contest whose winners get nothing."),
  DRAW_MISSES(Severity.WARNING, "A draw in which not every entry takes part."),
  UNREACHABLE_TIER(Severity.WARNING, "A level nobody can reach."),
  UNREACHABLE_REWARD(Severity.WARNING, "A reward nobody can save for."),
  STORED_PAYS_NOWHERE(Severity.WARNING, "Gift cards that nothing can be paid with."),
  SAID_TWICE(Severity.WARNING, "Something that stands twice in a list."),
  LONELY_GROUP(Severity.WARNING, "A group with one offer in it."),
  UNEARNED_UNIT(Severity.WARNING, "A unit that nothing gives."),
  UNUSED_PRODUCTS(Severity.WARNING, "A product set that nothing names."),
  UNUSED_BUDGET(Severity.WARNING, "A budget that nothing is taken from."),
  UNUSED_ACT(Severity.WARNING, "An act that no rule listens to."),
  UNUSED_WORD(Severity.WARNING, "A word for something that the programme does not speak of.");

  final Severity severity;
  final String meaning;

  Code(String meaning) {
    this(Severity.ERROR, meaning);
  }

  Code(Severity severity, String meaning) {
    this.severity = severity;
    this.meaning = meaning;
  }

  /// `unknown-unit`
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
