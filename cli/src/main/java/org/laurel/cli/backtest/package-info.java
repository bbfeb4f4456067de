/// What a programme does over recorded activities, in figures, as text and as a page.
@NullMarked
package org.laurel.cli.backtest;

import org.jspecify.annotations.NullMarked;
