package org.laurel.core.simulation.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;

/// Makes a failing story shorter as long as it still fails: leaves out events, then rules.
final class Shrink {
  private final RandomSimulation.Failure failure;
  private Versions versions;
  private List<Event> events;
  private Throwable error;

  Shrink(RandomSimulation.Failure failure) {
    this.failure = failure;
    this.versions = failure.versions();
    this.events = failure.events();
    this.error = failure.error();
  }

  /// The seed, the shortest story found, and what is wrong in it.
  String report() {
    events();
    rules();
    events();
    StringBuilder text = new StringBuilder();
    text.append("seed ").append(failure.seed()).append(", after ");
    text.append(failure.events().size()).append(" events: ").append(failure.error()).append('\n');
    text.append("shortest story that fails: ").append(error).append('\n');
    for (StackTraceElement frame : error.getStackTrace()) {
      if (frame.getClassName().startsWith("org.laurel")) {
        text.append("    at ").append(frame).append('\n');
      }
    }
    for (Versions.Version version : versions.all()) {
      text.append("  version ").append(version.number()).append(" from ");
      text.append(version.from()).append('\n').append(text(version.programme()));
    }
    events.forEach(event -> text.append("  ").append(event).append('\n'));
    return text.toString();
  }

  private static String text(Programme p) {
    StringBuilder text = new StringBuilder();
    text.append("    ").append(p.zone()).append(' ').append(p.money()).append('\n');
    p.units().values().forEach(unit -> text.append("    ").append(unit).append('\n'));
    p.budgets().values().forEach(budget -> text.append("    ").append(budget).append('\n'));
    p.offers().forEach(offer -> text.append("    ").append(offer).append('\n'));
    p.earning().forEach(rule -> text.append("    ").append(rule).append('\n'));
    p.exchanges().forEach(exchange -> text.append("    ").append(exchange).append('\n'));
    p.ladders().forEach(ladder -> text.append("    ").append(ladder).append('\n'));
    p.payments().forEach(payment -> text.append("    ").append(payment).append('\n'));
    p.rewards().values().forEach(reward -> text.append("    ").append(reward).append('\n'));
    return text.toString();
  }

  private void events() {
    for (int size = Math.max(1, events.size() / 2); size >= 1; size /= 2) {
      for (int i = events.size() - size; i >= 0; i -= size) {
        List<Event> fewer = new ArrayList<>(events.subList(0, i));
        fewer.addAll(events.subList(Math.min(events.size(), i + size), events.size()));
        if (fails(versions, fewer)) {
          events = fewer;
          i = Math.min(i, events.size());
        }
      }
    }
  }

  private boolean fails(Versions tried, List<Event> story) {
    Throwable thrown = RandomSimulation.replay(tried, story);
    if (thrown == null
        || thrown instanceof NullPointerException != error instanceof NullPointerException) {
      return false;
    }
    error = thrown;
    return true;
  }

  private void rules() {
    without(Programme::offers, (p, list) -> with(p, list, null, null, null, null));
    without(Programme::earning, (p, list) -> with(p, null, list, null, null, null));
    without(Programme::exchanges, (p, list) -> with(p, null, null, list, null, null));
    without(Programme::ladders, (p, list) -> with(p, null, null, null, list, null));
  }

  private interface Rebuild<T> {
    Programme with(Programme programme, List<T> list);
  }

  private <T> void without(Function<Programme, List<T>> part, Rebuild<T> rebuild) {
    int most =
        versions.all().stream().mapToInt(v -> part.apply(v.programme()).size()).max().orElse(0);
    for (int i = most - 1; i >= 0; i--) {
      int index = i;
      List<Versions.Version> fewer = new ArrayList<>();
      for (Versions.Version version : versions.all()) {
        List<T> list = new ArrayList<>(part.apply(version.programme()));
        if (index < list.size() && !named(version.programme(), list.get(index))) {
          list.remove(index);
        }
        fewer.add(
            new Versions.Version(
                version.number(), version.from(), rebuild.with(version.programme(), list)));
      }
      Versions tried = new Versions(fewer);
      if (fails(tried, events)) {
        versions = tried;
      }
    }
  }

  private static boolean named(Programme programme, Object part) {
    return part instanceof EarningRule rule && RandomVersions.named(programme, rule);
  }

  private static Programme with(
      Programme p,
      List<org.laurel.core.programme.Offer> offers,
      List<EarningRule> earning,
      List<org.laurel.core.programme.Exchange> exchanges,
      List<org.laurel.core.programme.Ladder> ladders,
      Void none) {
    return new Programme(
        p.id(),
        p.name(),
        p.zone(),
        p.money(),
        p.starts(),
        p.blindReturns(),
        p.bestFor(),
        p.units(),
        new LinkedHashMap<>(p.products()),
        p.acts(),
        p.budgets(),
        offers == null ? p.offers() : offers,
        p.access(),
        earning == null ? p.earning() : earning,
        exchanges == null ? p.exchanges() : exchanges,
        p.admits(),
        ladders == null ? p.ladders() : ladders,
        p.payments(),
        p.rewards(),
        p.between(),
        p.draws(),
        p.contests(),
        p.words());
  }
}
