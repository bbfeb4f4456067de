package org.laurel.server.desk;

import org.laurel.core.activity.Activity;

/// An activity for one account, as it reaches the desk.
///
/// @param source who sends it, such as the id of an API key; one use of a key in a programme and
///   source
/// @param activity with any id: the desk gives it its own
public record Request(String programme, String source, long account, Activity activity) {}
