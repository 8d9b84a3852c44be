package health.consilium.intake;

/**
 * A row of a file that is not taken over.
 *
 * @param line where it begins, counted from 1
 * @param column which cell is wrong
 * @param reason by which rule
 */
record Rejection(long line, String column, String reason) {}
