/** Consilium's house: each package below is a room, docs/architecture.md draws how they stand. */
@NullMarked
package health.consilium;

import org.jspecify.annotations.NullMarked;
