/** Identifiers as their standards write them. */
@NullMarked
package health.consilium.platform.ids;

import org.jspecify.annotations.NullMarked;
