package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a public register says of one NPI. It says who there is and how to reach them, never that
 * they give ketamine: {@link Directory#enroll} lists nobody.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Registration.OfPerson.class, name = "person"),
  @JsonSubTypes.Type(value = Registration.OfOrganization.class, name = "organization"),
  @JsonSubTypes.Type(value = Registration.Ended.class, name = "ended")
})
public sealed interface Registration {
  Npi npi();

  /**
   * A person, of type 1.
   *
   * @param credentials degrees behind the name, such as MD, each 1 to 200 characters
   * @param specialties NUCC taxonomy codes
   * @param telecom how to reach them where they practise
   */
  record OfPerson(
      Npi npi,
      PersonName name,
      List<String> credentials,
      List<String> specialties,
      List<ContactPoint> telecom)
      implements Registration {
    public OfPerson {
      credentials.forEach(each -> Rules.text("credentials", each, Rules.NAME_LENGTH));
      Rules.specialties(specialties);
      credentials = Rules.several("credentials", credentials);
      specialties = Rules.several("specialties", specialties);
      telecom = Rules.several("telecom", telecom);
    }
  }

  /**
   * An organization, of type 2.
   *
   * @param name 1 to 200 characters
   * @param alias another name it is known by
   * @param specialties NUCC taxonomy codes
   * @param address where it practises, in one of the gazetteer's ZIPs
   * @param telecom how to reach it there
   */
  record OfOrganization(
      Npi npi,
      String name,
      @Nullable String alias,
      List<String> specialties,
      Address address,
      List<ContactPoint> telecom)
      implements Registration {
    public OfOrganization {
      Rules.text("name", name, Rules.NAME_LENGTH);
      Rules.optionalText("alias", alias);
      Rules.specialties(specialties);
      specialties = Rules.several("specialties", specialties);
      telecom = Rules.several("telecom", telecom);
    }
  }

  /** One that no longer holds. */
  record Ended(Npi npi) implements Registration {}
}
