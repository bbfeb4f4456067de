package org.laurel.core.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Decimal;

/// A condition of a rule: the typed tree of an expression that the checker found sound.
public sealed interface Condition {

  record All(List<Condition> parts) implements Condition {}

  record Any(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  /// Both sides have the same [Type]; only numbers, money, amounts, dates and levels have an order.
  record Compare(Term left, Comparison how, Term right) implements Condition {}

  /// `channel in [app, web]`: the left side equals one of the texts.
  record OneOf(Term left, List<String> texts) implements Condition {}

  /// `segment is vip`: the text is among the left side's.
  record Contains(Term texts, String text) implements Condition {}

  /// A term of type [Type#BOOLEAN] taken as it is: `birthday`, `offline`.
  record Holds(Term term) implements Condition {}

  /// All facts that a condition asks about.
  static Stream<Fact> facts(@Nullable Condition condition) {
    return switch (condition) {
      case null -> Stream.empty();
      case All(var parts) -> parts.stream().flatMap(Condition::facts);
      case Any(var parts) -> parts.stream().flatMap(Condition::facts);
      case Not(var part) -> facts(part);
      case Compare(var left, _, var right) -> Stream.concat(facts(left), facts(right));
      case OneOf(var left, _) -> facts(left);
      case Contains(var texts, _) -> facts(texts);
      case Holds(var term) -> facts(term);
    };
  }

  private static Stream<Fact> facts(Term term) {
    return switch (term) {
      case Term.OfFact(var fact, _) -> Stream.of(fact);
      case Term.Calculated(var left, _, var right, _) -> Stream.concat(facts(left), facts(right));
      default -> Stream.empty();
    };
  }

  enum Comparison {
    IS,
    IS_NOT,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST
  }

  /// A value in a condition.
  sealed interface Term {
    Type type();

    record OfNumber(Decimal value) implements Term {
      @Override
      public Type type() {
        return Type.NUMBER;
      }
    }

    /// In smallest amounts of the programme's money.
    record OfMoney(long amount) implements Term {
      @Override
      public Type type() {
        return Type.MONEY;
      }
    }

    record OfUnit(long amount, String unit) implements Term {
      @Override
      public Type type() {
        return Type.AMOUNT;
      }
    }

    record OfText(String value) implements Term {
      @Override
      public Type type() {
        return Type.TEXT;
      }
    }

    record OfDate(LocalDate value) implements Term {
      @Override
      public Type type() {
        return Type.DATE;
      }
    }

    /// @param rank the level's place in its ladder, the lowest is 0
    record OfLevel(String ladder, String level, int rank) implements Term {
      @Override
      public Type type() {
        return Type.LEVEL;
      }
    }

    record OfFact(Fact fact, Type type) implements Term {}

    /// Sums, differences and products; both sides are numbers, or money with money (plus, minus),
    /// or money with a number (times).
    record Calculated(Term left, Operation how, Term right, Type type) implements Term {}
  }

  enum Operation {
    PLUS,
    MINUS,
    TIMES
  }

  /// What a condition may ask about: the vocabulary of the language.
  sealed interface Fact {

    /// `store`, `brand`, `channel`, `partner`: where it happened. TEXT; empty when the till did not
    /// say.
    record Place(Part part) implements Fact {}

    enum Part {
      STORE,
      BRAND,
      CHANNEL,
      PARTNER;

      /// What the text calls it.
      public final String word = name().toLowerCase(Locale.ROOT);
    }

    /// `price`, `total`, `due` (MONEY), `quantity` (NUMBER): of the basket, or of the lines in a
    /// product set.
    record Basket(Measure measure, @Nullable String products) implements Fact {}

    enum Measure {
      PRICE,
      TOTAL,
      DUE,
      QUANTITY;

      /// What the text calls it.
      public final String word = name().toLowerCase(Locale.ROOT);
    }

    /// `tier`: the account's standing on a ladder. LEVEL.
    record Tier(String ladder) implements Fact {}

    /// `balance of points`. AMOUNT.
    record Balance(String unit) implements Fact {}

    /// An attribute of the act. NUMBER, MONEY, TEXT or DATE, as declared.
    record Attribute(String name) implements Fact {}

    /// `age`, in whole years. NUMBER. When the day of birth is not known, no comparison with it
    /// holds, nor does its opposite.
    record Age() implements Fact {}

    /// `months of membership`, whole months since joining. NUMBER.
    record Membership() implements Fact {}

    /// `birthday`, `birthday week`, `birthday month`. BOOLEAN. 29 February is kept on the 28th in
    /// other years.
    record Birthday(Span span) implements Fact {}

    enum Span {
      DAY,
      WEEK,
      MONTH
    }

    /// `language`, two letters. TEXT.
    record Language() implements Fact {}

    /// `segment`. TEXTS.
    record Segments() implements Fact {}

    /// `consent`. TEXTS.
    record Consents() implements Fact {}

    /// `invited`: another member named by the newcomer brought him in. BOOLEAN.
    record Invited() implements Fact {}

    /// Whether the account is the member's own, and not another's that he shares.
    record Owner() implements Fact {}

    /// `purchases this calendar month` (NUMBER), `spend in any 30 days` (MONEY): with the present
    /// purchase.
    record Past(Count count) implements Fact {}

    /// `every 5th purchase`, `first purchase this calendar year`: of the purchases counted, the
    /// present one is the n-th. BOOLEAN.
    record Nth(int n, boolean every, Count count) implements Fact {}

    /// `offline`: the till decided without asking. BOOLEAN.
    record Offline() implements Fact {}

    /// `day`: the day of the activity in the programme's zone. DATE.
    record Day() implements Fact {}
  }
}
