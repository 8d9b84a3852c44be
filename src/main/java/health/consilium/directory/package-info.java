/**
 * Who offers ketamine therapy, and where: organizations, locations, services, and the gazetteer.
 */
@NullMarked
package health.consilium.directory;

import org.jspecify.annotations.NullMarked;
