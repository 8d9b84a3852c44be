/** The service with tokens of a real identity provider, in the profile {@code keycloak}. */
@NullMarked
package health.consilium.keycloak;

import org.jspecify.annotations.NullMarked;
