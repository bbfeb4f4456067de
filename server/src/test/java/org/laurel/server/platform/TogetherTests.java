package org.laurel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TogetherTests {

  private final Collection<List<Integer>> statements = new ConcurrentLinkedQueue<>();

  private Map<Integer, String> words(Collection<Integer> numbers) {
    statements.add(List.copyOf(numbers));
    Map<Integer, String> words = new HashMap<>();
    numbers.stream().filter(number -> number < 1000).forEach(n -> words.put(n, "number " + n));
    return words;
  }

  @Test
  void whoeverIsAloneIsAnsweredAlone() {
    Together<Integer, String> together = new Together<>(1, this::words);
    assertThat(together.ask(7)).isEqualTo("number 7");
    assertThat(together.ask(1000)).isNull();
    assertThat(statements).containsExactly(List.of(7), List.of(1000));
  }

  @Test
  void thoseWhoComeMeanwhileAreAskedForInOneStatement() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger first = new AtomicInteger();
    Together<Integer, String> together =
        new Together<>(
            1,
            numbers -> {
              if (first.getAndIncrement() == 0) {
                began.countDown();
                awaited(goOn);
              }
              return words(numbers);
            });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> one = threads.submit(() -> together.ask(0));
      awaited(began);
      List<Thread> waiting = new ArrayList<>();
      Collection<String> answers = new ConcurrentLinkedQueue<>();
      for (int i = 1; i <= 50; i++) {
        int number = i;
        waiting.add(Thread.startVirtualThread(() -> answers.add(together.ask(number))));
      }
      for (Thread thread : waiting) {
        while (thread.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
      goOn.countDown();
      for (Thread thread : waiting) {
        thread.join();
      }
      assertThat(one.get()).isEqualTo("number 0");
      assertThat(answers).hasSize(50).contains("number 1", "number 50");
    }
    assertThat(statements).hasSize(2);
    assertThat(statements)
        .last()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(50);
  }

  @Test
  void whatGoesWrongIsToldToEverybodyOfTheGroupAndToNobodyElse() throws Exception {
    Together<Integer, String> together =
        new Together<>(
            2,
            numbers -> {
              if (numbers.contains(13)) {
                throw new IllegalStateException("unlucky");
              }
              return words(numbers);
            });
    assertThatThrownBy(() -> together.ask(13)).isInstanceOf(IllegalStateException.class);
    assertThat(together.ask(14)).isEqualTo("number 14");
  }

  @Test
  void everybodyGetsHisOwnAnswerHoweverManyAsk() throws InterruptedException, ExecutionException {
    Together<Integer, String> together = new Together<>(2, this::words);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        int number = i % 1000;
        answers.add(threads.submit(() -> together.ask(number)));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo("number " + i % 1000);
      }
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
