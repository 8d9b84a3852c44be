/**
 * That no clinic ever meets another one's data: in SQL, over HTTP, and in what is written of it.
 */
@NullMarked
package health.consilium.isolation;

import org.jspecify.annotations.NullMarked;
