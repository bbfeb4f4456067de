package org.laurel.core.programme;

/// The types of the expression language, of an act's attributes and of facts.
public enum Type {
  /// An exact decimal.
  NUMBER,
  /// An amount of the programme's money.
  MONEY,
  /// An amount of one of the programme's units.
  AMOUNT,
  TEXT,
  /// Several texts, of which a condition asks whether one is among them: segments, consents.
  TEXTS,
  DATE,
  /// A text that only one activity of the programme may tell. Conditions do not ask about it.
  CODE,
  BOOLEAN,
  /// A level of one of the programme's ladders.
  LEVEL
}
