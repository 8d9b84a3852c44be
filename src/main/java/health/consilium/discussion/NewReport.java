package health.consilium.discussion;

/** What a reader reports of a post. */
public record NewReport(ReportReason reason) {}
