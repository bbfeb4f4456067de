package org.laurel.bench.core;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.laurel.core.activity.Activity;

/// The rules in Drools, as its executable model, so that conditions are compiled to Java.
public final class Drools {

  /// What rules have given.
  public static final class Points {
    private long sum;

    public void add(long more) {
      sum += more;
    }
  }

  private final KieSession session;
  private final StatelessKieSession stateless;
  private final Points points = new Points();

  public Drools(List<ManyRules.Rule> rules) {
    StringBuilder text =
        new StringBuilder(
            """
            package org.laurel.bench.rules
            import org.laurel.bench.core.Cart
            import org.laurel.bench.core.Cart.Part
            global org.laurel.bench.core.Drools.Points points
            """);
    rules.forEach(rule -> text.append(rule.drools()));
    KieBase base = base(text.toString());
    session = base.newKieSession();
    session.setGlobal("points", points);
    stateless = base.newStatelessKieSession();
    stateless.setGlobal("points", points);
  }

  private static KieBase base(String text) {
    KieServices drools = KieServices.get();
    ReleaseId release = drools.newReleaseId("org.laurel", "many-rules", "" + text.hashCode());
    KieFileSystem files = drools.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.write("src/main/resources/org/laurel/bench/rules/rules.drl", text);
    KieBuilder builder = drools.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(builder.getResults().toString());
    }
    return drools.newKieContainer(release).getKieBase();
  }

  /// The points of a purchase, in one session that is kept: the cart is put in and taken out again.
  public long points(Activity.Purchase purchase) {
    Cart cart = new Cart(purchase);
    points.sum = 0;
    List<FactHandle> put = new ArrayList<>();
    put.add(session.insert(cart));
    for (Cart.Part part : cart.parts()) {
      put.add(session.insert(part));
    }
    session.fireAllRules();
    put.forEach(session::delete);
    return points.sum;
  }

  /// The points of a purchase, in a session of its own.
  public long pointsOfOwnSession(Activity.Purchase purchase) {
    Cart cart = new Cart(purchase);
    points.sum = 0;
    List<Object> facts = new ArrayList<>(cart.parts());
    facts.add(cart);
    stateless.execute(facts);
    return points.sum;
  }
}
