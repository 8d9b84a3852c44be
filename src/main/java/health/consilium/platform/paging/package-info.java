/** Pages by keyset: signed cursors, limits and the RFC 8288 link to the next page. */
@NullMarked
package health.consilium.platform.paging;

import org.jspecify.annotations.NullMarked;
