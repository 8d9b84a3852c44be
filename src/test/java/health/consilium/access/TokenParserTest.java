package health.consilium.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokenParserTest {
  @Inject EmbeddedIssuer issuer;
  @Inject Instance<TokenKey> key;
  @Inject IssuerKeys externalKeys;
  @Inject JWTAuthContextInfo configured;

  @Test
  void a_token_is_verified_once() throws ParseException {
    var parser = parserAt(Instant.now());
    String token = token();
    var first = parser.parse(token, configured);

    var again = parser.parse(token, configured);

    assertThat(again).isSameAs(first);
  }

  @Test
  void from_its_expiry_on_a_token_is_verified_anew() throws ParseException {
    var parser = parserAt(Instant.now().plus(EmbeddedIssuer.LIFETIME).plus(Duration.ofSeconds(1)));
    String token = token();
    var first = parser.parse(token, configured);

    var again = parser.parse(token, configured);

    assertThat(again).isNotSameAs(first);
  }

  @Test
  void a_verified_token_vouches_for_no_other_signature() throws ParseException {
    var parser = parserAt(Instant.now());
    String token = token();
    parser.parse(token, configured);
    String head = token.substring(0, token.lastIndexOf('.'));
    String other = token();

    String forged = head + other.substring(other.lastIndexOf('.'));

    assertThatThrownBy(() -> parser.parse(forged, configured)).isInstanceOf(ParseException.class);
  }

  @Test
  void a_token_that_was_refused_is_refused_again() {
    var parser = parserAt(Instant.now());
    String forged = token() + "x";
    assertThatThrownBy(() -> parser.parse(forged, configured)).isInstanceOf(ParseException.class);

    assertThatThrownBy(() -> parser.parse(forged, configured)).isInstanceOf(ParseException.class);
  }

  private TokenParser parserAt(Instant now) {
    return new TokenParser(issuer, key, externalKeys, Clock.fixed(now, ZoneOffset.UTC));
  }

  private String token() {
    var client = new ProvenClient("system-" + UUID.randomUUID(), Optional.empty(), List.of());
    return issuer.token(client, List.of(Scope.OBSERVATIONS_READ));
  }
}
