package org.laurel.core.programme;

import java.util.List;
import org.laurel.core.value.Names;

/// Products that only some members may buy, for a while: the first to have what is new or limited.
///
/// @param to the product set
/// @param when what a member has to be or have
/// @param periods when it holds, all of them; empty: always
public record Access(String id, Names text, String to, Condition when, List<Period> periods) {}
