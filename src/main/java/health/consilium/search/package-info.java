/** Finds listed locations near a point, from a projection of the directory. */
@NullMarked
package health.consilium.search;

import org.jspecify.annotations.NullMarked;
