package org.laurel.core.language;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the things of one kind may be called.
///
/// @param one `unit`
/// @param plural `units`
/// @param reserved words that mean something else where such an id may stand
/// @param pattern what it has to look like
record Ids(String one, String plural, Set<String> reserved, Pattern pattern) {

  private static final int LONGEST = 64;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0," + (LONGEST - 1) + "}");
  private static final Pattern TEXT = Pattern.compile("\\S(.{0," + (LONGEST - 2) + "}\\S)?");

  private static final Set<String> JOINTS =
      Set.of("and", "or", "not", "is", "in", "of", "for", "per", "each", "except");

  static final Ids PROGRAMME = new Ids("programme", "programmes", Set.of());
  static final Ids UNIT =
      new Ids("unit", "units", Set.of("spend", "purchases", "friends", "free", "any"));
  static final Ids PRODUCTS =
      new Ids(
          "product set",
          "product sets",
          Set.of(
              "sku",
              "category",
              "brand",
              "tag",
              "basket",
              "product",
              "products",
              "cheapest",
              "together",
              "free",
              "fixed"));
  static final Ids ACT =
      new Ids(
          "act",
          "acts",
          Set.of(
              "purchase",
              "purchases",
              "spend",
              "return",
              "enrolment",
              "birthday",
              "anniversary",
              "friend",
              "win"));
  static final Ids ATTRIBUTE =
      new Ids("attribute", "attributes", Set.copyOf(Vocabulary.FIRST_WORDS));
  static final Ids PARTNER = new Ids("partner", "partners", Set.of(), TEXT);
  static final Ids BUDGET = new Ids("budget", "budgets", Set.of());
  static final Ids LADDER = new Ids("ladder", "ladders", Set.of("membership"));
  static final Ids LEVEL = new Ids("level", "levels", Set.of());
  static final Ids RULE = new Ids("rule", "rules", Set.of());
  static final Ids OFFER = new Ids("offer", "offers", Set.of("discounts"));
  static final Ids ACCESS = new Ids("access", "accesses", Set.of());
  static final Ids GROUP = new Ids("group", "groups", Set.of());
  static final Ids CAMPAIGN = new Ids("campaign", "campaigns", Set.of());
  static final Ids EXCHANGE = new Ids("exchange", "exchanges", Set.of());
  static final Ids PRIZE = new Ids("prize", "prizes", Set.of());
  static final Ids CONTEST = new Ids("contest", "contests", Set.of());
  static final Ids REWARD = new Ids("reward", "rewards", Set.of("discounts"));

  /// What conditions and product sets compare may be any text.
  static final Ids WORD = new Ids("word", "words", Set.of(), TEXT);

  Ids(String one, String plural, Set<String> reserved) {
    this(one, plural, reserved, ID);
  }

  /// @throws Fault when the text cannot be an id of this kind
  String checked(Node.Text text) {
    String id = text.value();
    if (!pattern.matcher(id).matches()) {
      throw new Fault(
          Code.BAD_ID,
          text.at(),
          "\"%s\" cannot be the id of a %s. %s".formatted(Words.shown(id), one, way()));
    }
    if (taken().contains(id)) {
      throw new Fault(
          Code.RESERVED_WORD,
          text.at(),
          "\"%s\" is a word of the language and cannot be the id of a %s. Choose another, such as"
                  .formatted(id, one)
              + " my-"
              + id);
    }
    return id;
  }

  private String way() {
    return pattern == TEXT
        ? "It stands for a text of at most " + LONGEST + " characters"
        : "Ids have small letters a to z, digits and hyphens, at most %s of them, and begin with a"
                .formatted(LONGEST)
            + " letter or digit";
  }

  /// The words that no such id may be.
  Set<String> taken() {
    return pattern == TEXT
        ? reserved
        : Stream.concat(JOINTS.stream(), reserved.stream()).collect(Collectors.toSet());
  }

  /// The form of a field that holds such an id.
  Form<String> form(String like) {
    return new Form.Id(this, like);
  }
}
