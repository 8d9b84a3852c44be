package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that several values of the directory share; each names the component that broke it. */
final class Rules {
  static final int NAME_LENGTH = 200;

  /** More than any real listing has; bounds what one row can weigh. */
  private static final int LIST_SIZE = 100;

  private static final int URI_LENGTH = 1_000;
  private static final Pattern NUCC = Pattern.compile("[0-9A-Z]{9}X");
  private static final Pattern BCP47 = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");
  private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Rules() {}

  /** 1 to {@code max} characters on one line, not all of them blank. */
  static void text(String name, String value, int max) {
    boolean wrongLength = value.codePointCount(0, value.length()) > max;
    if (wrongLength || value.isBlank() || CONTROL.matcher(value).find()) {
      throw new Refusal.Invalid(
          name, "must be one line of 1 to " + max + " characters, not all of them blank");
    }
  }

  static void optionalText(String name, @Nullable String value) {
    if (value != null) {
      text(name, value, NAME_LENGTH);
    }
  }

  static void atLeastOne(String name, Collection<?> values) {
    if (values.isEmpty()) {
      throw new Refusal.Invalid(name, "must have at least one entry");
    }
  }

  static void specialties(Collection<String> codes) {
    codes.forEach(
        code -> matches("specialties", code, NUCC, "must be NUCC codes, such as 2084P0800X"));
  }

  static void languages(Collection<String> tags) {
    tags.forEach(
        tag -> matches("languages", tag, BCP47, "must be BCP 47 tags, such as en or es-MX"));
  }

  static void matches(String name, String value, Pattern form, String rule) {
    if (!form.matcher(value).matches()) {
      throw new Refusal.Invalid(name, rule);
    }
  }

  static void state(String name, String value) {
    matches(name, value, STATE, "must be a USPS state code of two capitals, such as WA");
  }

  /** An absolute https address of a named host, without credentials in it. */
  static void https(String name, @Nullable URI value) {
    if (value != null
        && (!"https".equals(value.getScheme())
            || value.getHost() == null
            || value.getRawUserInfo() != null
            || value.toString().length() > URI_LENGTH)) {
      throw new Refusal.Invalid(name, "must be an https:// address with a host");
    }
  }

  static void version(int value) {
    if (value < 1) {
      throw new Refusal.Invalid("version", "must be at least 1");
    }
  }

  static <T> T unlessTold(@Nullable T told, T otherwise) {
    return told == null ? otherwise : told;
  }

  static <T> List<T> orNone(@Nullable List<T> told) {
    return told == null ? List.of() : told;
  }

  /** An unchangeable copy of a list of bearable length. */
  static <T> List<T> several(String name, Collection<T> values) {
    if (values.size() > LIST_SIZE) {
      throw new Refusal.Invalid(name, "must have at most " + LIST_SIZE + " entries");
    }
    return List.copyOf(values);
  }

  /** An unchangeable copy in the order of declaration, so that equal sets read alike. */
  static <E extends Enum<E>> Set<E> ordered(Class<E> type, Collection<E> values) {
    var copy = EnumSet.noneOf(type);
    copy.addAll(values);
    return Collections.unmodifiableSet(copy);
  }
}
