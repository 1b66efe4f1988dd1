package dev.newel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.hurl.HurlEmitter;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.postman.PostmanEmitter;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Contracts tell a client how a request names its tenant.
class TenantContractsTest {
  private static final String DESIGN =
      """
      tenancy: { of: Company, %s }
      identity: { users: User, login: email, roles: { member: {}, support: {} } }
      entities:
        Company: { id: uuid key, code: string(2..10) unique }
        User: { id: uuid key, company: Company tenant, email: email unique }
        Project: { id: uuid key, company: Company tenant, name: string }
      resources:
        projects: { of: Project, list: { access: member }, get: { access: public } }
      """;

  private static String file(Emitter emitter, String tenancy) {
    var files = Designs.files(emitter, Designs.of(DESIGN.formatted(tenancy)));
    return Objects.requireNonNull(files.values().iterator().next());
  }

  private static OpenApiEmitter openapi() {
    return new OpenApiEmitter(OpenApiEmitter.Format.YAML);
  }

  @Test
  void aTokenSaysItWithoutAnotherWord() {
    assertThat(file(openapi(), "from: token, cross: [support]"))
        .contains(
            "A request reaches the rows of one `Company` alone: that of the caller.",
            "With the role `support` all are reached.")
        .doesNotContain("{tenant}", "X-Tenant");
    assertThat(file(new PostmanEmitter(), "from: token"))
        .contains("A request reaches the rows of one `Company` alone: that of the caller.");
    assertThat(file(new HurlEmitter(), "from: token"))
        .contains("# A request reaches the rows of one `Company` alone: that of the caller.");
  }

  @Test
  void aHeaderIsAParameterThatOnlyThePublicAndTheRolesOfAllTenantsLeaveOut() {
    var header =
        """
                - name: X-Tenant
                  in: header
                  description: The tenant. The `code` of a row of `Company`.
        """;
    var alone = file(openapi(), "from: header, header: X-Tenant");
    assertThat(alone.substring(alone.indexOf("operationId: projects.list")))
        .contains(header + "          required: true\n");
    assertThat(alone.substring(alone.indexOf("operationId: projects.get")))
        .contains(header + "          schema:\n            type: string\n");
    assertThat(file(openapi(), "from: header, header: X-Tenant, cross: [support]"))
        .contains(header)
        .doesNotContain(header + "          required: true\n");
  }

  @Test
  void collectionsHoldTheHeaderInAVariable() {
    var postman = file(new PostmanEmitter(), "from: header, header: X-Tenant, cross: [support]");
    assertThat(postman)
        .contains("\"key\": \"X-Tenant\"", "\"value\": \"{{tenant}}\"", "\"key\": \"tenant\"");
    var hurl = file(new HurlEmitter(), "from: header, header: X-Tenant");
    assertThat(hurl)
        .contains("--variable tenant=", "# tenant: The tenant.", "\nX-Tenant: {{tenant}}\n")
        .contains("\n# X-Tenant: ");
  }

  @Test
  void theHostIsAPartOfTheAddress() {
    assertThat(file(openapi(), "from: subdomain"))
        .contains(
            """
            servers:
              - url: https://{tenant}.{host}
                variables:
                  tenant:
                    default: tenant
                    description: The `code` of a row of `Company`.
                  host:
                    default: localhost
                    description: Where the system runs.
            """);
    assertThat(file(new PostmanEmitter(), "from: subdomain"))
        .contains("\"http://tenant.localhost:8080");
    assertThat(file(new HurlEmitter(), "from: subdomain"))
        .contains("--variable baseUrl=http://tenant.localhost:8080", "first label of the host");
  }
}
