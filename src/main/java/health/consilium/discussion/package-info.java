/** Where clinicians talk about what the network sees. */
@NullMarked
package health.consilium.discussion;

import org.jspecify.annotations.NullMarked;
