package dev.newel.read.openapi;

import dev.newel.finding.FindingId;

/// What reading and checking an OpenAPI description can find. Ids are never reused.
public enum OasId implements FindingId {
  BAD_VERSION("OAS001", "A description says no version of OpenAPI or AsyncAPI that is read."),
  LACKS("OAS002", "A part of a description lacks what its format demands of it."),
  WRONG_KIND("OAS003", "A value in a description is of another kind than its format demands."),
  UNKNOWN_NAME("OAS004", "A name in a description is none that its format has there."),
  BROKEN_REF("OAS005", "A `$ref` leads to what is not there."),
  REF_OUTSIDE("OAS006", "A `$ref` leads out of the folder of the description."),
  REF_CIRCLE("OAS007", "References lead back to themselves with nothing between them."),
  WRONG_WORD("OAS008", "A value in a description is none of the words that its format has there."),
  SAME_OPERATION_ID("OAS009", "Two operations have the same `operationId`."),
  PATH_PARAMETER_MISSING(
      "OAS010", "A parameter in the braces of a path or an address is not declared."),
  PATH_PARAMETER_UNUSED(
      "OAS011", "A declared parameter of a path or an address does not stand in it."),
  SAME_PATH("OAS012", "Two paths differ in the names of their parameters alone."),
  PARAMETER_TWICE("OAS013", "A parameter is declared twice for one operation."),
  REQUIRED_UNDEFINED("OAS014", "A schema requires a property that it does not define."),
  LIST_OF_UNKNOWN("OAS015", "A list does not say what its items are."),
  EXAMPLE("OAS016", "An example is not what its schema demands."),
  NO_SUCCESS("OAS017", "An operation has no answer of success."),
  NO_SECURITY("OAS018", "Nothing says whether an operation demands credentials."),
  UNKNOWN_SCHEME("OAS019", "Credentials are demanded by a scheme that is not defined."),
  SERVER_VARIABLE("OAS020", "A variable of a server's address is not defined, or is not used."),
  PATH_FORM("OAS021", "A path is not written as OpenAPI wants it."),
  FORMAT("OAS022", "A format does not go with the type beside it."),
  UNUSED("OAS023", "Nothing refers to a component."),
  CONTRADICTION("OAS024", "A schema allows no value, or a default or word that it forbids."),
  OTHER_VERSION("OAS025", "A keyword belongs to another version of OpenAPI."),
  BESIDE_REF("OAS026", "What stands beside a `$ref` is ignored in this version of OpenAPI."),
  SAME_NAME("OAS027", "Two names of one list are the same."),
  TOO_MUCH("OAS028", "A description has more files than are read.");

  private final String id;
  private final String meaning;

  OasId(String id, String meaning) {
    this.id = id;
    this.meaning = meaning;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
