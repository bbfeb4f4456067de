package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.laurel.core.decision.Refusal;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.DeskSettings;
import org.laurel.server.desk.House;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.server.programmes.Publication;
import org.laurel.wire.request.Request.Type;

/// Two nodes on one database with one programme, and tills that use either.
final class Street implements AutoCloseable {

  static final String PROGRAMME = "fire";

  private static final AtomicInteger KEYS = new AtomicInteger();

  final House first;
  final House second;

  private Street(House first) {
    this.first = first;
    this.second = first.node();
  }

  /// @param text of programme "fire"
  static Street with(String text) {
    House first = new House(TestDatabase.fresh(), new TestClock(House.NOON), DeskSettings.USUAL);
    assertThat(first.publish(text)).isInstanceOf(Publication.Done.class);
    return new Street(first);
  }

  /// The node that a till uses.
  House node(int till) {
    return till % 2 == 0 ? first : second;
  }

  static String key(String of) {
    return of + "-" + KEYS.incrementAndGet();
  }

  /// Members who have bought for so much, as many as there are rounds.
  List<Long> members(int many, String spent) throws Exception {
    return Fire.all(
        many,
        i -> {
          long member = node(i).enrol(PROGRAMME);
          if (!spent.isEmpty()) {
            granted(take(i, member, Type.PURCHASE, tea(key("start"), 1, spent, "")));
          }
          return member;
        });
  }

  Answer take(int till, long member, Type type, String json) {
    return node(till).take(PROGRAMME, member, type, json);
  }

  long available(long member, String unit) {
    return first.available(PROGRAMME, member, unit);
  }

  /// A purchase of tea.
  ///
  /// @param more fields, each with a comma behind it
  static String tea(String key, int quantity, String amount, String more) {
    return """
    {"key":"%s","member":"1","occurred":"%s","money":"EUR",%s
     "lines":[{"line":1,"sku":"tea","category":"drinks","quantity":%s,"amount":"%s"}]}"""
        .formatted(key, House.NOON, more, quantity, amount);
  }

  static String pays(long points) {
    return "\"pay\":[{\"unit\":\"point\",\"amount\":\"%s\"}],".formatted(points);
  }

  /// Something other than a purchase.
  static String other(String key, String fields) {
    return "{\"key\":\"%s\",\"member\":\"1\",\"occurred\":\"%s\",%s}"
        .formatted(key, House.NOON, fields);
  }

  static String redeem(String key, String reward) {
    return other(key, "\"reward\":\"" + reward + "\"");
  }

  static Answer.Granted granted(Answer answer) {
    if (answer instanceof Answer.Granted granted) {
      return granted;
    }
    throw new AssertionError("not granted: " + answer);
  }

  /// What everybody was told, for when it was not what it should be.
  static String told(List<Answer> answers) {
    return answers.stream()
        .map(
            answer ->
                switch (answer) {
                  case Answer.Granted granted -> granted.retry() ? "granted before" : "granted";
                  case Answer.Refused refused -> refused.decision().refusal().code();
                  default -> answer.toString();
                })
        .collect(Collectors.joining(", "));
  }

  /// How many were taken; those that were only told again do not count.
  static long taken(List<Answer> answers) {
    return answers.stream().filter(a -> a instanceof Answer.Granted g && !g.retry()).count();
  }

  /// All that were not taken were refused for one reason.
  static boolean othersRefused(List<Answer> answers, Refusal refusal) {
    return answers.stream()
        .allMatch(
            a ->
                a instanceof Answer.Granted
                    || a instanceof Answer.Refused(var why) && why.refusal() == refusal);
  }

  /// Everything that still has to happen on other accounts happens; then the books are sound.
  void audit() throws Exception {
    first.timekeeper.round();
    first.audit();
  }

  @Override
  public void close() {
    second.close();
    first.close();
  }
}
