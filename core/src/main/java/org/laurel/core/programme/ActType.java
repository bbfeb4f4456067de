package org.laurel.core.programme;

import java.util.SequencedMap;
import org.laurel.core.value.Names;

/// A kind of act that may happen besides purchases, with the attributes that it must carry.
public record ActType(String id, Names name, SequencedMap<String, Type> attributes) {}
