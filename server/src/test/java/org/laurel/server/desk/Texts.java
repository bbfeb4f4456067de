package org.laurel.server.desk;

/// Programmes that the tests publish.
public final class Texts {

  private Texts() {}

  /// One point a euro, good for a year; a limited stock, a budget and a stamp card beside it.
  public static final String CLUB =
      """
      programme: club
      name: {en: Club}
      zone: Europe/Vienna
      money: EUR
      starts: 2025-01-01
      blind returns: 30 days

      units:
        point:
          name: {en: point}
          kind: points
          expires: 12 months after earning
        stamp: {name: {en: stamp}, kind: count}
        bonus: {name: {en: bonus}, kind: points}

      budgets:
        gift: 100 bonus

      acts:
        visit: {name: {en: visit}, back: within 30 days}

      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of total}
        - {rule: visited, on: visit, give: 1 stamp}
        - {rule: gifted, on: visit, give: 7 bonus, budget: gift}

      rewards:
        - {reward: mug, cost: 10 points, stock: 5}
        - {reward: card, cost: 10 points}
      """;

  /// Points that members send each other, and get for friends.
  public static final String FRIENDS =
      """
      programme: friends
      name: {en: Friends}
      zone: Europe/Vienna
      money: EUR
      units:
        point: {name: {en: point}, kind: points}
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of total}
        - {rule: friend, on: friend buys, give: 500 points}
      sending:
        - {unit: points}
      """;
}
