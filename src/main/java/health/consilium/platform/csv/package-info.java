/** Tables of comma-separated values. */
@NullMarked
package health.consilium.platform.csv;

import org.jspecify.annotations.NullMarked;
