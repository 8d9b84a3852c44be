package health.consilium.observation;

import health.consilium.access.Scope;
import health.consilium.platform.http.NoStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subjects of the caller's clinic, who are named in bodies only. */
@Path("/v1/subjects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Observations")
public class SubjectResource {
  private final Withdrawals withdrawals;

  SubjectResource(Withdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  @POST
  @Path("/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "withdrawSubject",
      summary = "Withdraws a subject's consent: all that is kept of it is entered in error",
      description =
          "Every course, session, observation and adverse event of the subject gets a next version,"
              + " entered-in-error for consent-withdrawn. They leave lists and figures with this"
              + " answer, and the network's figures with the next release. No course of the subject"
              + " is taken from then on (410); a patient who consents again is a new subject. The"
              + " subject need not be known. Repeating the request is answered by the same, so it"
              + " needs no key.")
  @APIResponse(responseCode = "200", description = "Withdrawn, now or before")
  public Withdrawal withdraw(NewWithdrawal withdrawal) {
    return withdrawals.withdraw(withdrawal.subject());
  }
}
