package health.consilium.observation;

import health.consilium.access.ClinicNumber;

/** A post, and the clinic into which it was let. */
record PlacedPost(ClinicNumber clinic, Post post) {
  Posting posting() {
    return post.posting();
  }
}
