package health.consilium.discussion;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which discussions or posts of them a listing is to have, as it was sent. */
public record DiscussionQuery(
    @Parameter(
            description = "Of this type",
            schema = @Schema(implementation = DiscussionType.class))
        @QueryParam("type")
        @Nullable String type,
    @Parameter(
            description = "About this kind of thing",
            schema = @Schema(implementation = AnchorKind.class))
        @QueryParam("anchor")
        @Nullable String anchor,
    @Parameter(
            description =
                "About this adverse-event term, protocol, code of an observation, or instrument of a"
                    + " released cell",
            example = "dissociation")
        @QueryParam("code")
        @Nullable String code,
    @Parameter(description = "About this observation of the caller's own clinic")
        @QueryParam("observation")
        @Nullable String observation,
    @Parameter(
            description =
                "Signed by this author: the post that is looked for, or opens a listed discussion")
        @QueryParam("author")
        @Nullable String author) {

  DiscussionFilter filter() {
    return new DiscussionFilter(
        Parameters.one("type", type, DiscussionType.class),
        Parameters.one("anchor", anchor, AnchorKind.class),
        Optional.ofNullable(code),
        Optional.ofNullable(observation).map(text -> Parameters.uuid("observation", text)),
        Optional.ofNullable(author).map(text -> Parameters.uuid("author", text)));
  }
}
