package org.laurel.bench.core;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `laurel bench core`.
@Command(
    name = "core",
    sortOptions = false,
    description = {
      "Measures the core by itself with JMH, beside cel-java and Drools: no server, no database.",
      "docs/BENCHMARK.md tells how to read it."
    })
public final class CoreBench implements Callable<Integer> {

  private static final List<String> NAMES = List.of("Decide", "Offers", "Engines", "Condition");

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description =
          "Only benchmarks of these names: Decide, Offers, Engines, Condition (default: all).")
  private String[] names = {};

  @Option(names = "--quick", description = "In a few minutes, and not to be relied on.")
  private boolean quick;

  @Option(names = "--memory", description = "Tells what is allocated as well.")
  private boolean memory;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes JMH's figures.")
  private @Nullable String json;

  @Option(
      names = "--with",
      paramLabel = "NAME=VALUES",
      description = "Only these: --with rules=30,300 --with lines=5.")
  private String[] with = {};

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .shouldFailOnError(true)
            .forks(quick ? 1 : 2)
            .warmupIterations(quick ? 3 : 5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(quick ? 3 : 5)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs(
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                "--sun-misc-unsafe-memory-access=allow");
    for (String name : names) {
      if (!NAMES.contains(name)) {
        throw wrong("there is no benchmark " + name + "; there are " + String.join(", ", NAMES));
      }
      options.include("\\." + name + "Benchmark\\.");
    }
    for (String values : with) {
      String[] parts = values.split("=", 2);
      if (parts.length < 2) {
        throw wrong("--with says what is what, as in --with rules=30,300; found " + values);
      }
      options.param(parts[0], parts[1].split(",", -1));
    }
    if (memory) {
      options.addProfiler(GCProfiler.class);
    }
    if (json != null) {
      options.resultFormat(ResultFormatType.JSON).result(json);
    }
    new Runner(options.build()).run();
    return 0;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
