package health.consilium.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what Jackson found, in our words: its own messages quote the caller's data. */
final class JsonFaults {
  private JsonFaults() {}

  static Refusal refusal(JsonProcessingException failure) {
    return switch (failure) {
      case ValueInstantiationException broken when broken.getCause() instanceof Refusal refusal ->
          broken(pointer(broken.getPath()), refusal);
      case MismatchedInputException mismatch ->
          malformed(pointer(mismatch.getPath()), expected(mismatch.getTargetType()));
      case JsonMappingException mapping ->
          malformed(pointer(mapping.getPath()), "cannot be read as JSON");
      default -> malformed("", "is not JSON" + place(failure));
    };
  }

  /** A value's own guard refused it: the body fits its schema but breaks a rule. */
  private static Refusal broken(String pointer, Refusal refusal) {
    if (refusal instanceof Refusal.Invalid invalid) {
      return Refusal.unprocessable(pointer + "/" + invalid.name(), invalid.rule());
    }
    return refusal.faults().stream()
        .findFirst()
        .map(fault -> new Refusal(Fault.at(pointer, fault.code(), fault.detail())))
        .orElse(refusal);
  }

  private static Refusal malformed(String pointer, String detail) {
    return new Refusal(Fault.at(pointer, ProblemCode.MALFORMED_BODY, detail));
  }

  private static String place(JsonProcessingException failure) {
    var location = failure.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String expected(@Nullable Class<?> type) {
    return "must be " + (type == null ? "there" : kind(type)) + ", and must not be missing or null";
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + WireNames.list(type.asSubclass(Enum.class));
    }
    if (type == UUID.class) {
      return "a UUID of 36 characters";
    }
    if (type == Instant.class) {
      return "an RFC 3339 time with its offset, such as 2026-03-02T15:00:00Z";
    }
    if (type == String.class) {
      return "a string without NUL or unpaired surrogates";
    }
    if (type == BigDecimal.class || type == double.class || type == Double.class) {
      return "a finite number";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "an integer";
    }
    if (type == ZoneId.class) {
      return "an IANA time zone, such as America/Chicago";
    }
    if (type == URI.class) {
      return "a URI";
    }
    if (type == LocalDate.class) {
      return "a day, such as 2026-03-02";
    }
    if (type == LocalTime.class) {
      return "a time of day, such as 08:30";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    return path.stream().map(JsonFaults::step).collect(Collectors.joining());
  }

  private static String step(JsonMappingException.Reference reference) {
    String name = reference.getFieldName();
    return "/"
        + (name == null
            ? String.valueOf(reference.getIndex())
            : name.replace("~", "~0").replace("/", "~1"));
  }
}
