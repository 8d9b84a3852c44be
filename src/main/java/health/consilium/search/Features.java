package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.platform.paging.Extent;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of hits for a map: an RFC 7946 FeatureCollection, whose further members are those of the
 * page.
 *
 * @param features one for each hit, in their order
 */
@Schema(name = "HitFeatureCollection")
public record Features(CollectionType type, List<Feature> features, Origin origin, Extent page) {
  static final String MEDIA_TYPE = "application/geo+json";

  /** What it is. */
  public enum CollectionType {
    @JsonProperty("FeatureCollection")
    FEATURE_COLLECTION
  }

  /**
   * One location.
   *
   * @param id the location's
   * @param properties the hit
   */
  @Schema(name = "HitFeature")
  public record Feature(FeatureType type, UUID id, Point geometry, Hit properties) {
    /** What it is. */
    public enum FeatureType {
      @JsonProperty("Feature")
      FEATURE
    }
  }

  /**
   * Where it is.
   *
   * @param coordinates longitude and latitude, in degrees, WGS 84
   */
  @Schema(name = "PointGeometry")
  public record Point(PointType type, List<Double> coordinates) {
    /** What it is. */
    public enum PointType {
      @JsonProperty("Point")
      POINT
    }
  }

  static Features of(SearchResult page) {
    return new Features(
        CollectionType.FEATURE_COLLECTION,
        page.items().stream().map(Features::feature).toList(),
        page.origin(),
        page.page());
  }

  private static Feature feature(Hit hit) {
    var spot = hit.spot();
    var at = List.of(spot.at().longitude(), spot.at().latitude());
    return new Feature(
        Feature.FeatureType.FEATURE, spot.location(), new Point(Point.PointType.POINT, at), hit);
  }
}
