package org.laurel.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// What members and tills do to the shop.
final class Supermarket {

  private static final Duration MONTH = Duration.ofDays(30);

  private final Shop shop;
  private final Plan plan;
  private final InstantSource clock;

  Supermarket(Shop shop, Plan plan, InstantSource clock) {
    this.shop = shop;
    this.plan = plan;
    this.clock = clock;
  }

  /// Enrols everybody and lets each of them make the purchases of the past.
  ///
  /// @param progress hears how many members are through
  void populate(IntConsumer progress) throws IOException {
    AtomicInteger joined = new AtomicInteger();
    AtomicInteger through = new AtomicInteger();
    int together = Math.max(1, plan.batch() / (1 + plan.history()));
    Load.run(
        plan.streams(),
        Duration.ofDays(1),
        _ ->
            new Sender(shop.till()) {
              @Override
              public int send() throws IOException {
                int first = joined.getAndAdd(together);
                int last = Math.min(plan.accounts(), first + together);
                if (first >= last) {
                  return -1;
                }
                StringBuilder lines = new StringBuilder();
                for (int account = first; account < last; account++) {
                  lines.append(life(account));
                }
                stream(lines.toString(), (last - first) * (1 + plan.history()));
                progress.accept(through.addAndGet(last - first));
                return last - first;
              }
            });
  }

  private String life(int account) {
    Baskets baskets = new Baskets(account, "past-" + account, plan.accounts());
    Instant first = clock.instant().minus(MONTH.multipliedBy(plan.history()));
    StringBuilder lines = new StringBuilder(Baskets.enrolment(account)).append('\n');
    for (int i = 0; i < plan.history(); i++) {
      Instant occurred = first.plus(MONTH.multipliedBy(i));
      lines.append(baskets.purchase(occurred, true, account)).append('\n');
    }
    return lines.toString();
  }

  /// One purchase a request, from so many tills at once.
  Run purchases(int round, int tills) throws IOException {
    return Load.run(
        tills, plan.phase(), till -> new Buyer("/purchases", baskets(round, tills, till), 201));
  }

  /// What a basket would cost and earn; nothing is written.
  Run quotes(int round, int tills) throws IOException {
    return Load.run(
        tills, plan.phase(), till -> new Buyer("/quotes", baskets(round, -tills, till), 200));
  }

  /// Purchases in batches of NDJSON lines.
  Run streams(int round) throws IOException {
    return Load.run(
        plan.streams(),
        plan.phase(),
        number -> {
          Baskets baskets = baskets(round, 1_000_000, number);
          return new Sender(shop.till()) {
            @Override
            public int send() throws IOException {
              StringBuilder lines = new StringBuilder();
              for (int i = 0; i < plan.batch(); i++) {
                lines.append(baskets.purchase(clock.instant(), true)).append('\n');
              }
              stream(lines.toString(), plan.batch());
              return plan.batch();
            }
          };
        });
  }

  private Baskets baskets(int round, int kind, int number) {
    String sender = "r" + round + "-" + kind + "-" + number + "-" + clock.millis();
    return new Baskets(sender.hashCode(), sender, plan.accounts());
  }

  /// A till of the shop.
  private abstract static class Sender implements Load.Sender {

    final Till till;

    Sender(Till till) {
      this.till = till;
    }

    void stream(String lines, int count) throws IOException {
      int status = till.send("POST", Shop.PATH + "/activities", "application/x-ndjson", lines);
      int taken = till.count("\"status\":201");
      if (status != 200 || taken != count) {
        throw new IOException(
            "of %s lines %s were taken: %s".formatted(count, taken, shortened(till.answer())));
      }
    }

    @Override
    public void close() throws IOException {
      till.close();
    }
  }

  private final class Buyer extends Sender {

    private final String path;
    private final Baskets baskets;
    private final int expected;

    Buyer(String path, Baskets baskets, int expected) throws IOException {
      super(shop.till());
      this.path = Shop.PATH + path;
      this.baskets = baskets;
      this.expected = expected;
    }

    @Override
    public int send() throws IOException {
      String basket = baskets.purchase(clock.instant(), false);
      int status = till.send("POST", path, "application/json", basket);
      if (status != expected) {
        throw new IOException(path + " was answered " + status + ": " + till.answer());
      }
      return 1;
    }
  }

  private static String shortened(String text) {
    return text.length() > 500 ? text.substring(0, 500) + "…" : text;
  }
}
