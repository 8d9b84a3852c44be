package health.consilium.intake;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file as a whole.
 *
 * @param line where, counted from 1; absent where no line is to blame
 * @param detail what, and the way out
 */
public record ImportFault(@Nullable Long line, String detail) {}
