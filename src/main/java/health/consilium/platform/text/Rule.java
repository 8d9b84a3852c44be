package health.consilium.platform.text;

import java.util.List;

/** One way in which a text identifies somebody. */
interface Rule {
  /** Every place in the text where it does, from left to right. */
  List<Finding> in(Reading reading);
}
