package health.consilium.platform.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Withholds addresses from traces: a query tells where somebody looks for care, and a path may hold
 * whatever was mistyped into it. What was asked for stands in a span as its route.
 */
@Singleton
class AddresslessSpans implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {
  private static final Attributes WITHHELD =
      Attributes.of(
          AttributeKey.stringKey("url.path"), "withheld",
          AttributeKey.stringKey("url.query"), "withheld");

  @Override
  public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
    builder.addSamplerCustomizer((sampler, _) -> new Withholding(sampler));
  }

  /**
   * Samples as another does; what a sampler adds to a span stands in the place of what was there.
   */
  private record Withholding(Sampler other) implements Sampler {
    @Override
    public SamplingResult shouldSample(
        Context parent,
        String traceId,
        String name,
        SpanKind kind,
        Attributes attributes,
        List<LinkData> links) {
      var result = other.shouldSample(parent, traceId, name, kind, attributes, links);
      return kind == SpanKind.SERVER ? new Withheld(result) : result;
    }

    @Override
    public String getDescription() {
      return "Withholding{" + other.getDescription() + "}";
    }
  }

  private record Withheld(SamplingResult other) implements SamplingResult {
    @Override
    public SamplingDecision getDecision() {
      return other.getDecision();
    }

    @Override
    public Attributes getAttributes() {
      return other.getAttributes().toBuilder().putAll(WITHHELD).build();
    }

    @Override
    public TraceState getUpdatedTraceState(TraceState parent) {
      return other.getUpdatedTraceState(parent);
    }
  }
}
