package org.laurel.server.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.laurel.server.desk.Claims.Claim;
import org.laurel.server.desk.Claims.Key;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Trip;

/// What the keys of one batch stand for. To be read once the heads of its buckets are held: from
/// then on nobody else can use a key that an account of these buckets has claimed.
final class Keys {

  private final Set<Integer> held;

  /// As they are stored.
  private final Map<Key, Claim> before;

  /// The activities behind keys, stored or of this batch.
  private final Map<Key, Entry> entries = new HashMap<>();

  private final Map<Key, Claim> now;

  sealed interface Meaning {

    /// Nothing was taken under it: the activity may be, under this claim.
    record Free(Claim claim) implements Meaning {}

    record Used(Claim claim, Entry entry) implements Meaning {}

    /// An account claimed it whose history is not held.
    record Elsewhere(int bucket) implements Meaning {}

    /// The claim was staked and then dropped by somebody whose activity under it was refused.
    record Gone() implements Meaning {}
  }

  /// What is read of keys; filled by the trip.
  ///
  /// @param claims those that are stored
  /// @param proposed the ids that the batch would give its activities
  /// @param behind the activities of these ids that are there
  record Asked(Map<Key, Claim> claims, Set<Long> proposed, Map<Long, Entry> behind) {}

  static Asked ask(Trip trip, List<Task.Sent> sent) {
    Set<Long> proposed =
        sent.stream().map(one -> one.claim().activity()).collect(Collectors.toSet());
    return new Asked(
        Claims.read(trip, sent.stream().map(Task.Sent::key).distinct().toList()),
        proposed,
        Ledger.entries(trip, proposed));
  }

  /// @param asked after the trip
  /// @param ledger knows the activities of those keys that were claimed before
  /// @param held buckets whose heads are held
  Keys(Asked asked, Ledger ledger, Set<Integer> held) {
    this.held = held;
    this.before = asked.claims;
    this.now = new HashMap<>(before);
    Map<Long, Entry> behind = new HashMap<>(asked.behind);
    behind.putAll(
        ledger.entries(
            before.values().stream()
                .map(Claim::activity)
                .filter(activity -> !asked.proposed.contains(activity))
                .toList()));
    before.forEach(
        (key, claim) -> {
          Entry entry = behind.get(claim.activity());
          if (entry != null) {
            entries.put(key, entry);
          }
        });
  }

  Meaning of(Task.Sent sent) {
    Claim claim = now.get(sent.key());
    if (claim == null) {
      return new Meaning.Gone();
    }
    Entry entry = entries.get(sent.key());
    if (entry != null) {
      return new Meaning.Used(claim, entry);
    }
    if (isRetry(sent, claim)) {
      return new Meaning.Free(claim);
    }
    // Perhaps somebody is about to use it: only who holds his bucket can tell that he is not.
    int bucket = Ids.bucket(claim.account());
    return held.contains(bucket) ? new Meaning.Free(sent.claim()) : new Meaning.Elsewhere(bucket);
  }

  /// Whether a claim is of the same request, sent before. An enrolment proposes another account
  /// each time; the one proposed first is opened.
  static boolean isRetry(Task.Sent sent, Claim claim) {
    return isSame(sent, claim) && (sent.enrols() || claim.account() == sent.account());
  }

  /// Whether as much was said.
  static boolean isSame(Task.Sent sent, Claim claim) {
    return Arrays.equals(claim.body(), sent.claim().body());
  }

  void use(Claim claim, Entry entry) {
    now.put(claim.key(), claim);
    entries.put(claim.key(), entry);
  }

  /// Brings the table up to what became of the keys.
  void write(Trip trip) {
    List<Claim> replaced = new ArrayList<>();
    List<Claim> dropped = new ArrayList<>();
    before.forEach(
        (key, claim) -> {
          if (!entries.containsKey(key)) {
            if (held.contains(Ids.bucket(claim.account()))) {
              dropped.add(claim);
            }
          } else if (now.get(key) != claim) {
            replaced.add(now.get(key));
          }
        });
    Claims.replace(trip, replaced);
    Claims.drop(trip, dropped);
  }
}
