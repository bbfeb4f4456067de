package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Products.Mark;
import org.laurel.core.programme.Products.Selector;

/// `products:` named sets of products, as in `category coffee, sku 123 except tag alcohol`.
final class Sets {

  private static final Map<String, Mark> MARKS =
      Map.of("sku", Mark.SKU, "category", Mark.CATEGORY, "brand", Mark.BRAND, "tag", Mark.TAG);

  /// What one phrase says; a list of phrases is their union.
  record Part(List<Selector> included, List<Selector> excluded) {}

  private static final Form<List<Part>> PARTS =
      new Form.OneOrMore<>(
          Form.phrase("category coffee, sku 5449000000996 except tag decaf", Sets::part));

  static final Form.Table<List<Part>> FORM = new Form.Table<>(PARTS, Ids.PRODUCTS);

  private Sets() {}

  /// Declares every set by name, since they may name one another.
  static void declare(List<Node.Text> names, Scope scope) {
    for (Node.Text name : names) {
      String id = name.value();
      scope.products.declare(id, new Products(id, List.of(), List.of()), name.at());
    }
  }

  static Products products(String id, List<Part> parts) {
    return new Products(
        id,
        parts.stream().flatMap(part -> part.included().stream()).toList(),
        parts.stream().flatMap(part -> part.excluded().stream()).toList());
  }

  private static Part part(Phrase phrase, Scope scope) {
    List<Selector> included = new ArrayList<>();
    List<Selector> excluded = new ArrayList<>();
    List<Selector> into = included;
    if (phrase.takes("except")) {
      into = excluded;
    }
    into.add(selector(phrase, scope));
    while (!phrase.atEnd()) {
      if (into == included && phrase.takes("except")) {
        into = excluded;
      } else {
        phrase.expect(",");
      }
      into.add(selector(phrase, scope));
    }
    return new Part(List.copyOf(included), List.copyOf(excluded));
  }

  private static Selector selector(Phrase phrase, Scope scope) {
    Token first = phrase.name("sku, category, brand, tag or the name of a product set");
    Mark mark = MARKS.get(first.text());
    if (mark != null && !first.is(Token.Kind.QUOTED)) {
      return new Selector(mark, List.of(phrase.name("a " + first.text()).text()));
    }
    return new Selector(Mark.SET, List.of(scope.products.get(phrase, first).id()));
  }
}
