package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes a location easy to use, as Plan-Net's accessibility. */
public enum Accessibility {
  @JsonProperty("cultcomp")
  CULTURAL_COMPETENCE,
  @JsonProperty("handiaccess")
  HANDICAP_ACCESS,
  @JsonProperty("adacomp")
  ADA_COMPLIANT,
  @JsonProperty("pubtrans")
  PUBLIC_TRANSIT,
  @JsonProperty("anssrvc")
  ANSWERING_SERVICE,
  @JsonProperty("cognitive")
  COGNITIVE,
  @JsonProperty("mobility")
  MOBILITY
}
