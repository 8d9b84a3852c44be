package health.consilium.platform.text;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Telephone numbers that exist, of the United States or with a country's prefix. */
final class PhoneRule implements Rule {
  static final String ID = "PHONE";
  private static final String COUNTRY = "US";

  /** Digits one by one may be the items of a scale; those of a number are joined first. */
  private static final Pattern GROUP = Pattern.compile("[0-9]{2}");

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

  @Override
  public List<Finding> in(Reading reading) {
    var found = new ArrayList<Finding>();
    for (PhoneNumberMatch match : numbers.findNumbers(reading.text(), COUNTRY)) {
      if (GROUP.matcher(match.rawString()).find()) {
        found.add(reading.finding(ID, match.start(), match.end(), Action.BLOCK));
      }
    }
    return found;
  }
}
