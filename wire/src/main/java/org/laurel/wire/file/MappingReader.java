package org.laurel.wire.file;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.file.Mapping.Amount;
import org.laurel.wire.file.Mapping.Lines;
import org.laurel.wire.file.Mapping.Member;
import org.laurel.wire.file.Mapping.Moment;
import org.laurel.wire.file.Mapping.Where;
import org.laurel.wire.request.Identifier;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a mapping from YAML. As in programmes, YAML gives the outline and every value is a phrase.
public final class MappingReader {

  private static final Set<String> FIELDS =
      Set.of(
          "format",
          "activity",
          "member",
          "occurred",
          "money",
          "lines",
          "place",
          "returns",
          "leave out",
          "counts");

  private static final Pattern ACTIVITY = Pattern.compile("one per (.+)");
  private static final Pattern MEMBER = Pattern.compile("(card|phone|email|external) from (.+)");
  private static final Pattern MOMENT = Pattern.compile("(.+) as \"(.+)\" in (\\S+)");
  private static final Pattern WHERE =
      Pattern.compile("where (.+) (?:(begins with|is) \"(.+)\"|is (below 0|empty))");

  private final MappingYaml yaml;

  private MappingReader(MappingYaml yaml) {
    this.yaml = yaml;
  }

  /// @param file only for telling problems
  /// @throws UnsoundMapping with the first thing that is wrong
  public static Mapping read(String file, String text) {
    MappingYaml yaml = new MappingYaml(file);
    return new MappingReader(yaml).mapping(yaml.root(text), file);
  }

  private Mapping mapping(Node root, String file) {
    Map<String, Node> fields = yaml.fields(root, FIELDS);
    Node format = yaml.need(root, fields, "format");
    if (!yaml.text(format).equals("csv")) {
      throw yaml.problem(format, "unknown-format", "the only format is: csv");
    }
    Node leaveOut = fields.get("leave out");
    Node counts = fields.get("counts");
    Node returns = fields.get("returns");
    return new Mapping(
        file,
        money(yaml.need(root, fields, "money")),
        matched(yaml.need(root, fields, "activity"), ACTIVITY, "one per COLUMN").group(1),
        member(yaml.need(root, fields, "member")),
        moment(yaml.need(root, fields, "occurred")),
        lines(yaml.need(root, fields, "lines")),
        place(fields.get("place")),
        returns == null ? null : where(returns),
        leaveOut == null ? List.of() : yaml.items(leaveOut).stream().map(this::where).toList(),
        counts == null ? List.of() : yaml.items(counts).stream().map(yaml::text).toList());
  }

  private Currency money(Node node) {
    try {
      return Currency.getInstance(yaml.text(node));
    } catch (IllegalArgumentException e) {
      throw yaml.problem(node, "unknown-money", "money is an ISO 4217 code such as GBP or PLN");
    }
  }

  private Member member(Node node) {
    Matcher m = matched(node, MEMBER, "card|phone|email|external from COLUMN");
    return new Member(Identifier.Kind.valueOf(m.group(1).toUpperCase(Locale.ROOT)), m.group(2));
  }

  private Moment moment(Node node) {
    Matcher m = matched(node, MOMENT, "COLUMN as \"yyyy-MM-dd HH:mm:ss\" in Europe/London");
    if (!ZoneId.getAvailableZoneIds().contains(m.group(3))) {
      throw yaml.problem(
          node, "unknown-zone", "a zone of the IANA database is needed, such as Europe/London");
    }
    try {
      String pattern = m.group(2).replace("yyyy", "uuuu");
      return new Moment(
          m.group(1),
          DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT),
          ZoneId.of(m.group(3)));
    } catch (IllegalArgumentException e) {
      throw yaml.problem(
          node,
          "bad-pattern",
          "a pattern has yyyy, MM, dd, HH, mm, ss, such as \"yyyy-MM-dd HH:mm:ss\"");
    }
  }

  private Lines lines(Node node) {
    Map<String, Node> fields =
        yaml.fields(node, Set.of("sku", "quantity", "amount", "category", "brand"));
    String[] amount = yaml.text(yaml.need(node, fields, "amount")).split(" \\* ", -1);
    if (amount.length > 2) {
      throw yaml.problem(
          fields.get("amount"), "bad-phrase", "an amount is COLUMN, or COLUMN * COLUMN");
    }
    return new Lines(
        yaml.text(yaml.need(node, fields, "sku")),
        yaml.text(yaml.need(node, fields, "quantity")),
        new Amount(amount[0], amount.length == 1 ? null : amount[1]),
        column(fields.get("category")),
        column(fields.get("brand")));
  }

  private @Nullable String column(@Nullable Node node) {
    return node == null ? null : yaml.text(node);
  }

  private Map<String, String> place(@Nullable Node node) {
    Map<String, String> place = new LinkedHashMap<>();
    if (node != null) {
      yaml.fields(node, Set.of("store", "brand", "channel", "partner"))
          .forEach((part, column) -> place.put(part, yaml.text(column)));
    }
    return place;
  }

  private Where where(Node node) {
    Matcher m =
        matched(node, WHERE, "where COLUMN begins with \"…\", is \"…\", is below 0, or is empty");
    if (m.group(4) != null) {
      boolean empty = m.group(4).equals("empty");
      return new Where(m.group(1), empty ? Where.Test.IS_EMPTY : Where.Test.IS_BELOW_0, "");
    }
    Where.Test test = m.group(2).equals("is") ? Where.Test.IS : Where.Test.BEGINS_WITH;
    return new Where(m.group(1), test, m.group(3));
  }

  private Matcher matched(Node node, Pattern phrase, String form) {
    Matcher matcher = phrase.matcher(yaml.text(node));
    if (!matcher.matches()) {
      throw yaml.problem(
          node, "bad-phrase", "\"" + yaml.text(node) + "\" is not of the form: " + form);
    }
    return matcher;
  }

  /// Columns of the file that the mapping speaks of.
  static List<String> columns(Mapping mapping) {
    List<String> columns = new ArrayList<>();
    columns.add(mapping.activity());
    columns.add(mapping.member().column());
    columns.add(mapping.occurred().column());
    columns.add(mapping.lines().sku());
    columns.add(mapping.lines().quantity());
    columns.add(mapping.lines().amount().column());
    addIfThere(columns, mapping.lines().amount().times());
    addIfThere(columns, mapping.lines().category());
    addIfThere(columns, mapping.lines().brand());
    columns.addAll(mapping.place().values());
    addIfThere(columns, mapping.returns() == null ? null : mapping.returns().column());
    mapping.leaveOut().forEach(where -> columns.add(where.column()));
    columns.addAll(mapping.counts());
    return columns;
  }

  private static void addIfThere(List<String> columns, @Nullable String column) {
    if (column != null) {
      columns.add(column);
    }
  }
}
