package health.consilium;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.core.domain.properties.HasReturnType.Predicates.rawReturnType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import health.consilium.access.ClinicNumber;
import health.consilium.directory.ChangeTag;
import health.consilium.mirror.ExportTag;
import health.consilium.platform.http.BuildTag;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.http.Tagged;
import health.consilium.platform.sql.Database;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The walls of the house, as docs/architecture.md draws them. */
class ArchitectureTest {
  private static final String ROOT = "health.consilium";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void arrows_point_down() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .withOptionalLayers(true)
        .layer("start")
        .definedBy(ROOT)
        .layer("site")
        .definedBy(ROOT + ".site..")
        .layer("search")
        .definedBy(ROOT + ".search..")
        .layer("mirror")
        .definedBy(ROOT + ".mirror..")
        .layer("intake")
        .definedBy(ROOT + ".intake..")
        .layer("directory")
        .definedBy(ROOT + ".directory..")
        .layer("discussion")
        .definedBy(ROOT + ".discussion..")
        .layer("insight")
        .definedBy(ROOT + ".insight..")
        .layer("observation")
        .definedBy(ROOT + ".observation..")
        .layer("access")
        .definedBy(ROOT + ".access..")
        .layer("platform")
        .definedBy(ROOT + ".platform..")
        .ensureAllClassesAreContainedInArchitecture()
        .whereLayer("start")
        .mayOnlyAccessLayers("observation", "access", "platform")
        .whereLayer("site")
        .mayOnlyAccessLayers(
            "search",
            "mirror",
            "intake",
            "directory",
            "discussion",
            "insight",
            "observation",
            "access",
            "platform")
        .whereLayer("search")
        .mayOnlyAccessLayers("directory", "access", "platform")
        .whereLayer("mirror")
        .mayOnlyAccessLayers("directory", "access", "platform")
        .whereLayer("intake")
        .mayOnlyAccessLayers("directory", "access", "platform")
        .whereLayer("directory")
        .mayOnlyAccessLayers("access", "platform")
        .whereLayer("discussion")
        .mayOnlyAccessLayers("insight", "observation", "access", "platform")
        .whereLayer("insight")
        .mayOnlyAccessLayers("observation", "access", "platform")
        .whereLayer("observation")
        .mayOnlyAccessLayers("access", "platform")
        .whereLayer("access")
        .mayOnlyAccessLayers("platform")
        .whereLayer("platform")
        .mayNotAccessAnyLayer()
        .check(CODE);
  }

  @Test
  void rooms_have_no_cycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CODE);
    slices().matching(ROOT + ".platform.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void a_table_never_leaves_its_room() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .bePackagePrivate()
        .andShould()
        .haveSimpleNameEndingWith("Row")
        .check(CODE);
  }

  @Test
  void a_resource_method_is_public_since_quarkus_ignores_others_with_a_warning_only() {
    methods().that().areMetaAnnotatedWith(HttpMethod.class).should().bePublic().check(CODE);
  }

  @Test
  void every_resource_method_says_who_may_call_it() {
    methods()
        .that()
        .areMetaAnnotatedWith(HttpMethod.class)
        .should()
        .beAnnotatedWith(PermitAll.class)
        .orShould()
        .beAnnotatedWith(RolesAllowed.class)
        .check(CODE);
  }

  /** Or its answer tells by itself what it is called: as a version, or as a file's digest. */
  @Test
  void whatever_caches_may_keep_has_a_tag() {
    var tagged =
        annotatedWithOrWithin(BuildTag.class)
            .or(annotatedWithOrWithin(ChangeTag.class))
            .or(annotatedWithOrWithin(ExportTag.class))
            .or(rawReturnType(assignableTo(Tagged.class)).forSubtype())
            .or(rawReturnType(Response.class).forSubtype());
    methods()
        .that()
        .areMetaAnnotatedWith(HttpMethod.class)
        .and(annotatedWithOrWithin(PublicCache.class))
        .should(ArchCondition.from(tagged))
        .check(CODE);
  }

  /** As JAX-RS binds what is around a method: by the method or by its class. */
  private static DescribedPredicate<JavaMethod> annotatedWithOrWithin(
      Class<? extends Annotation> binding) {
    return DescribedPredicate.describe(
        "annotated with @%s, or in such a class".formatted(binding.getSimpleName()),
        method -> method.isAnnotatedWith(binding) || method.getOwner().isAnnotatedWith(binding));
  }

  @Test
  void resources_translate_http_and_know_no_tables() {
    noClasses()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..")
        .orShould()
        .dependOnClassesThat(simpleNameEndingWith("Row"))
        .check(CODE);
  }

  @Test
  void what_a_bean_needs_comes_through_its_constructor() {
    noFields().should().beAnnotatedWith(Inject.class).check(CODE);
    noFields().should().beAnnotatedWith(ConfigProperty.class).check(CODE);
  }

  @Test
  void time_is_told_by_the_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".platform.time..")
        .should()
        .callMethodWhere(
            target(owner(resideInAPackage("java.time")))
                .and(target(nameMatching("now")))
                .and(not(target(rawParameterTypes(Clock.class)))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(Clock.class)))
                .and(target(nameMatching("system.*|tick.*")))
                .and(not(target(rawParameterTypes(Clock.class, Duration.class)))))
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CODE);
  }

  @Test
  void nobody_holds_a_clinic_whom_access_did_not_let_in() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".access..")
        .should()
        .callConstructor(ClinicNumber.class, int.class)
        .check(CODE);
  }

  @Test
  void nothing_is_called_after_what_it_is_built_like() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|DTO|Dto|Data|Info)")
        .check(CODE);
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..common..", "..impl..", "..dto..", "..service..", "..model..")
        .check(CODE);
  }

  /**
   * A pattern of Java's may take for ever, and one of RE2/J never does: docs/decisions/0090. A
   * check looks at a few characters behind a match.
   */
  @Test
  void texts_are_screened_by_patterns_that_take_linear_time() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".platform.text")
        .and()
        .haveNameNotMatching(".*[.]Check([$].*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex")
        .check(CODE);
  }

  /** Each of these owns hand-written PostgreSQL statements, and says in its comment why. */
  private static final String[] STATEMENT_OWNERS = {
    "health.consilium.access.(Admission|AuditSealer|AuditSeals|AuditTable|EachClinic)",
    "health.consilium.directory.(CorrectionTable|DueTable|LastChange|QualityTable)",
    "health.consilium.discussion.(Author|Contribution|Discussion|Edit|Feed|Follow|History|Post|Queue|Visit|Words)Table",
    "health.consilium.insight.(EventDraft|(Event|Excursion|Outcome|Safety|Trajectory)Counts|OwnEvents|Release(Cells|Draft|Job|Reading)|Scores|Shared(Draft|Reading)|SignalReading|Standings)",
    "health.consilium.intake.ImportTable",
    "health.consilium.mirror.ExportTable",
    "health.consilium.observation.(BatchTable|CourseTable|DemoObservations|Inductions|ObservationTable|ObservationVersions|OutcomeRebuild|Outcomes|RecordTable|SafetyFigures|SessionTable|Trajectories|WithdrawalTable)",
    "health.consilium.platform.idempotency.IdempotencyTable",
    "health.consilium.platform.postgres..*",
    "health.consilium.platform.sql.Database",
    "health.consilium.search.(Cards|Counting|Dictionary|FacetMaps|(Facet|Name)Shares|NameIndex|NameSearch|Projection|Ranking|RollCall|Terms|Upkeep|Walk)",
  };

  @Test
  void queries_stand_where_the_compiler_checks_them_but_for_a_few_hand_written_ones() {
    noClasses()
        .that()
        .haveNameNotMatching(String.join("|", STATEMENT_OWNERS))
        .and()
        .haveSimpleNameNotEndingWith("_")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Connection.class)))
                .and(target(nameMatching("prepare.*|createStatement"))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(Database.class)))
                .and(target(nameMatching("list|find|update"))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(EntityManager.class)))
                .and(target(nameMatching("create.*Query|createSelection.*|createMutation.*"))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(PanacheEntityBase.class)))
                .and(target(nameMatching("find|list|stream|count|update|delete"))))
        .check(CODE);
  }
}
