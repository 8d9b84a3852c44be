/** The clock that everything tells the time by. */
@NullMarked
package health.consilium.platform.time;

import org.jspecify.annotations.NullMarked;
