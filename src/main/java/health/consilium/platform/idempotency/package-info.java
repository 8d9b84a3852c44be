/** Requests that may be repeated without being carried out twice. */
@NullMarked
package health.consilium.platform.idempotency;

import org.jspecify.annotations.NullMarked;
