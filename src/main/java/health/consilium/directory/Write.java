package health.consilium.directory;

import health.consilium.platform.http.IfMatch;

/**
 * What somebody wants to make of a resource.
 *
 * @param wanted what it shall be, or what shall change
 * @param ifMatch which version it shall replace
 */
record Write<N>(N wanted, IfMatch ifMatch) {}
