/** What happened to patients treated this way: outcome statistics and published benchmarks. */
@NullMarked
package health.consilium.insight;

import org.jspecify.annotations.NullMarked;
