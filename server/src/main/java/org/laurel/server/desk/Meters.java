package org.laurel.server.desk;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/// What the desk lets its operator watch.
///
/// @param group how many tasks go together: 1 in a quiet shop, many under load
/// @param took how long a group takes, from its first statement to its commit
record Meters(MeterRegistry registry, DistributionSummary group, Timer took) {

  static Meters of(MeterRegistry registry) {
    return new Meters(
        registry,
        DistributionSummary.builder("laurel.desk.group")
            .description("Tasks that were written together")
            .publishPercentiles(0.5, 0.99)
            .register(registry),
        Timer.builder("laurel.desk.took")
            .description("From a group's first statement to its commit")
            .publishPercentiles(0.5, 0.99)
            .register(registry));
  }

  void waiting(String lane, Supplier<Number> tasks) {
    Gauge.builder("laurel.desk.waiting", tasks)
        .description("Tasks that wait in a lane")
        .tag("lane", lane)
        .register(registry);
  }
}
