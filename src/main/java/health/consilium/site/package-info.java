/** The face that tells of the service itself; it owns no data. */
@NullMarked
package health.consilium.site;

import org.jspecify.annotations.NullMarked;
