package apiary;

final class Paths {
  static final String ROOT = "/api";
  static final String HIVES = ROOT + "/hives";

  private Paths() {}
}
