package health.consilium.insight.disclosure;

import health.consilium.observation.AgeBand;
import health.consilium.platform.json.WireNames;

/** How much a shared row tells of a patient's traits, from the most to the least. */
enum Detail {
  FULL {
    @Override
    Group of(Traits traits) {
      return new Group(
          WireNames.of(traits.ageBand()),
          WireNames.of(traits.sex()),
          WireNames.of(traits.division()),
          traits.knownDose());
    }
  },
  REGION_AND_TWENTY_YEARS {
    @Override
    Group of(Traits traits) {
      return new Group(
          twentyYears(traits.ageBand()),
          WireNames.of(traits.sex()),
          traits.division().region(),
          traits.knownDose());
    }
  },
  SEX_AND_HALF_A_LIFE {
    @Override
    Group of(Traits traits) {
      return new Group(
          halfALife(traits.ageBand()), WireNames.of(traits.sex()), null, traits.knownDose());
    }
  },
  SEX_AND_HALF_A_LIFE_WITHOUT_DOSE {
    @Override
    Group of(Traits traits) {
      return new Group(halfALife(traits.ageBand()), WireNames.of(traits.sex()), null, null);
    }
  },
  NOTHING {
    @Override
    Group of(Traits traits) {
      return new Group(null, null, null, null);
    }
  };

  abstract Group of(Traits traits);

  private static String twentyYears(AgeBand band) {
    return switch (band) {
      case FROM_18_TO_29, FROM_30_TO_39 -> "18-39";
      case FROM_40_TO_49, FROM_50_TO_59 -> "40-59";
      case FROM_60_TO_69, FROM_70_TO_79 -> "60-79";
      case FROM_80_TO_89, FROM_90 -> "80+";
    };
  }

  private static String halfALife(AgeBand band) {
    return switch (band) {
      case FROM_18_TO_29, FROM_30_TO_39, FROM_40_TO_49, FROM_50_TO_59 -> "18-59";
      case FROM_60_TO_69, FROM_70_TO_79, FROM_80_TO_89, FROM_90 -> "60+";
    };
  }
}
