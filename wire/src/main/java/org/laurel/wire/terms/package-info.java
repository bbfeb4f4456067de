/// The member's page "how it works", written from a programme in Polish, English and Greek: first
/// as data ([org.laurel.wire.terms.Terms]), then as HTML or Markdown.
@NullMarked
package org.laurel.wire.terms;

import org.jspecify.annotations.NullMarked;
