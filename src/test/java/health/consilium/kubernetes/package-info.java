/**
 * Holds the manifests under {@code k8s} against Kubernetes' own model, and against our promises.
 */
@NullMarked
package health.consilium.kubernetes;

import org.jspecify.annotations.NullMarked;
