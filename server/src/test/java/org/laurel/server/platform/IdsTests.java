package org.laurel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTests {

  private final TestClock clock = new TestClock("2026-03-02T12:00:00Z");

  @Test
  void anIdTellsItsBucket() {
    Ids ids = new Ids(clock, 1023);
    for (int bucket = 0; bucket < Ids.BUCKETS; bucket++) {
      assertThat(Ids.bucket(ids.next(bucket))).isEqualTo(bucket);
    }
  }

  @Test
  void idsGrowEvenWhenTheClockIsSetBack() {
    Ids ids = new Ids(clock, 5);
    long last = 0;
    for (int i = 0; i < 1000; i++) {
      long next = ids.next(9);
      assertThat(next).isGreaterThan(last);
      last = next;
      clock.pass(Duration.ofMillis(i % 3 == 0 ? -20 : 5));
    }
  }

  @Test
  void nodesAndBucketsNeverMakeTheSame() {
    Set<Long> seen = new HashSet<>();
    for (int node : new int[] {0, 1, 512, 1023}) {
      Ids ids = new Ids(clock, node);
      for (int i = 0; i < 500; i++) {
        assertThat(seen.add(ids.next(i % Ids.BUCKETS))).isTrue();
      }
    }
  }

  @Test
  void thereAreSoManyNodesAndNoMore() {
    assertThatThrownBy(() -> new Ids(clock, 1024)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ids(clock, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
