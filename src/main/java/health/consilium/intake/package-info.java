/** What other registers know of providers, on its way into the directory. */
@NullMarked
package health.consilium.intake;

import org.jspecify.annotations.NullMarked;
