package org.laurel.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.server.audit.AuditCommand;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The commands that `./laurel` hands to the server.
@Command(
    name = "laurel",
    description = "Runs loyalty programmes.",
    subcommands = {Commands.Serve.class, Commands.Demo.class, AuditCommand.class})
final class Commands implements Callable<Integer> {

  /// Exit code of a command that goes on.
  static final int RUNNING = -1;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  /// Without a command: a server, set up by the environment alone.
  @Override
  public Integer call() {
    return start(List.of());
  }

  /// Checked before anything is made.
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
        throw new TypeConversionException("a port is 0 (any free one) to 65535, not " + text);
      }
      return Integer.valueOf(text);
    }
  }

  private static int start(List<String> settings) {
    SpringApplication application = new SpringApplication(LaurelServer.class);
    application.setLogStartupInfo(false);
    application.run(settings.toArray(String[]::new));
    return RUNNING;
  }

  /// A setting, where it was given.
  private static void set(List<String> settings, String name, @Nullable Object value) {
    if (value != null) {
      settings.add("--" + name + "=" + value);
    }
  }

  @Command(
      name = "serve",
      description = "Runs the server until it is stopped.",
      footer = {
        "",
        "Every setting can come from the environment too: SERVER_PORT, LAUREL_DATA,",
        "LAUREL_DATABASE …"
      })
  static final class Serve implements Callable<Integer> {

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Folder of the database it brings along (default: data/server).")
    @Nullable Path data;

    @Option(
        names = "--database",
        paramLabel = "URL",
        description = {
          "Your own PostgreSQL, 15 or newer, instead:",
          "postgresql://user:password@host:5432/name"
        })
    @Nullable String database;

    @Option(
        names = "--port",
        paramLabel = "N",
        converter = Port.class,
        description = "Port to listen on (default: 8080).")
    @Nullable Integer port;

    @Option(
        names = "--address",
        paramLabel = "HOST",
        description = "Address to listen on (default: all of this machine).")
    @Nullable String address;

    @Option(
        names = "--new-owner-key",
        description = "Makes and prints another owner's key, for when the first was lost.")
    boolean newOwnerKey;

    @Option(
        names = "--adjustable-clock",
        description = {
          "For a server on which programmes are tried out, never one with real members: the",
          "clock can be set (PUT /v1/clock), and nothing happens by itself: no draws are held, no",
          "contests decided, and what is due in an account waits until somebody looks at it."
        })
    boolean adjustableClock;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    boolean help;

    @Override
    public Integer call() {
      List<String> settings = new ArrayList<>();
      if (adjustableClock) {
        set(settings, "laurel.adjustable-clock", true);
        set(settings, "laurel.desk.rounds", 0);
      }
      set(settings, "laurel.data", data);
      set(settings, "laurel.database", database);
      set(settings, "server.port", port);
      set(settings, "server.address", address);
      set(settings, "laurel.new-owner-key", newOwnerKey);
      return start(settings);
    }
  }

  @Command(
      name = "demo",
      description = {
        "Runs a server with programmes of the gallery, some thousands of invented members",
        "and a history of theirs."
      })
  static final class Demo implements Callable<Integer> {

    @Option(
        names = "--port",
        paramLabel = "N",
        converter = Port.class,
        description = "Port to listen on (default: 8080).")
    @Nullable Integer port;

    @Option(
        names = "--address",
        paramLabel = "HOST",
        description = "Address to listen on (default: localhost, for this machine alone).")
    String address = "localhost";

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Folder to keep it in (default: data/demo). Delete it to begin anew.")
    Path data = Path.of(System.getProperty("laurel.home", ""), "data", "demo");

    @Option(
        names = "--members",
        paramLabel = "N",
        description = "How many members (default: ${DEFAULT-VALUE}).")
    int members = 3_000;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    boolean help;

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      if (members < 1) {
        throw new ParameterException(
            spec.commandLine(), "--members is 1 or more, found: " + members);
      }
      List<String> settings = new ArrayList<>();
      set(settings, "spring.profiles.active", "demo");
      set(settings, "laurel.data", data);
      set(settings, "laurel.demo.members", members);
      set(
          settings,
          "laurel.demo.programmes",
          System.getProperty("laurel.home", ".") + "/programmes");
      set(settings, "server.port", port);
      set(settings, "server.address", address);
      return start(settings);
    }
  }
}
