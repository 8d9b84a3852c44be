/**
 * What clinics observe: treatment courses, observations, and the instruments they are made with.
 */
@NullMarked
package health.consilium.observation;

import org.jspecify.annotations.NullMarked;
