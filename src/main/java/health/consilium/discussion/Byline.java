package health.consilium.discussion;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a post, as far as the author wants it known.
 *
 * @param clinic the author's clinic
 * @param clinicName what that is called
 * @param author tells the author's posts from others; as name and credentials absent where the post
 *     stands under the clinic alone, unless an author or a moderator reads
 * @param name as an admin of the network confirmed it
 * @param credentials behind the name, confirmed with it
 */
public record Byline(
    UUID clinic,
    @Schema(examples = "Example Harbor Clinic") String clinicName,
    @Nullable UUID author,
    @Nullable String name,
    @Nullable List<String> credentials) {}
