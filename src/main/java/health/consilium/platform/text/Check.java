package health.consilium.platform.text;

import health.consilium.platform.ids.DeaNumber;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** What a pattern alone cannot say of its match. */
enum Check {
  /** The pattern says it all. */
  NONE {
    @Override
    OptionalInt end(String text, int start, int end) {
      return OptionalInt.of(end);
    }
  },
  /** Numbers that the Social Security Administration gives: no area 000, 666 or 9xx, no zeros. */
  SSN {
    @Override
    OptionalInt end(String text, int start, int end) {
      String digits = digits(text, start, end);
      String area = digits.substring(0, 3);
      boolean given =
          !area.equals("000")
              && !area.equals("666")
              && !area.startsWith("9")
              && !digits.startsWith("00", 3)
              && !digits.endsWith("0000");
      return when(given, end);
    }
  },
  /** A date is written with one kind of separator, and is no ratio with its unit. */
  DATE {
    // with a zero in front, or a whole year at the end
    private static final Pattern NO_RATIO = Pattern.compile("(?:.*[^0-9])?0.*|.*[0-9]{4}");

    @Override
    OptionalInt end(String text, int start, int end) {
      String match = text.substring(start, end);
      var separators = match.chars().filter(sign -> !Character.isDigit(sign)).distinct();
      boolean isRatio =
          !NO_RATIO.matcher(match).matches()
              && isMeasured(text, start, end)
              && !text.startsWith(" patient", end);
      return when(separators.count() == 1 && !isRatio, end);
    }
  },
  /** A day or an age, unless a unit says that it is an amount. */
  NO_UNIT_BEHIND {
    @Override
    OptionalInt end(String text, int start, int end) {
      return when(!isMeasured(text, start, end), end);
    }
  },
  /** Four octets, of which one at least is too high for the sections of a document. */
  IP {
    @Override
    OptionalInt end(String text, int start, int end) {
      var octets = List.of(text.substring(start, end).split("\\.", -1));
      boolean possible = octets.stream().allMatch(octet -> Integer.parseInt(octet) <= 255);
      return when(possible && octets.stream().anyMatch(octet -> octet.length() > 1), end);
    }
  },
  /** Any host but those of the literature and the authorities. */
  URL {
    private static final Set<String> LITERATURE =
        Set.of(
            "doi.org",
            "nih.gov",
            "fda.gov",
            "clinicaltrials.gov",
            "cdc.gov",
            "cms.gov",
            "samhsa.gov",
            "pubmed.gov",
            "nejm.org");

    @Override
    OptionalInt end(String text, int start, int end) {
      String url = text.substring(start, end).toLowerCase(Locale.ROOT);
      String host =
          url.replaceFirst("^[^a-z0-9]*(?:(?:https?|ftp)://)?", "")
              .replaceFirst("[/?#].*|[^a-z0-9]+$", "");
      boolean known =
          LITERATURE.stream().anyMatch(each -> host.equals(each) || host.endsWith("." + each));
      return when(!known, end);
    }
  },
  /** The ninth character of a vehicle's number checks the others: 49 CFR 565.15. */
  VIN {
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String VALUES = "12345678123457923456789";
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    @Override
    OptionalInt end(String text, int start, int end) {
      int sum = 0;
      for (int i = 0; i < WEIGHTS.length; i++) {
        sum += WEIGHTS[i] * value(text.charAt(start + i));
      }
      return when("0123456789X".charAt(sum % 11) == text.charAt(start + 8), end);
    }

    private static int value(char sign) {
      int letter = LETTERS.indexOf(sign);
      return Character.digit(letter < 0 ? sign : VALUES.charAt(letter), 10);
    }
  },
  /** Thirteen to nineteen digits, in groups, that pass Luhn's test: the longest such. */
  CARD {
    @Override
    OptionalInt end(String text, int start, int end) {
      for (int last = end; last > start; last--) {
        boolean endsGroup = last == text.length() || !Character.isDigit(text.charAt(last));
        String digits = digits(text, start, last);
        if (endsGroup && digits.length() >= 13 && passesLuhn(digits)) {
          return OptionalInt.of(last);
        }
      }
      return OptionalInt.empty();
    }
  },
  /**
   * Digits one by one that pass Luhn's test, as many as issuers give with that beginning (ISO/IEC
   * 7812), and no other beside them: scores of items stand so too, and often pass.
   */
  CARD_ALONE {
    private static final Pattern GIVEN =
        Pattern.compile(
            "4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})|(?:5[1-5]|2[2-7]|35|6[0245])[0-9]{14}"
                + "|3[47][0-9]{13}|3[068][0-9]{12}");

    private static final Pattern ONE_BEFORE = Pattern.compile("(?s)(?:.*[^0-9])?[0-9][ -]");
    private static final Pattern ONE_BEHIND = Pattern.compile("(?s)[ -][0-9](?:[^0-9].*)?");
    private static final int NEAR = 3;

    @Override
    OptionalInt end(String text, int start, int end) {
      String digits = digits(text, start, end);
      boolean isAlone =
          !ONE_BEFORE.matcher(text.substring(Math.max(0, start - NEAR), start)).matches()
              && !ONE_BEHIND
                  .matcher(text.substring(end, Math.min(text.length(), end + NEAR)))
                  .matches();
      return when(isAlone && GIVEN.matcher(digits).matches() && passesLuhn(digits), end);
    }
  },
  /** Numbers of prescribers, by their check digit, whatever stands before them. */
  DEA {
    private static final int LENGTH = 9;

    @Override
    OptionalInt end(String text, int start, int end) {
      String signs = text.substring(start, end).replaceAll("[^A-Za-z0-9]", "");
      String number = signs.substring(signs.length() - LENGTH).toUpperCase(Locale.ROOT);
      return when(DeaNumber.isOne(number), end);
    }
  },
  /** A day, unless the word before says that it is the number of a publication or a study. */
  NO_NUMBER_OF_A_PAPER {
    private static final Pattern PAPER =
        Pattern.compile("(?is).*\\b(pmid|pmcid|pmc|doi|study|trial|protocol|lot)\\W{0,3}");

    private static final int NEAR = 16;

    @Override
    OptionalInt end(String text, int start, int end) {
      String before = text.substring(Math.max(0, start - NEAR), start);
      return when(!isMeasured(text, start, end) && !PAPER.matcher(before).matches(), end);
    }
  },
  /** Digits one by one of which one at least is too high for the items of a rating scale. */
  NO_ITEMS {
    @Override
    OptionalInt end(String text, int start, int end) {
      return when(digits(text, start, end).chars().anyMatch(digit -> digit > '6'), end);
    }
  };

