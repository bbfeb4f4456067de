package org.laurel.bench;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/// What it runs on.
final class Machine {

  private Machine() {}

  static SequencedMap<String, String> describe(Reference reference) throws SQLException {
    SequencedMap<String, String> machine = new LinkedHashMap<>();
    machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      machine.put(
          "memory",
          String.format(Locale.ROOT, "%.0f GiB", system.getTotalMemorySize() / 1073741824.0));
    }
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("postgres", reference.text("select version()").split(" on ")[0]);
    for (String setting :
        new String[] {"fsync", "synchronous_commit", "full_page_writes", "shared_buffers"}) {
      machine.put(setting, reference.text("show " + setting));
    }
    return machine;
  }
}
