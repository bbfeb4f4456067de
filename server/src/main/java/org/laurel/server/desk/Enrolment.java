package org.laurel.server.desk;

import java.util.List;
import org.laurel.core.activity.Activity;
import org.laurel.server.accounts.Identifier;
import org.laurel.server.accounts.Person;

/// Someone new takes part.
///
/// @param identifiers what the member will be found by; none of them may lead to another member
/// @param activity with any id: the desk gives it its own
public record Enrolment(
    String programme,
    String source,
    List<Identifier> identifiers,
    Person person,
    Activity.Enrol activity) {}
