package health.consilium.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The policy of {@code consilium.limits} that limits an operation. One that has none is under the
 * policy {@value #DEFAULT}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RateLimit {
  String DEFAULT = "default";

  String value();
}
