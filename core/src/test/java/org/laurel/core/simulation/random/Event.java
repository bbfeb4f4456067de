package org.laurel.core.simulation.random;

import java.time.Instant;
import org.laurel.core.activity.Activity;

/// One step of a random story.
///
/// @param now what the clock shows
/// @param activity `null`: nothing happens, but the member's account is settled up to `now`
record Event(String member, Instant now, Activity activity) {}
