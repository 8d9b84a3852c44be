/** The tests' own reader of the contract. */
@NullMarked
package health.consilium.contract;

import org.jspecify.annotations.NullMarked;
