package health.consilium.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Telephone area codes of the states and territories, as the North American Numbering Plan assigns
 * them: some of each, enough to make a fictional number look like its place.
 */
final class AreaCodes {
  private static final Map<String, List<String>> CODES =
      parse(
          """
          AK 907
          AL 205 251 256 334
          AR 479 501 870
          AS 684
          AZ 480 520 602 928
          CA 209 213 310 415 510 530 559 619 707 760 805 831 909 916
          CO 303 719 970
          CT 203 860
          DC 202
          DE 302
          FL 239 305 352 407 561 727 813 850 904
          GA 229 404 478 706 912
          GU 671
          HI 808
          IA 319 515 563 641 712
          ID 208
          IL 217 309 312 618 630 815
          IN 219 260 317 574 765 812
          KS 316 620 785 913
          KY 270 502 606 859
          LA 225 318 337 504 985
          MA 413 508 617 978
          MD 301 410
          ME 207
          MI 231 248 269 313 517 616 906 989
          MN 218 320 507 612 651
          MO 314 417 573 660 816
          MP 670
          MS 228 601 662
          MT 406
          NC 252 336 704 828 910 919
          ND 701
          NE 308 402
          NH 603
          NJ 201 609 732 856 908
          NM 505 575
          NV 702 775
          NY 212 315 516 518 585 607 716 845
          OH 216 330 419 513 614 740 937
          OK 405 580 918
          OR 503 541
          PA 215 412 570 610 717 814
          PR 787
          RI 401
          SC 803 843 864
          SD 605
          TN 423 615 731 865 901 931
          TX 210 214 254 281 325 361 409 432 512 806 817 830 903 915 956
          UT 435 801
          VA 276 434 540 703 757 804
          VI 340
          VT 802
          WA 206 253 360 425 509
          WI 262 414 608 715 920
          WV 304
          WY 307
          """);

  private AreaCodes() {}

  /** Those of one state or territory, at least one. */
  static List<String> of(String state) {
    var codes = CODES.get(state);
    if (codes == null) {
      throw new IllegalStateException("no area code is known for " + state);
    }
    return codes;
  }

  private static Map<String, List<String>> parse(String table) {
    return table
        .lines()
        .map(line -> Arrays.asList(line.split(" ", -1)))
        .collect(
            Collectors.toUnmodifiableMap(List::getFirst, line -> line.subList(1, line.size())));
  }
}
