package health.consilium.platform.json;

import static java.util.Map.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what Jackson found, in our words: its own messages quote the caller's data. */
final class JsonFaults {
  private static final Map<Class<?>, String> KINDS =
      Map.ofEntries(
          entry(UUID.class, "a UUID of 36 characters"),
          entry(Instant.class, "an RFC 3339 time with its offset, such as 2026-03-02T15:00:00Z"),
          entry(LocalDate.class, "a date such as 2026-03-02"),
          entry(LocalTime.class, "a time of day such as 08:30"),
          entry(ZoneId.class, "an IANA time zone such as America/Chicago"),
          entry(URI.class, "a URI"),
          entry(String.class, "a string without NUL or unpaired surrogates"),
          entry(BigDecimal.class, "a finite number"),
          entry(double.class, "a finite number"),
          entry(Double.class, "a finite number"),
          entry(int.class, "an integer"),
          entry(Integer.class, "an integer"),
          entry(long.class, "an integer"),
          entry(Long.class, "an integer"),
          entry(boolean.class, "true or false"),
          entry(Boolean.class, "true or false"));

  private JsonFaults() {}

  static Refusal refusal(JsonProcessingException failure) {
    return switch (failure) {
      case ValueInstantiationException broken when broken.getCause() instanceof Refusal refusal ->
          broken(pointer(broken.getPath()), refusal);
      case MismatchedInputException mismatch ->
          malformed(pointer(mismatch.getPath()), expected(mismatch));
      case JsonMappingException mapping when mapping.getCause() instanceof InputCoercionException ->
          malformed(pointer(mapping.getPath()), "is a number too large to be meant");
      case JsonMappingException mapping when isRepeated(mapping.getCause()) ->
          malformed(pointer(mapping.getPath()), "has a field twice" + place(failure));
      case JsonMappingException mapping ->
          malformed(pointer(mapping.getPath()), "cannot be read as JSON");
      default ->
          malformed(
              "", (isRepeated(failure) ? "has a field twice" : "is not JSON") + place(failure));
    };
  }

  /** A value's own guard refused it: the body fits its schema but breaks a rule. */
  private static Refusal broken(String pointer, Refusal refusal) {
    if (refusal instanceof Refusal.Invalid invalid) {
      return Refusal.unprocessable(pointer + "/" + invalid.name(), invalid.rule());
    }
    return refusal.faults().stream()
        .findFirst()
        .map(fault -> new Refusal(fault.below(pointer)))
        .orElse(refusal);
  }

  private static Refusal malformed(String pointer, String detail) {
    return new Refusal(Fault.at(pointer, ProblemCode.MALFORMED_BODY, detail));
  }

  /** Jackson has no type of its own for it. */
  private static boolean isRepeated(@Nullable Throwable failure) {
    return failure instanceof JsonParseException parse
        && parse.getOriginalMessage().startsWith("Duplicate field");
  }

  private static String place(JsonProcessingException failure) {
    var location = failure.getLocation();
    if (location == null) {
      return "";
    }
    String line = location.getLineNr() == 1 ? " at " : " at line " + location.getLineNr() + ", ";
    return line + "column " + location.getColumnNr();
  }

  private static String expected(MismatchedInputException mismatch) {
    var type = mismatch.getTargetType();
    String rule = "must be " + (type == null ? "there" : kind(type));
    return isAbsent(mismatch) ? rule + ", and must not be missing or null" : rule;
  }

  /** Jackson has no type of its own for it either. */
  private static boolean isAbsent(MismatchedInputException mismatch) {
    String said = mismatch.getOriginalMessage();
    return mismatch instanceof InvalidNullException
        || said.startsWith("Missing ")
        || said.startsWith("Null value ")
        || said.startsWith("Cannot map `null`");
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + WireNames.list(type.asSubclass(Enum.class));
    }
    if (isWrittenAsString(type)) {
      return "a string";
    }
    return KINDS.getOrDefault(
        type, Collection.class.isAssignableFrom(type) ? "an array" : "an object");
  }

  private static boolean isWrittenAsString(Class<?> type) {
    var parts = type.getRecordComponents();
    return parts != null
        && parts.length == 1
        && parts[0].getType() == String.class
        && parts[0].getAccessor().isAnnotationPresent(JsonValue.class);
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
