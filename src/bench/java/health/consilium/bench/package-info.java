/** Measures the delivered service beside the SQL that it runs. */
@NullMarked
package health.consilium.bench;

import org.jspecify.annotations.NullMarked;
