package org.laurel.wire.terms;

import java.util.List;

/// A part of the page.
///
/// @param id the same in every language, for links: `earn`, `levels`
public record Section(String id, String heading, List<Block> blocks) {}
