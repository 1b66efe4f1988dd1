package dev.newel.read.sql;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/// The order in which files of migrations are carried out: names are compared as texts, and numbers
/// within them as numbers, so that `V2__names.sql` comes before `V10__prices.sql` and `V1__all.sql`
/// before `V1_1__keys.sql`, as Flyway has it.
public final class MigrationOrder implements Comparator<String> {
  /// Between letters and digits, and around what divides them.
  private static final Pattern PARTS = Pattern.compile("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  @Override
  public int compare(String one, String other) {
    var left = PARTS.split(sortable(one), -1);
    var right = PARTS.split(sortable(other), -1);
    for (var i = 0; i < Math.min(left.length, right.length); i++) {
      var found =
          NUMBER.matcher(left[i]).matches() && NUMBER.matcher(right[i]).matches()
              ? new BigInteger(left[i]).compareTo(new BigInteger(right[i]))
              : left[i].compareTo(right[i]);
      if (found != 0) {
        return found;
      }
    }
    var rest = Integer.compare(left.length, right.length);
    return rest != 0 ? rest : one.compareTo(other);
  }

  /// With what ends a version before what goes on with it: a blank comes before every other sign.
  private static String sortable(String name) {
    return name.replace("__", " ");
  }
}
