package org.laurel.bench;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The figures for programs: the medians, and every round.
final class JsonReport {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0, 99.9);

  private JsonReport() {}

  static String of(Figures figures) {
    ObjectNode root = JSON.createObjectNode();
    figures.machine().forEach(root.putObject("machine")::put);
    Plan plan = figures.plan();
    root.putObject("plan")
        .put("accounts", plan.accounts())
        .put("history", plan.history())
        .put("rounds", plan.rounds())
        .put("seconds", plan.phase().toSeconds())
        .put("connections", plan.connections())
        .put("streams", plan.streams())
        .put("batch", plan.batch())
        .put("heap", plan.heap());
    ObjectNode medians = root.putObject("medians");
    for (Phase phase : Phase.values()) {
      ObjectNode one = medians.putObject(phase.name().toLowerCase(java.util.Locale.ROOT));
      one.put("perSecond", figures.rate(phase)).put("ratio", figures.ratio(phase));
      for (double percentile : PERCENTILES) {
        one.put("p" + percentile, figures.millis(phase, percentile));
      }
    }
    root.put("loneTillAgainstSingleCommit", figures.slower(Phase.LONE));
    root.put("bytesLoggedPerPurchase", figures.written());
    root.put("transfers", figures.transfers());
    root.put("bytesPerTransfer", figures.perTransfer());
    root.put("startMillis", figures.start().toMillis());
    for (Round round : figures.rounds()) {
      ObjectNode one = root.withArray("rounds").addObject();
      for (Phase phase : Phase.values()) {
        Run run = round.run(phase);
        one.putObject(phase.name().toLowerCase(java.util.Locale.ROOT))
            .put("done", run.done())
            .put("millis", run.took().toMillis())
            .put("ratio", round.ratio(phase));
      }
    }
    return root.toPrettyString() + "\n";
  }
}
