package health.consilium.intake;

import health.consilium.directory.Enrolled;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file that is being imported, or was.
 *
 * @param format what kind of file it is
 * @param state how far it has come
 * @param begunAt when it began to be sent
 * @param movedAt when it last got further
 * @param endedAt when it was completed or failed; absent before
 * @param rows how many the file has, as far as it was read, without its head
 * @param relevant how many of them are to be taken over
 * @param rejected how many would be, but are wrong: the rejections tell which and why
 * @param taken how many of the relevant are taken over
 * @param providers what became of them
 * @param fault what is wrong with the file itself; absent unless it failed
 */
public record Import(
    UUID id,
    ImportFormat format,
    ImportState state,
    Instant begunAt,
    Instant movedAt,
    @Nullable Instant endedAt,
    long rows,
    long relevant,
    long rejected,
    long taken,
    Enrolled providers,
    @Nullable ImportFault fault) {}
