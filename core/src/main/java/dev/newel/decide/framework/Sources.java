package dev.newel.decide.framework;

/// Who says what the criteria say.
final class Sources {
  static final String SKILL = "Document family `skill`, decision framework";
  static final String ASSESSMENT =
      "Azure Architecture Center, Microservices assessment and readiness";
  static final String MONOLITH = "M. Fowler, MonolithFirst";
  static final String PREREQUISITES = "M. Fowler, MicroservicePrerequisites";
  static final String COUPLING = "microservices.io, Dark matter forces: minimize runtime coupling";
  static final String LEVELING = "Azure Architecture Center, Queue-Based Load Leveling pattern";
  static final String INTERSERVICE =
      "Azure Architecture Center, Interservice communication in microservices";
  static final String LONG_RUNNING =
      "Google AIP-151; Azure REST API guidelines, long-running operations";
  static final String AWS_MESSAGING = "AWS agent toolkit, messaging";
  static final String OUTBOX = "AWS Prescriptive Guidance, Transactional outbox pattern";
  static final String CACHING = "Azure Architecture Center, Caching guidance";
  static final String CACHE_ASIDE = "Azure Architecture Center, Cache-Aside pattern";
  static final String API_DESIGN = "Azure Architecture Center, API design for microservices";
  static final String STORES = "Azure Architecture Center, Data store considerations";
  static final String STORE_TREE = "Azure Architecture Center, Data store decision tree";
  static final String SAGA = "Azure Architecture Center, Saga design pattern";
  static final String PAGES = "Zalando RESTful API Guidelines, #160; Google AIP-158";

  private Sources() {}
}
