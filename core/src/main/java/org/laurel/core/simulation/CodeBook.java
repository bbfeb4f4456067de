package org.laurel.core.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.code.Known;
import org.laurel.core.code.Mint;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;

/// The unique codes that a simulation knows: those printed for acts, and those imported for
/// rewards.
public final class CodeBook {

  /// Stands for every other programme among the acts that codes were printed for.
  public static final String ANOTHER_PROGRAMME = "another programme";

  private final @Nullable Map<String, List<String>> codes;
  private final Map<String, LocalDate> used = new HashMap<>();

  private CodeBook(@Nullable Map<String, List<String>> codes) {
    this.codes = codes;
  }

  /// One for which every code is good until it is used, and imported codes never run out.
  public static CodeBook open() {
    return new CodeBook(null);
  }

  /// @param codes by act, or by reward that gives imported ones, in this order; no others are good
  public static CodeBook of(Map<String, List<String>> codes) {
    return new CodeBook(codes);
  }

  /// What is known of the code that an activity tells; `null`: it tells none.
  @Nullable Known known(Programme programme, Activity activity) {
    if (!(activity instanceof Activity.Act act)) {
      return null;
    }
    ActType type = programme.acts().get(act.act());
    String attribute = type == null ? null : type.code();
    if (attribute == null
        || !(act.attributes().get(attribute) instanceof Attribute.OfText(var told))) {
      return null;
    }
    String code = Mint.normal(told);
    LocalDate day = used.get(code);
    if (day != null) {
      return new Known.Used(day);
    }
    if (codes == null || has(codes.get(act.act()), code)) {
      return new Known.Fresh();
    }
    for (var others : codes.entrySet()) {
      if (has(others.getValue(), code) && !programme.rewards().containsKey(others.getKey())) {
        return new Known.Elsewhere(others.getKey());
      }
    }
    return new Known.Invented();
  }

  private static boolean has(@Nullable List<String> codes, String code) {
    return codes != null && codes.stream().map(Mint::normal).anyMatch(code::equals);
  }

  void note(LocalDate day, Effect.CodeUsed effect) {
    used.put(effect.code(), day);
  }

  /// How many codes were imported for a reward, as far as its stock counts them.
  Long imported(Reward reward) {
    long most = reward.stock() == null ? Long.MAX_VALUE : reward.stock();
    return codes == null ? Long.valueOf(most) : Math.min(most, pool(codes, reward.id()).size());
  }

  /// The next codes that were imported for a reward; fewer when there are no more.
  ///
  /// @param given how many were given out before
  List<String> next(String reward, long given, int quantity) {
    List<String> next = new ArrayList<>();
    for (long i = given; i < given + quantity; i++) {
      List<String> pool = codes == null ? List.of() : pool(codes, reward);
      if (codes == null) {
        next.add(reward + "-" + (i + 1));
      } else if (i < pool.size()) {
        next.add(pool.get((int) i));
      }
    }
    return next;
  }

  private static List<String> pool(Map<String, List<String>> codes, String reward) {
    return codes.getOrDefault(reward, List.of());
  }
}
