package org.laurel.bench.core;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurel.core.activity.Activity;

/// The rules as expressions of cel-java, read once. CEL knows expressions and no rules, so they are
/// looked up by category here.
public final class Cel {

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .addVar("total", SimpleType.INT)
          .addVar("channel", SimpleType.STRING)
          .addVar("segments", ListType.create(SimpleType.STRING))
          .addVar("part_total", SimpleType.INT)
          .addVar("part_quantity", SimpleType.INT)
          .addVar("age", SimpleType.INT)
          .build();

  private final List<Program> onAnything = new ArrayList<>();
  private final Map<String, List<Program>> byCategory = new HashMap<>();

  public Cel(List<ManyRules.Rule> rules) {
    for (ManyRules.Rule rule : rules) {
      Program program = program(rule.cel(), SimpleType.INT);
      if (rule.category().isEmpty()) {
        onAnything.add(program);
      } else {
        byCategory.computeIfAbsent(rule.category(), _ -> new ArrayList<>()).add(program);
      }
    }
  }

  public static Program program(String expression, CelType result) {
    try {
      var compiler = COMPILER.toCompilerBuilder().setResultType(result).build();
      return CelRuntimeFactory.plannerRuntimeBuilder()
          .build()
          .createProgram(compiler.compile(expression).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException(expression, e);
    }
  }

  /// The points of a purchase.
  public long points(Activity.Purchase purchase) {
    Cart cart = new Cart(purchase);
    Map<String, Object> facts = new HashMap<>();
    facts.put("total", cart.getTotal());
    facts.put("channel", cart.getChannel());
    facts.put("segments", cart.segments());
    long points = sum(onAnything, facts);
    for (Cart.Part part : cart.parts()) {
      facts.put("part_total", part.getTotal());
      facts.put("part_quantity", part.getQuantity());
      points += sum(byCategory.getOrDefault(part.getCategory(), List.of()), facts);
    }
    return points;
  }

  private static long sum(List<Program> programs, Map<String, Object> facts) {
    try {
      long sum = 0;
      for (Program program : programs) {
        sum += (Long) program.eval(facts);
      }
      return sum;
    } catch (CelEvaluationException e) {
      throw new IllegalStateException(e);
    }
  }
}
