/** The key directory: the only state outside the database. */
@NullMarked
package health.consilium.platform.keys;

import org.jspecify.annotations.NullMarked;
