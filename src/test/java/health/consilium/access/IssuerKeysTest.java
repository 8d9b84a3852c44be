package health.consilium.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.ParseException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are good, and how often the issuer is asked for them. */
class IssuerKeysTest {
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T15:00:00Z"));
  private final TestIssuer issuer = new TestIssuer();
  private final IssuerKeys keys = keys(issuer.location());

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void a_known_key_is_asked_for_once() throws ParseException {
    var first = keys.named("first");
    keys.named("first");

    assertThat(first).isEqualTo(issuer.key("first").getPublic());
    assertThat(issuer.asked()).isEqualTo(1);
  }

  @Test
  void a_new_key_is_found_as_soon_as_a_token_names_it() throws ParseException {
    keys.named("first");
    issuer.add("second");
    pass(PAUSE);

    assertThat(keys.named("second")).isEqualTo(issuer.key("second").getPublic());
  }

  @Test
  void whoever_invents_keys_does_not_make_the_issuer_work() throws ParseException {
    keys.named("first");
    for (int i = 0; i < 100; i++) {
      String invented = "invented-" + i;
      assertThatThrownBy(() -> keys.named(invented)).isInstanceOf(ParseException.class);
      pass(PAUSE.dividedBy(20));
    }

    assertThat(issuer.asked()).isEqualTo(5);
  }

  @Test
  void a_key_that_was_withdrawn_ends_when_the_keys_are_read_anew() throws ParseException {
    keys.named("first");
    issuer.add("second");
    issuer.withdraw("first");
    pass(EVERY);
    keys.named("first");

    pass(Duration.ofSeconds(1));

    assertThatThrownBy(() -> keys.named("first")).isInstanceOf(ParseException.class);
  }

  @Test
  void a_token_that_names_no_key_has_the_only_one() throws ParseException {
    assertThat(keys.named(null)).isEqualTo(issuer.key("first").getPublic());

    issuer.add("second");
    pass(EVERY.plusSeconds(1));

    assertThatThrownBy(() -> keys.named(null)).isInstanceOf(ParseException.class);
  }

  @Test
  void known_keys_stay_good_while_the_issuer_is_away() throws ParseException {
    keys.named("first");
    issuer.close();
    pass(EVERY.multipliedBy(100));

    assertThat(keys.named("first")).isNotNull();
  }

  @Test
  void whether_an_unknown_key_is_good_cannot_be_said_while_the_issuer_is_away()
      throws ParseException {
    keys.named("first");
    issuer.close();
    pass(PAUSE);

    assertUnavailable("second");
    assertThat(keys.named("first")).isNotNull();
  }

  @Test
  void an_issuer_that_was_away_is_asked_again_after_the_pause() throws ParseException {
    issuer.answer(500);
    assertUnavailable("first");
    issuer.answer(200);
    assertUnavailable("first");

    pass(PAUSE);

    assertThat(keys.named("first")).isNotNull();
    assertThat(issuer.asked()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "<html>", "{\"keys\": 7}"})
  void what_is_no_jwks_is_no_answer(String body) {
    issuer.answer(body);

    assertUnavailable("first");
  }

  @Test
  void an_answer_without_end_is_none() {
    issuer.answer(" ".repeat(1 << 19));

    assertUnavailable("first");
  }

  @Test
  void a_key_for_something_else_verifies_nothing() {
    issuer.answer(
        """
        {"keys": [
          {"kty": "oct", "kid": "symmetric", "k": "AAAA"},
          {"kty": "RSA", "kid": "encrypting", "use": "enc", "n": "%1$s", "e": "AQAB"},
          {"kty": "RSA", "kid": "another", "alg": "RS512", "n": "%1$s", "e": "AQAB"}]}
        """
            .formatted("sXch".repeat(86)));

    for (String id : new String[] {"symmetric", "encrypting", "another"}) {
      assertThatThrownBy(() -> keys.named(id)).isInstanceOf(ParseException.class);
    }
  }

  @Test
  void a_location_that_is_none_stops_the_start() {
    var nowhere = keys(URI.create("file:///etc/keys"));

    assertThatThrownBy(() -> nowhere.read(new StartupEvent()))
        .hasMessageContaining("must be the http(s) URL of the issuer's JWKS");
  }

  private void assertUnavailable(String id) {
    var refusal = catchThrowableOfType(Refusal.class, () -> keys.named(id));

    assertThat(refusal.code()).isEqualTo(ProblemCode.UNAVAILABLE);
    assertThat(refusal.headers()).containsEntry("Retry-After", "10");
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  private IssuerKeys keys(URI location) {
    return new IssuerKeys(
        Optional.of(location), EVERY, PAUSE, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
  }
}
