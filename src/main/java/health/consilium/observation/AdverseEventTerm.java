package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A term of our own list of adverse events.
 *
 * @param number in clinical tables
 * @param code as it is posted
 * @param name for people
 * @param source whether the term was checked against a public source
 */
public record AdverseEventTerm(
    @JsonIgnore int number,
    @Schema(examples = "dissociation") String code,
    String name,
    SourceMark source) {}
