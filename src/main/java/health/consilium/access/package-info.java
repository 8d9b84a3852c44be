/**
 * Who calls, for which clinic, and what they may do: clinics, clients, tokens, row-level security's
 * scope.
 */
@NullMarked
package health.consilium.access;

import org.jspecify.annotations.NullMarked;
