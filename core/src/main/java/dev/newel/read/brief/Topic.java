package dev.newel.read.brief;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a part of a document is about, by the words of its heading or of the line above it. Of two
/// topics that fit one title the first counts.
enum Topic {
  CONTENTS("table of contents|contents|toc|quick links?"),
  HISTORY(
      "change ?log|(?:revision|change|document|version|update) history|updates? log|revisions|approvals?|sign[- ]?off"),
  REFERENCES(
      "references|resources|further reading|related (?:documents?|documentation|links)|see also|appendix|links"),
  EXCLUSIONS(
      "(?:explicitly )?out[- ]of[- ]scope|scope exclusions?|non[- ]?goals?|not in scope|exclusions?|not included|explicitly not.*"
          + "|(?:future|later) (?:work|enhancements?|considerations?|scope|phases?|features?|improvements?|possibilities|extensions)"
          + "|won'?t have|deferred(?: .*)?|post[- ]mvp(?: .*)?|what (?:this|it|we)(?: is|'re| are)? not.*"),
  IN_SCOPE("in[- ]scope|scope|mvp scope"),
  EXAMPLE("(?:worked )?examples?|sample(?: .*)?|templates?|instructions"),
  ASSUMPTIONS("(?:key )?assumptions?(?: (?:&|and) dependencies)?"),
  RISKS("(?:.* )?risks?(?: .*)?|threats|concerns|.*pitfalls"),
  QUESTIONS(
      "(?:open|unresolved|outstanding|remaining|resolved|key)?(?: ?(?:research|design))? ?(?:questions?|issues)(?: .*)?"
          + "|clarifications?(?: .*)?|decisions? needed|needs clarification|to be decided|q ?& ?a"),
  PERSONAS("(?:.* )?personas?(?: .*)?"),
  JOURNEYS("(?:.* )?(?:journeys?|user flows?|scenarios?)(?: .*)?"),
  STORIES("(?:.* )?(?:user )?stories(?: .*)?|user story(?: .*)?|epics?(?: .*)?"),
  GOALS(
      "(?:.* )?(?:goals?|objectives?|vision|kpis?)(?: .*)?|(?:business|expected|user) (?:value|impact|outcomes?)|impact|benefits|success (?:metrics?|criteria|measures?)"
          + "|measurable outcomes|metrics|definition of done|(?:.* )?pain points.*|market.*|business case|motivation"),
  ACCEPTANCE(
      "(?:.* )?(?:acceptance|verification|validation) (?:criteria|scenarios?|tests?)|acceptance|edge cases"),
  NON_FUNCTIONAL(
      "(?:.* )?(?:non[- ]?functional|quality)(?: .*)?|(?:service|performance|security|reliability|availability|scalability|usability) requirements?"
          + "|nfrs?|slas?|slos?|service levels?(?: .*)?|performance (?:targets?|goals?|contracts?|budgets?|criteria)"),
  FUNCTIONAL(
      "(?:.* )?functional(?: .*)?|(?:core|key|product|main|system|proposed) features?|features|feature (?:list|requirements?|set)|capabilities"),
  INTERFACE_REQUIREMENTS("(?:.* )?(?:interface|integration|api) requirements?"),
  DATA_REQUIREMENTS("(?:.* )?data requirements?"),
  STACK(
      "(?:.* )?(?:tech(?:nology|nical)?[- ]stack|technolog(?:y|ies)|stack|tooling|tools and .*|languages? and .*|platforms?)(?: .*)?"
          + "|technical (?:requirements?|constraints|context|preferences|decisions|choices)|key decisions|frameworks?(?: .*)?|dependencies added|(?:required|needed|necessary|development|build) tools"),
  CONSTRAINTS(
      "(?:.* )?(?:constraints?|limitations?)(?: .*)?|(?:regulatory|compliance|legal) (?:requirements?|considerations)"),
  REQUIREMENTS(
      "(?:.* )?requirements?(?: .*)?|must[- ]haves?|should[- ]haves?|could[- ]haves?|nice[- ]to[- ]haves?"),
  TIMELINE(
      "timeline|milestones?|schedule|roadmap|(?:estimated )?(?:effort|duration)|sprints?(?: .*)?|release plan"),
  GLOSSARY(
      "glossary(?: .*)?|definitions?(?: .*)?|terms?(?: .*)?|terminology|acronyms?(?: .*)?|abbreviations?|ubiquitous language"),
  EXISTING(
      "(?:.* )?(?:existing|current)(?: .*)? (?:code|codebase|interfaces?|components?|implementation|services|patterns|apis?|modules?|functionality)(?: .*)?"
          + "|codebase (?:analysis|findings)|related code|extend(?:[- ]or[- ]| vs\\.? )(?:new|create)(?: .*)?|reus(?:e|able)(?: .*)?"),
  NAMING("(?:.* )?naming(?: .*)?"),
  FILES(
      "(?:.* )?files?(?: (?:to|modified|created|changed|affected|touched|involved)(?: .*)?|(?:/.*)?)|(?:new|modified|changed|affected|created) (?:files?|components|utilities|pages|modules|.* routes)"
          + "|write zones?|deliverables"),
  STEPS(
      "(?:.* )?(?:task list|tasks|todos?|next steps|steps|action items|checklists?|to[- ]do|subtasks|work items)(?: .*)?"
          + "|(?:implementation|migration|work|project|rollout|execution) (?:plan|steps|phases?|tasks|approach|progress)(?: .*)?|workflow"),
  PERMISSIONS(
      "(?:.* )?(?:permissions?|authorization|access control|rbac|role[- ]based access(?: control)?)(?: .*)?"),
  ACTORS(
      "(?:.* )?(?:actors?|roles?|user (?:types?|groups?|classes)|target (?:users?|audience)|stakeholders?|users)(?: .*)?"),
  ERRORS("(?:.* )?(?:errors?|error codes?|exit codes?|exceptions?)(?: .*)?"),
  EVENTS("(?:.* )?(?:events?|messages?|topics)(?: .*)?"),
  INTEGRATIONS(
      "(?!.*\\b(?:verification|tests?|testing)\\b)(?:(?:.* )?integrations(?: .*)?|(?:(?:external|third[- ]party|systems?|services?|api|required|planned) )?integration(?: (?:points?|requirements?|partners?|overview|needs?|targets?))?"
          + "|(?:.* )?(?:third[- ]party(?: .*)?|external (?:systems?|services?|dependencies|interfaces?|apis?))(?: .*)?)"),
  SETTINGS(
      "(?:.* )?(?:environment variables?|env vars?|settings|configuration|config|parameters to configure)(?: .*)?"),
  ENTITIES(
      "(?:.* )?entit(?:y|ies)|entit(?:y|ies) (?:definitions?|catalog\\w*|list|models?|details|diagram|relationships?|descriptions?|overview)|(?:.* )?(?:data models?|domain models?|data (?:structures?|objects?|dictionary|design|schema)|database (?:schema|tables|design)|schemas?(?: definitions?)?|tables|dtos?"
          + "|data transfer objects?|models|value objects)(?: .*)?"),
  ENDPOINTS("(?:.* )?(?:endpoints?|api|apis|routes|rest(?:ful)?)(?: .*)?"),
  BACKGROUND(
      "(?:.* )?(?:overview|summary|introduction|purpose|problem(?: statement)?|background|context|description|solution|about)(?: .*)?");

