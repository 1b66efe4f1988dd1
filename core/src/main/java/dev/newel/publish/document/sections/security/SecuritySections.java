package dev.newel.publish.document.sections.security;

import dev.newel.publish.document.Section;
import java.util.List;

/// Sections on who may do what, and on what is protected how.
public final class SecuritySections {
  /// All of them.
  public static final List<Section> ALL =
      List.of(
          Posture.OVERVIEW,
          Posture.LAYERS,
          Posture.SECRETS,
          Posture.COMPLIANCE,
          Measures.SECTION,
          Threats.ASSETS,
          Threats.ACTORS,
          Threats.VECTORS,
          Authentication.SECTION,
          Authentication.TOKENS,
          Authentication.INTEGRATION,
          Authentication.SERVICES,
          Authentication.CALLERS,
          Authorization.SECTION,
          Authorization.MATRIX,
          Authorization.PERMISSIONS,
          DataProtection.CLASSES,
          DataProtection.ENCRYPTION,
          Inputs.VALIDATION,
          Inputs.INJECTION,
          Endpoints.SECTION,
          AuditEvents.SECTION,
          SecurityCases.SECTION);

  private SecuritySections() {}
}
