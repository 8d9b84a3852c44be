package health.consilium.directory;

/**
 * What the caller says of a report, who has looked at what it says.
 *
 * @param verdict whether it is right
 */
public record NewJudgement(Verdict verdict) {}
