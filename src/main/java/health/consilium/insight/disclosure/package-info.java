/**
 * What of the network's counts may be shown: the rules of docs/data-protection.md as plain
 * functions, without a database.
 */
@NullMarked
package health.consilium.insight.disclosure;

import org.jspecify.annotations.NullMarked;
