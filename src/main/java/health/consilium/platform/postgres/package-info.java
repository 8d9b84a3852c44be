/** Owns the database that the service brings along when none is configured, and how safe it is. */
@NullMarked
package health.consilium.platform.postgres;

import org.jspecify.annotations.NullMarked;
