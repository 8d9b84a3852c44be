/** Files that a power cut neither halves nor takes back. */
@NullMarked
package health.consilium.platform.disk;

import org.jspecify.annotations.NullMarked;
