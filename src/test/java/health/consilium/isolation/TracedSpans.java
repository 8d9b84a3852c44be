package health.consilium.isolation;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that would be told to a collector of traces, while somebody listens. */
@Singleton
class TracedSpans implements SpanProcessor {
  private final List<String> spans = new CopyOnWriteArrayList<>();
  private volatile boolean listened;

  void listen() {
    spans.clear();
    listened = true;
  }

  void listenNoMore() {
    listened = false;
    spans.clear();
  }

  /** Each span that has ended, with its name, attributes and events. */
  List<String> soFar() {
    return List.copyOf(spans);
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (listened) {
      spans.add(span.toSpanData().toString());
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
