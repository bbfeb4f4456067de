package org.laurel.core.decision;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.laurel.core.programme.Access;
import org.laurel.core.programme.Period;
import org.laurel.core.value.Names;

/// Products that only some members may buy yet. Refuses `reserved`; what a till sold while it was
/// offline is noted.
final class Reserved {

  private Reserved() {}

  static void check(Draft draft, Scene scene) {
    Conditions conditions = new Conditions(scene);
    for (Access access : scene.programme().access()) {
      boolean bought = scene.lines().stream().anyMatch(line -> line.isIn(access.to()));
      boolean holds = conditions.missing(access.id(), access.periods(), null) == null;
      if (!bought || !holds || conditions.holds(access.when())) {
        continue;
      }
      Names named = scene.programme().words().getOrDefault(access.to(), Names.of(Map.of()));
      Param products = new Param.OfNames(access.to(), named);
      if (!scene.offline()) {
        throw refused(products, access.periods());
      }
      draft.note(access.id(), Reason.Outcome.NOTED, Why.SOLD_TO_ANOTHER, "products", products);
    }
  }

  private static Refused refused(Param products, List<Period> periods) {
    LocalDateTime end = null;
    for (Period period : periods) {
      if (period.until() != null && (end == null || period.until().isBefore(end))) {
        end = period.until();
      }
    }
    if (end == null) {
      return new Refused(Refusal.RESERVED, "products", products);
    }
    Param until = new Param.OfDay(end.minusNanos(1).toLocalDate());
    return new Refused(Refusal.RESERVED, "products", products, "until", until);
  }
}
