package health.consilium.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every verb without a predicate, in a role and a scope. Each attempt is a transaction that is
 * rolled back; what it did is looked at before, by somebody who sees all.
 */
final class Trial {
  /** What the service becomes for posts of several clinics: docs/decisions/0159. */
  static final String POSTER = "consilium_poster";

  /** Two clinics that have rows, and one that has none. */
  static final int CLINIC = 1001;

  static final int OTHER = 1002;
  private static final int ABSENT = 999_999;

  static final String INSUFFICIENT_PRIVILEGE = "42501";

  /**
   * @param setting what {@code app.clinic} is set to; absent where it never was
   * @param group the same of {@code app.clinics}
   */
  record Scope(String name, @Nullable String setting, @Nullable String group) {
    static final List<Scope> ALL =
        List.of(
            new Scope("of its clinic", "" + CLINIC, null),
            new Scope("of a clinic that has nothing", "" + ABSENT, null),
            new Scope("of the network", "0", null),
            new Scope("of a group", null, "{%d,%d}".formatted(CLINIC, OTHER)),
            new Scope("that has ended", "", ""),
            new Scope("that never was", null, null));

    static final List<Scope> OF_GROUPS =
        List.of(
            new Scope("of its clinic's group", null, "{%d}".formatted(CLINIC)),
            new Scope("of a group that has nothing", null, "{%d}".formatted(ABSENT)),
            new Scope("of nobody's group", null, "{}"),
            new Scope("of a clinic", "" + CLINIC, null),
            new Scope("that has ended", "", ""),
            new Scope("that never was", null, null));

    static final Scope NONE = ALL.getLast();

    boolean isNetwork() {
      return "0".equals(setting);
    }

    boolean isOpen() {
      return setting != null && !setting.isEmpty();
    }
  }

  /** A row: where it lies, which an update changes, and whose it is. */
  private record Row(String place, int clinic) {}

  private final Connection superuser;
  private final String role;
  private final Scope scope;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param superuser a connection on which no scope was ever set, and that does not commit
   */
  Trial(Connection superuser, String role, Scope scope) {
    this.superuser = superuser;
    this.role = role;
    this.scope = scope;
  }

  /** What the role sees or changes in this scope, and should not. */
  List<String> faults(ClinicalTable table) throws SQLException {
    faults.clear();
    look(table);
    attempt(table, table.update());
    attempt(table, table.delete());
    for (int clinic : List.of(CLINIC, OTHER)) {
      attempt(table, table.insert(clinic));
      attempt(table, table.move(clinic));
    }
    return List.copyOf(faults);
  }

  /** The same, and the verb that row-level security says nothing about. */
  List<String> faultsWithTruncation(ClinicalTable table) throws SQLException {
    var all = new ArrayList<>(faults(table));
    faults.clear();
    attempt(table, table.truncate());
    all.addAll(faults);
    return all;
  }

  private void look(ClinicalTable table) throws SQLException {
    enter();
    try (var select = superuser.createStatement();
        var row = select.executeQuery(table.select())) {
      var seen = new ArrayList<Integer>();
      while (row.next()) {
        seen.add(row.getInt(1));
      }
      judge(table, seen);
    } catch (SQLException e) {
      requireRefusal(table, table.select(), e);
    } finally {
      superuser.rollback();
    }
  }

  private void judge(ClinicalTable table, List<Integer> seen) {
    boolean mayReadAll =
        (ClinicalCatalog.SHARED.contains(table.name()) && scope.isOpen()) || moderates(table);
    if (!mayReadAll && !seen.stream().allMatch(this::isOf)) {
      fault(table, "select sees rows of others");
    }
    if (isOf(CLINIC) && !seen.contains(CLINIC) && !ClinicalCatalog.HIDDEN.contains(table.name())) {
      fault(table, "select does not see its own");
    }
  }

  private void attempt(ClinicalTable table, String sql) throws SQLException {
    var before = othersRows(table);
    enter();
    try (var statement = superuser.createStatement()) {
      statement.executeUpdate(sql);
      statement.execute("reset role");
      boolean keeps =
          (ClinicalCatalog.SHARED.contains(table.name()) && scope.isNetwork()) || moderates(table);
      if (!keeps && !before.equals(othersRows(table))) {
        fault(table, "touches others' rows: " + sql);
      }
    } catch (SQLException e) {
      requireRefusal(table, sql, e);
    } finally {
      superuser.rollback();
    }
  }

  private void requireRefusal(ClinicalTable table, String sql, SQLException failure) {
    if (!INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
      fault(table, "fails: " + sql + ": " + failure.getMessage());
    }
  }

  private void enter() throws SQLException {
    try (var statement = superuser.createStatement()) {
      if (scope.setting() != null) {
        statement.execute("select set_config('app.clinic', '%s', true)".formatted(scope.setting()));
      }
      if (scope.group() != null) {
        statement.execute("select set_config('app.clinics', '%s', true)".formatted(scope.group()));
      }
      statement.execute("set local role " + role);
    }
  }

  /** Whether the role is in the scope of that clinic and of no other. */
  private boolean isOf(int clinic) {
    return role.equals(POSTER)
        ? "{%d}".formatted(clinic).equals(scope.group())
        : ("" + clinic).equals(scope.setting());
  }

  private Set<Row> othersRows(ClinicalTable table) throws SQLException {
    try (var select = superuser.createStatement();
        var row =
            select.executeQuery(
                "select ctid, %s from %s".formatted(table.clinic(), table.name()))) {
      var others = new HashSet<Row>();
      while (row.next()) {
        if (!isOf(row.getInt(2))) {
          others.add(new Row(row.getString(1), row.getInt(2)));
        }
      }
      return others;
    }
  }

  private void fault(ClinicalTable table, String what) {
    faults.add("%s: as %s in a scope %s %s".formatted(table.name(), role, scope.name(), what));
  }

  private boolean moderates(ClinicalTable table) {
    return ClinicalCatalog.MODERATED.contains(table.name()) && scope.isNetwork();
  }
}