  private static final Pattern NUMBER =
      Pattern.compile(
          "^(?:(?:section|part|chapter)\\s+)?(?:\\d{1,3}(?:\\.\\d{1,3}){0,5}|[A-Z])[.):]?\\s+(?=\\S)|^[^\\p{L}\\p{N}]+");
  private static final int LONGEST = 90;

  private final Pattern words;

  Topic(String words) {
    this.words = Pattern.compile("(?:" + words + ")", Pattern.CASE_INSENSITIVE);
  }

  /// Topics whose lists and sentences state requirements.
  static final Set<Topic> REQUIRING =
      EnumSet.of(
          NON_FUNCTIONAL,
          FUNCTIONAL,
          REQUIREMENTS,
          INTERFACE_REQUIREMENTS,
          DATA_REQUIREMENTS,
          STORIES,
          ACCEPTANCE);

  /// Topics that speak of people and wishes, not of the system.
  static final Set<Topic> BESIDE =
      EnumSet.of(
          CONTENTS, HISTORY, REFERENCES, EXAMPLE, PERSONAS, JOURNEYS, TIMELINE, RISKS, EXCLUSIONS);

  /// The topic of a title; null where its words name none.
  static @org.jspecify.annotations.Nullable Topic of(String title) {
    var words = bare(title);
    if (words.isEmpty() || words.length() > LONGEST) {
      return null;
    }
    for (var topic : values()) {
      if (topic.words.matcher(words).matches()) {
        return topic;
      }
    }
    return null;
  }

  /// A title without its number, its signs and what stands in brackets at its end.
  static String bare(String title) {
    var words = title.strip();
    words = NUMBER.matcher(words).replaceFirst("").strip();
    words = NUMBER.matcher(words).replaceFirst("").strip();
    words =
        words.replaceAll("[\\s:*_.–—-]+$", "").replaceAll("\\s*[(\\[][^()\\[\\]]{0,60}[)\\]]$", "");
    return words.replaceAll("[^\\p{L}\\p{N})\\]}>`'\"”/+#%?!]+$", "").strip();
  }

  static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }
}
