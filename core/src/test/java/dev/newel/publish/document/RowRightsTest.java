package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.read.DesignReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents speak of another's row where rows are somebody's, and of nothing else than the design
/// has.
class RowRightsTest {
  private static final List<String> SECTIONS =
      List.of(
          "endpoints-in-full",
          "status-codes",
          "error-strategy",
          "request-flow",
          "authorization",
          "attack-vectors",
          "threat-actors",
          "security-tests",
          "security-checklist");

  @TempDir private Path folder;

  @Test
  void whereRowsAreNobodysNoneIsAnothers() throws IOException {
    var told = told("user", "404");
    assertThat(told)
        .doesNotContainIgnoringCase("another's row")
        .doesNotContain("rows or rights of others", "caller's rights", "may not know of it")
        .doesNotContain("**Grant:**", "the condition once the row is found")
        .contains("**404 Not Found**: There is no such row or route. ")
        .contains("Token and role are checked before the data is touched.")
        .contains("who reaches for rights of others.")
        .contains("No write is open to strangers: held by `ACC002` and `ACC004`.");
  }

  @Test
  void whereOwnersDecideARowIsAnothers() throws IOException {
    assertThat(told("owner", "404"))
        .contains("Another's row looks as if it were absent: `404` `NOTE_NOT_FOUND`.")
        .contains("There is no such row or route, or the caller may not know of it. ")
        .contains("row are checked before the data is touched; another's row looks absent.")
        .contains("**Grant:** the caller must be allowed this very row (404).")
        .contains("- **Another's row:** answered 404.")
        .contains("| Reach for another's row | Rows with an owner |")
        .contains("rows or rights of others.", "| Another's row | ");
    assertThat(told("owner", "403"))
        .contains("Another's row is refused with `403`, and one that is not there with `404`")
        .contains("**404 Not Found**: There is no such row or route. ");
    assertThat(told("owner", "{ read: 404, write: 403 }"))
        .contains("Another's row is refused with `403` where the caller may see it, and otherwise")
        .contains("answered 404 where the caller may not see it, and 403 where they may see but");
    assertThat(told("{ user: by == viewer }", "404"))
        .contains("Another's row looks as if it were absent: `404` `NOTE_NOT_FOUND`.");
  }

  @Test
  void whereItsStateDecidesARowIsOutsideRights() throws IOException {
    assertThat(told("{ user: text != '' }", "404"))
        .doesNotContainIgnoringCase("another's row looks", "rows with an owner")
        .contains("A row outside the caller's rights looks as if it were absent: `404`")
        .contains("- **A row outside the caller's rights:** answered 404.")
        .contains("| Reach for a row outside the caller's rights | Rows under a condition |")
        .contains("touched; a row outside the caller's rights looks absent.");
  }

  /// What the operation does not speak of is absent, whoever may do what.
  @Test
  void whatIsLookedForAmongOnesOwnIsAnothersToo() throws IOException {
    assertThat(told("user, where: by == viewer", "403"))
        .contains("Another's row looks as if it were absent: `404` `NOTE_NOT_FOUND`.");
  }

  private String told(String access, String denied) throws IOException {
    var file = folder.resolve("design.yaml");
    Files.writeString(
        file,
        """
        newel: 1
        system: { name: small }
        entities:
          Person: { id: uuid key, email: email unique, secret: password(12..) }
          Note: { id: uuid key, by: Person, text: string(1..80) }
        identity: { users: Person, login: email, roles: { user: {} } }
        api: { access: user, denied: %s }
        resources:
          notes:
            of: Note
            get: { access: %s }
            delete: { access: %s }
        """
            .formatted(denied, access, access)
            .replace("by: Person,", access.equals("owner") ? "by: Person owner," : "by: Person,"));
    var rendering = Rendering.of(DesignReader.read(file));
    var told = new StringBuilder();
    SECTIONS.forEach(section -> told.append(rendering.section(section, 0, null)).append('\n'));
    return told.toString().replaceAll("(?<=[^\\n])\\n(?=[^\\n|#*-])\\s*", " ");
  }
}
