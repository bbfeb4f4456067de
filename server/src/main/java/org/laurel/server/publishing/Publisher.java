package org.laurel.server.publishing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.evolution.Gone;
import org.laurel.core.evolution.Preview;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Publication;
import org.laurel.server.programmes.Published;
import org.springframework.stereotype.Component;

/// Publishes texts, unless that would strand something that members hold.
@Component
public class Publisher {

  private static final int AT_ONCE = 1_000;

  private final Programmes programmes;
  private final Accounts accounts;

  public Publisher(Programmes programmes, Accounts accounts) {
    this.programmes = programmes;
    this.accounts = accounts;
  }

  /// What a dry run comes to.
  ///
  /// @param preview what the version will do to accounts; `null` when it is refused, changes
  ///   nothing or is the first
  public record Rehearsal(Publication publication, @Nullable Preview preview) {}

  /// Checks a text, looks at what members hold, and makes it the newest version.
  ///
  /// @param from see [Programmes#publish]
  public Publication publish(String programme, String text, @Nullable Instant from) {
    Publication checked = programmes.check(programme, text, from);
    if (successor(programme, text, checked) instanceof Successor next) {
      List<Gone> gone = gone(next);
      Publication.Refused refused = gone.isEmpty() ? null : stranding(next, gone, _ -> {});
      return refused == null ? programmes.publish(programme, text, from) : refused;
    }
    return checked instanceof Publication.Done
        ? programmes.publish(programme, text, from)
        : checked;
  }

  /// What publishing would come to, and what the version will do; nothing is changed.
  public Rehearsal rehearse(String programme, String text, @Nullable Instant from) {
    Publication checked = programmes.check(programme, text, from);
    if (!(successor(programme, text, checked) instanceof Successor next)) {
      return new Rehearsal(checked, null);
    }
    Preview preview = new Preview(next.published().versions(), next.version());
    Publication.Refused refused = stranding(next, gone(next), preview::look);
    return refused == null ? new Rehearsal(checked, preview) : new Rehearsal(refused, null);
  }

  /// A text that would follow a version that is there.
  private record Successor(Published published, Programme before, Versions.Version version) {

    Programme rules() {
      return version.programme();
    }
  }

  private @Nullable Successor successor(String programme, String text, Publication checked) {
    Published published = programmes.find(programme);
    Programme rules = Language.read(programme + ".yaml", text).programme();
    if (published == null
        || rules == null
        || !(checked instanceof Publication.Done done)
        || done.unchanged()) {
      return null;
    }
    return new Successor(
        published,
        published.versions().newest().programme(),
        new Versions.Version(done.release().number(), done.release().from(), rules));
  }

  /// What the next version no longer has. A draw that took place may go.
  private List<Gone> gone(Successor next) {
    Set<String> open = programmes.openDraws(next.published().id());
    return Gone.between(next.before(), next.rules()).stream()
        .filter(gone -> gone.kind() != Gone.Kind.DRAW || open.contains(gone.id()))
        .toList();
  }

  /// Looks at every account.
  ///
  /// @return why it cannot be published; `null` when nobody is left with anything
  private Publication.@Nullable Refused stranding(
      Successor next, List<Gone> gone, Consumer<Account> also) {
    Map<Gone, Long> holders = new LinkedHashMap<>();
    accounts.each(
        next.published().id(),
        AT_ONCE,
        account -> {
          also.accept(account);
          for (Gone one : gone) {
            if (one.strands(next.before(), account)) {
              holders.merge(one, 1L, Long::sum);
            }
          }
        });
    return holders.isEmpty() ? null : new Publication.Refused("would-strand", told(gone, holders));
  }

  private static String told(List<Gone> gone, Map<Gone, Long> holders) {
    return gone.stream()
        .filter(holders::containsKey)
        .map(one -> told(one, holders.getOrDefault(one, 0L)))
        .collect(Collectors.joining(" "));
  }

  private static String told(Gone gone, long holders) {
    String members = counted(holders, "member");
    return switch (gone.kind()) {
      case LADDER ->
          "%s would lose a level on ladder %s, which the text no longer has. Keep it with its lowest level alone and say what becomes of the others (retired); once nobody stands above, it can go."
              .formatted(members, gone.id());
      case LEVEL ->
          "%s at level %s of %s, which the text no longer has. Say what becomes of it, at the ladder: retired: {%s: …}."
              .formatted(
                  holders == 1 ? members + " stands" : members + " stand",
                  gone.id(),
                  gone.of(),
                  gone.id());
      case REWARD ->
          "%s vouchers of reward %s, or units set aside for it, and the text no longer has it. Keep it with a last day (during: until …): then it can no longer be had, and what was given stays good."
              .formatted(holders == 1 ? members + " has" : members + " have", gone.id());
      case DRAW ->
          "%s entries for the draw of campaign %s, which the text no longer holds. Keep the campaign with its draw until it has taken place, or say what becomes of the entries: retire the unit %s, with an exchange or without."
              .formatted(holders == 1 ? members + " has" : members + " have", gone.id(), gone.of());
      case GIFT_CARDS ->
          "%s %s on %s, which would pay for nothing. Keep what it pays (spend) until they are empty, or say what becomes of it: retire the unit %s, with an exchange or without. Without \"gift cards\" no more is loaded, and the cards there are go on paying."
              .formatted(
                  counted(holders, "gift card") + (holders == 1 ? " has" : " have"),
                  gone.of(),
                  holders == 1 ? "it" : "them",
                  gone.of());
      case SHARED_ACCOUNTS ->
          "%s, and the text no longer says who may join and spend. Keep \"shared accounts\" until those who share have left."
              .formatted(
                  counted(holders, "account") + (holders == 1 ? " is shared" : " are shared"));
    };
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
