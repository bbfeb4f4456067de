package org.laurel.core.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The JSON Schema of a programme's outline, for editors that complete and check YAML. It is made
/// from the same description that programmes are read by.
final class Schema {

  /// A plain scalar may look like a number to YAML; programmes read all of them as text.
  private static final List<String> SCALAR = List.of("string", "number");

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private Schema() {}

  static String of(Form.Section<?> form, String title) {
    Schema schema = new Schema();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", title);
    root.putAll(schema.section(form.fields()));
    root.put("$defs", schema.definitions);
    return Json.written(root);
  }

  private Map<String, Object> section(Fields fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Fields.Field<?> field : fields.all().values()) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", field.meaning());
      property.putAll(form(field.form()));
      properties.put(field.name(), property);
      if (field.required()) {
        required.add(field.name());
      }
    }
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("type", "object");
    section.put("properties", properties);
    if (!required.isEmpty()) {
      section.put("required", required);
    }
    section.put("additionalProperties", false);
    return section;
  }

  private Map<String, Object> form(Form<?> form) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (form) {
      case Form.Scalar<?>(var like, _) -> {
        schema.put("type", SCALAR);
        schema.put("examples", like);
      }
      case Form.Id(var ids, var like) -> {
        schema.putAll(id(ids));
        schema.put("type", SCALAR);
        schema.put("examples", List.of(like));
      }
      case Form.Choice<?>(var words) -> schema.put("enum", List.copyOf(words.keySet()));
      case Form.Worded _ -> schema.putAll(defined("text for people", Schema::worded));
      case Form.OneOrMore<?>(var one) ->
          schema.put("anyOf", List.of(form(one), map("type", "array", "items", form(one))));
      case Form.ListOf<?>(var one, _) -> {
        schema.put("type", "array");
        schema.put("items", form(one));
      }
      case Form.Table<?>(var one, var ids) -> {
        schema.put("type", "object");
        schema.put("propertyNames", id(ids));
        schema.put("additionalProperties", form(one));
      }
      case Form.Cases<?>(var one, _) ->
          schema.put(
              "anyOf",
              List.of(form(one), map("type", "object", "additionalProperties", form(one))));
      case Form.Section<?>(var fields, _) ->
          schema.putAll(defined(fields.what().replaceFirst("^an? ", ""), () -> section(fields)));
    }
    return schema;
  }

  /// Describes a thing once, however often it is spoken of.
  private Map<String, Object> defined(String name, Supplier<Map<String, Object>> definition) {
    String key = name.replace(' ', '-');
    if (!definitions.containsKey(key)) {
      definitions.put(key, definition.get());
    }
    return map("$ref", "#/$defs/" + key);
  }

  private static Map<String, Object> id(Ids ids) {
    Map<String, Object> id = map("pattern", "^" + ids.pattern().pattern() + "$");
    if (!ids.taken().isEmpty()) {
      id.put("not", map("enum", List.copyOf(new TreeSet<>(ids.taken()))));
    }
    return id;
  }

  private static Map<String, Object> worded() {
    Map<String, Object> byLanguage =
        map(
            "type",
            "object",
            "propertyNames",
            map("pattern", "^[a-z]{2}$"),
            "additionalProperties",
            map("type", SCALAR));
    return map(
        "description",
        "A text for people, or one for each language.",
        "anyOf",
        List.of(map("type", SCALAR), byLanguage));
  }

  /// @param parts name, value, name, value …
  private static Map<String, Object> map(Object... parts) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      map.put((String) parts[i], parts[i + 1]);
    }
    return map;
  }
}
