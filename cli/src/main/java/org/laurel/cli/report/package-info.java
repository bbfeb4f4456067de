/// One page that stands for itself: charts as drawings in it, every number in a table too.
@NullMarked
package org.laurel.cli.report;

import org.jspecify.annotations.NullMarked;
