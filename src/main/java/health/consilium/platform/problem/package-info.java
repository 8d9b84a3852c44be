/** Every failure as one RFC 9457 problem: the codes, and the exception that carries one. */
@NullMarked
package health.consilium.platform.problem;

import org.jspecify.annotations.NullMarked;
