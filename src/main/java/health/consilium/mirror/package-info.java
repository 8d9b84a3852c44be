/** The directory for whoever keeps a copy of it. */
@NullMarked
package health.consilium.mirror;

import org.jspecify.annotations.NullMarked;
