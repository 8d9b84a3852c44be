/**
 * What holds for every request: its id, its known parameters, its headers, what becomes a problem.
 */
@NullMarked
package health.consilium.platform.http;

import org.jspecify.annotations.NullMarked;
