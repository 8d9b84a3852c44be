package health.consilium.mirror;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One file of an export.
 *
 * @param name of the collection and the form
 * @param href where it is, relative to the service
 * @param collection the kind of resource that it shows, as its path says it
 * @param mediaType of its bytes
 * @param records how many resources it shows
 * @param bytes how long it is
 * @param sha256 of all its bytes, in hexadecimal
 */
public record ExportFile(
    @Schema(examples = "locations.ndjson.gz") String name,
    @Schema(
            implementation = String.class,
            format = "uri-reference",
            examples = "/v1/exports/2026-03-02/locations.ndjson.gz")
        URI href,
    @Schema(examples = "locations") String collection,
    @Schema(examples = "application/gzip") String mediaType,
    long records,
    long bytes,
    @Schema(pattern = "^[0-9a-f]{64}$") String sha256) {}
