/** Nothing lost, nothing doubled, whatever fails: the delivered service on a real PostgreSQL. */
@NullMarked
package health.consilium.faults;

import org.jspecify.annotations.NullMarked;
