package org.laurel.server.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What stands on the cards of invented members.
final class Cards {

  private static final Map<String, List<String>> FIRST =
      Map.of(
          "pl", List.of("Ala", "Bolek", "Celina", "Damian", "Ewa", "Franek", "Gosia", "Hubert"),
          "en", List.of("Alice", "Bob", "Carol", "Dave", "Erin", "Frank", "Grace", "Heidi"),
          "el", List.of("Άννα", "Βασίλης", "Γιώργος", "Δήμητρα", "Ελένη", "Ζωή"));

  /// Names that say they are made up.
  private static final Map<String, List<String>> LAST =
      Map.of(
          "pl", List.of("Przykład", "Wzór", "Próba", "Zmyślik", "Test"),
          "en", List.of("Example", "Sample", "Specimen", "Fiction", "Placeholder"),
          "el", List.of("Παράδειγμα", "Δείγμα", "Δοκιμή"));

  private Cards() {}

  static String name(String language, Chance chance) {
    return chance.of(FIRST.getOrDefault(language, List.of("Nemo")))
        + " "
        + chance.of(LAST.getOrDefault(language, List.of("Nobody")));
  }

  /// A card's 13 digits, the last of which checks the others.
  static String number(int member) {
    String digits = String.format(Locale.ROOT, "27%010d", member);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