  private static final Pattern UNIT =
      Pattern.compile(
          "[ -]?(%|mg|mcg|ug|g|kg|ml|mm|cm|min|h|hours?|days?|weeks?|months?|points?|sessions?"
              + "|infusions?|patients?|x|/)(?![A-Za-z]).*",
          Pattern.DOTALL);

  /** What patients are on. */
  private static final Pattern DOSE =
      Pattern.compile("[ -]?(%|mg|mcg|ml)(?![A-Za-z]).*", Pattern.DOTALL);

  private static final String ON = "on ";

  /** As far as a unit reaches. */
  private static final int UNIT_LENGTH = 12;

  /** Where what was found ends, if it was found. */
  abstract OptionalInt end(String text, int start, int end);

  private static OptionalInt when(boolean found, int end) {
    return found ? OptionalInt.of(end) : OptionalInt.empty();
  }

  /** Whether a unit follows; what happens on a day is no amount, unless that is of a drug. */
  private static boolean isMeasured(String text, int start, int end) {
    int reach = Math.min(text.length(), end + UNIT_LENGTH);
    String behind = text.substring(end, reach);
    return (isOn(text, start) ? DOSE : UNIT).matcher(behind).matches();
  }

  /** Whether the word in front is that one, and not the end of titration. */
  private static boolean isOn(String text, int start) {
    int on = start - ON.length();
    return text.regionMatches(true, on, ON, 0, ON.length())
        && (on == 0 || !Character.isLetter(text.charAt(on - 1)));
  }

  private static String digits(String text, int start, int end) {
    return text.substring(start, end).replaceAll("[^0-9]", "");
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
