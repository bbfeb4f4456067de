package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;

/// The answer to an activity.
public sealed interface Decision {

  /// @param effects in order; folding them over the account gives `after`
  /// @param reasons what was granted and what was not, in the order of the programme's text
  /// @param then of a purchase: what it was decided by, to be kept with it
  /// @param refunds of a return: what the till pays back, for each purchase it touched
  record Granted(
      List<Effect> effects,
      List<Reason> reasons,
      Receipt.@Nullable Then then,
      List<Refund> refunds,
      Account after)
      implements Decision {

    /// The same, done by one of those whose accounts lead to this one.
    Granted by(long person) {
      List<Effect> told = new ArrayList<>(effects);
      told.add(new Effect.By(person));
      return new Granted(List.copyOf(told), reasons, then, refunds, after);
    }
  }

  /// Nothing happened and nothing is stored; the key is still free.
  record Refused(Refusal refusal, SequencedMap<String, Param> details) implements Decision {}

  /// @param purchase id of the purchase
  /// @param money smallest amounts to pay back, 0 or more
  record Refund(long purchase, long money, List<UnitsBack> units) {}

  record UnitsBack(String unit, long amount) {}
}
