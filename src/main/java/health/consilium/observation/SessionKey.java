package health.consilium.observation;

import java.util.UUID;

/** A session by its own id and its course's. */
record SessionKey(UUID course, UUID id) {}
