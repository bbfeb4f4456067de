package org.laurel.core.code;

import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Programme;

/// Which unique code somebody tells.
public final class Told {

  private Told() {}

  /// The code that an activity tells, in its one form; `null`: none.
  public static @Nullable String code(Programme programme, Activity activity) {
    if (!(activity instanceof Activity.Act act)) {
      return null;
    }
    ActType type = programme.acts().get(act.act());
    String attribute = type == null ? null : type.code();
    return attribute != null
            && act.attributes().get(attribute) instanceof Attribute.OfText(var text)
        ? Mint.normal(text)
        : null;
  }
}
