/** What holds for every request: its id, its known parameters, its representation headers. */
@NullMarked
package health.consilium.platform.http;

import org.jspecify.annotations.NullMarked;
