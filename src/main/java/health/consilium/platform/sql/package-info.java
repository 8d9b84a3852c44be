/** JDBC for the hot statements that are written by hand. */
@NullMarked
package health.consilium.platform.sql;

import org.jspecify.annotations.NullMarked;
