package org.laurel.cli.compare;

import java.util.SequencedMap;

/// Something that a programme declares, as it is written: a unit, a rule, a level …
///
/// @param id unique among things of its kind
/// @param fields what the text says of it, each as one phrase
record Thing(Kind kind, String id, SequencedMap<String, String> fields) {

  /// Kinds in the order in which a member would ask about them.
  enum Kind {
    PROGRAMME("The programme itself", "the programme"),
    RULE("What earns", "rule"),
    OFFER("Offers", "offer"),
    ACCESS("What only some may buy", "access"),
    EXCHANGE("Exchanges", "exchange"),
    CAMPAIGN("Campaigns", "campaign"),
    CONTEST("Contests", "contest"),
    REWARD("Rewards", "reward"),
    PAYMENT("What pays", "payment"),
    LADDER("Ladders", "ladder"),
    LEVEL("Levels", "level"),
    UNIT("Units", "unit"),
    ACT("Acts", "act"),
    PRODUCTS("Product sets", "product set"),
    BUDGET("Budgets", "budget"),
    WORD("Words", "word");

    private final String heading;
    private final String word;

    Kind(String heading, String word) {
      this.heading = heading;
      this.word = word;
    }

    String heading() {
      return heading;
    }

    String word() {
      return word;
    }
  }

  String key() {
    return kind + " " + id;
  }
}
