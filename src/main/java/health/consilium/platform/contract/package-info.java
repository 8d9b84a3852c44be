/** What the OpenAPI document says of every operation alike. */
@NullMarked
package health.consilium.platform.contract;

import org.jspecify.annotations.NullMarked;
