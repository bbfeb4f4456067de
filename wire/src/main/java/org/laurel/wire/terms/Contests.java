package org.laurel.wire.terms;

import java.util.List;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.value.Window;

/// Contests: who wins, when that is known, and who is shown by name.
final class Contests {

  private Contests() {}

  static List<Block> blocks(Voice voice) {
    return voice.programme().contests().stream().map(contest -> entry(voice, contest)).toList();
  }

  private static Block entry(Voice voice, Contest contest) {
    Details details = new Details(voice);
    details.add("contest.winners", "n", contest.winners());
    details.add("contest.decided", "n", contest.decidedAfter());
    details.add("contest.ties");
    if (contest.named() == null) {
      details.add("contest.nobody-named");
    } else {
      for (String clause : Clauses.of(voice, Clauses.Setting.ENROLMENT, contest.named())) {
        details.add("contest.named", "condition", clause);
      }
    }
    return new Block.Entry(
        voice.heading(contest.id(), contest.name()), who(voice, contest), details.sentences());
  }

  private static String who(Voice voice, Contest contest) {
    String window = voice.within(new Window.InCalendar(contest.period()));
    return switch (contest.counts()) {
      case Counts.Earned(var unit) ->
          voice.say("contest.earned", "window", window, "unit", voice.plural(unit));
      case Counts.Spend _ -> voice.say("contest.spend", "window", window);
      case Counts.Visits _ -> voice.say("contest.visits", "window", window);
      case Counts.Friends _ -> voice.say("contest.friends", "window", window);
    };
  }

  /// What members call a contest.
  static String name(Voice voice, String id) {
    return voice.programme().contests().stream()
        .filter(contest -> contest.id().equals(id))
        .map(contest -> voice.heading(contest.id(), contest.name()))
        .findFirst()
        .orElse(id);
  }
}
