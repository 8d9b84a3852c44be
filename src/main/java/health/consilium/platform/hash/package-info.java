/** Digests of what is compared but not kept. */
@NullMarked
package health.consilium.platform.hash;

import org.jspecify.annotations.NullMarked;
