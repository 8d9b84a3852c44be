/** Texts of people: what in them could identify somebody. */
@NullMarked
package health.consilium.platform.text;

import org.jspecify.annotations.NullMarked;
