/// What happened: the sealed family of activities and their parts.
@NullMarked
package org.laurel.core.activity;

import org.jspecify.annotations.NullMarked;
