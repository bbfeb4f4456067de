package org.laurel.server.pos;

import org.laurel.server.programmes.Published;
import org.laurel.wire.words.Words;

/// Who asks, and of which programme.
///
/// @param source whose names the keys of activities are
/// @param words in the language that was asked for
record Sender(Published programme, String source, Words words) {}
