package org.laurel.server.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.core.code.Known;
import org.laurel.core.code.Mint;
import org.laurel.core.code.Told;
import org.laurel.core.programme.Programme;
import org.laurel.server.codes.Codes;
import org.laurel.server.platform.Trip;

/// What a batch knows of unique codes, and which it uses up.
final class UsedCodes {

  private final Codes store;
  private final List<Codes.Use> uses = new ArrayList<>();

  UsedCodes(Codes store) {
    this.store = store;
  }

  /// What is known of the code that an activity tells; `null`: it tells none. The head of the
  /// code's bucket has to be held by whoever means to use it.
  @Nullable Known known(Programme rules, Activity activity) {
    String code = Told.code(rules, activity);
    if (code == null || !(activity instanceof Activity.Act act)) {
      return null;
    }
    Mint mint = store.mint(rules.id());
    if (mint != null && mint.made(act.act(), code)) {
      Instant used = used(rules.id(), code);
      return used == null
          ? new Known.Fresh()
          : new Known.Used(LocalDate.ofInstant(used, rules.zone()));
    }
    String of = owner(rules.id(), code);
    return of == null ? new Known.Invented() : new Known.Elsewhere(of);
  }

  private @Nullable Instant used(String programme, String code) {
    for (Codes.Use use : uses) {
      if (use.programme().equals(programme) && use.code().equals(code)) {
        return use.occurred();
      }
    }
    return store.used(programme, code);
  }

  /// What else a code was made for: another act, or another programme.
  private @Nullable String owner(String programme, String code) {
    String elsewhere = null;
    for (Codes.Coded coded : store.coded()) {
      Mint mint = store.mint(coded.programme());
      if (mint != null && mint.made(coded.act(), code)) {
        if (coded.programme().equals(programme)) {
          return coded.act();
        }
        elsewhere = coded.programme();
      }
    }
    return elsewhere;
  }

  void note(String programme, Activity activity, List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.CodeUsed(var code)) {
        uses.add(new Codes.Use(programme, code, activity.id(), activity.occurred()));
      }
    }
  }

  void write(Trip trip) {
    Codes.use(trip, uses);
  }
}
