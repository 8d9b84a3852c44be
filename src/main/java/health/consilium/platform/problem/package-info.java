/**
 * Every failure as one RFC 9457 problem: the codes, the exception that carries one, the mapping.
 */
@NullMarked
package health.consilium.platform.problem;

import org.jspecify.annotations.NullMarked;
