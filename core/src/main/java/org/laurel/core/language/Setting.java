package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Trigger;

/// Where a condition or an amount is asked for, which decides what may be spoken of.
sealed interface Setting {

  /// `a purchase`, for messages.
  String shown();

  /// What is told with it, besides what is always known; `null`: nothing.
  default Acts.@Nullable Declared told() {
    return null;
  }

  record Purchase() implements Setting {
    @Override
    public String shown() {
      return "a purchase";
    }
  }

  /// A purchase that a rule on counts adds to its count.
  record Counting(Count.Of counted) implements Setting {
    @Override
    public String shown() {
      return counted == Count.Of.SPEND ? "a rule on spend" : "a rule on purchases";
    }
  }

  record OfAct(Acts.Declared act) implements Setting {
    @Override
    public String shown() {
      return "the act " + act.type().id();
    }

    @Override
    public Acts.Declared told() {
      return act;
    }
  }

  record Enrolment() implements Setting {
    @Override
    public String shown() {
      return "joining";
    }
  }

  /// What a friend does, as the inviting member's account sees it.
  record OfFriend() implements Setting {
    @Override
    public String shown() {
      return "what a friend does";
    }
  }

  /// Being among the winners of a contest.
  ///
  /// @param told which of them
  record Winning(Acts.Declared told) implements Setting {
    @Override
    public String shown() {
      return "winning a contest";
    }
  }

  /// Who is shown by name in a contest.
  record Naming() implements Setting {
    @Override
    public String shown() {
      return "being shown by name";
    }
  }

  /// A day of the member that comes every year.
  record Yearly(Trigger.OnYearly.Day day) implements Setting {
    @Override
    public String shown() {
      return day == Trigger.OnYearly.Day.BIRTHDAY ? "a birthday" : "an anniversary";
    }
  }

  /// @param asked what the redemption tells
  record Redemption(Acts.Declared asked) implements Setting {
    @Override
    public String shown() {
      return "redeeming a reward";
    }

    @Override
    public Acts.Declared told() {
      return asked;
    }
  }

  /// How much it takes to reach a level.
  ///
  /// @param counts what the ladder counts; `null` when that could not be read; empty: nothing
  record Climbing(@Nullable List<Ladder.Counts> counts) implements Setting {
    @Override
    public String shown() {
      return "a level";
    }
  }

  /// What it listens to could not be read; nothing is held against it.
  record Unknown() implements Setting {
    @Override
    public String shown() {
      return "this";
    }
  }
}
