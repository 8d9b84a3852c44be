/** JSON read strictly: what RFC 8259 leaves open and Jackson forgives is refused here. */
@NullMarked
package health.consilium.platform.json;

import org.jspecify.annotations.NullMarked;
