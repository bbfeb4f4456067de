package org.laurel.core.spec;

import java.util.Objects;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;

/// A programme small enough to be known by heart, with something of everything.
final class Bakery {

  private static final String TEXT =
      """
      programme: bakery
      name: {en: Bakery}
      zone: Europe/Warsaw
      money: PLN
      starts: 2022-01-01
      blind returns: 30 days

      units:
        crumb:
          name: {en: crumb}
          kind: points
          expires: 12 months after earning
          worth: 1.00 PLN per 10 crumbs
        dough:
          name: {en: dough}
          kind: money
          pending: 14 days

      products:
        bread: category bread
        roll: sku R-1

      acts:
        baking-class:
          name: {en: baking class}
          with: {hours: number, paid: money, teacher: text, held-on: date}

      earn:
        - rule: per-spend
          text: {en: A crumb per złoty}
          on: purchase
          give: 1 crumb per 1.00 PLN of due
        - rule: bread-money
          text: {en: Dough for bread}
          on: purchase of bread
          give: 5% of total in dough
        - rule: class
          text: {en: Crumbs for a class}
          on: baking-class
          give: 10 crumbs per 1 of hours

      offers:
        - offer: app-roll
          text: {en: Rolls cheaper in the app}
          on: purchase of roll
          when: channel is app
          discount: 0.50 PLN each

      tiers:
        - ladder: crust
          counts: crumb
          within: calendar year
          levels:
            soft: {name: {en: Soft}}
            crisp: {name: {en: Crisp}, from: 100 crumbs}

      rewards:
        - reward: free-roll
          name: {en: Free roll}
          cost: 20 crumbs
          valid: 30 days
          gives: 100% off one roll

      spend:
        - 10 crumbs pay 1.00 PLN
      """;

  private Bakery() {}

  static Programme programme() {
    var reading = Language.read("bakery/programme.yaml", TEXT);
    return Objects.requireNonNull(reading.programme(), () -> reading.problems().toString());
  }

  /// Reads specs of the bakery.
  static SpecFile read(String text) {
    return SpecFile.read("bakery.spec.yaml", text, programme());
  }

  /// A file with one spec of these steps, which begin in the first column.
  static String steps(String steps) {
    return """
    prices: {loaf: {price: 8.00 PLN, category: bread}, roll: 1.50 PLN, cheese: 40.00 PLN}
    specs:
      - spec: under test
        steps:
    """
        + steps.indent(6);
  }
}
