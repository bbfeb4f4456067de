package org.laurel.core.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.core.code.Known;
import org.laurel.core.code.Told;
import org.laurel.core.programme.ActType;

/// Unique codes that acts tell: each is good once. Refuses `invented-code`, `code-of-another`,
/// `code-used`; and, so that no code is used up in vain, `not-now`, `limit-reached`, `out-of-stock`
/// or `not-eligible` when nothing comes of it.
final class Codes {

  private Codes() {}

  static void use(Draft draft, Activity.Act act, @Nullable Known known) {
    String code = Told.code(draft.programme, act);
    if (code == null) {
      return;
    }
    Param shown = Param.text(code);
    ActType type = draft.programme.acts().get(act.act());
    Param name = Param.text(String.valueOf(type == null ? null : type.code()));
    switch (known) {
      case Known.Invented _ ->
          throw new Refused(Refusal.INVENTED_CODE, "code", shown, "attribute", name);
      case Known.Elsewhere(var of) ->
          throw new Refused(
              Refusal.CODE_OF_ANOTHER, "code", shown, "of", Param.text(of), "attribute", name);
      case Known.Used(var day) ->
          throw new Refused(
              Refusal.CODE_USED, "code", shown, "day", new Param.OfDay(day), "attribute", name);
      case Known.Fresh _ -> draft.post(new Effect.CodeUsed(code));
      case null -> throw new IllegalStateException("nobody looked what is known of a code");
    }
  }

  /// Refuses an act whose code brought nothing, for the reason that the member can do most about;
  /// the code stays good.
  static void inVain(List<Reason> reasons) {
    if (reasons.stream().anyMatch(reason -> reason.why() == Why.NOT_WON)) {
      // It was tried, and lost; else it could be tried until it wins.
      return;
    }
    for (Reason reason : reasons) {
      if (reason.outcome() == Reason.Outcome.LIMITED) {
        throw reason.why() == Why.BUDGET_SPENT
            ? new Refused(Refusal.OUT_OF_STOCK, "left", Param.number(0))
            : Refused.because(Refusal.LIMIT_REACHED, reason);
      }
    }
    for (Reason reason : reasons) {
      boolean time = reason.outcome() == Reason.Outcome.NOT_NOW;
      throw Refused.because(time ? Refusal.NOT_NOW : Refusal.NOT_ELIGIBLE, reason);
    }
  }
}
