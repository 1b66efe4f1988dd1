package dev.newel.read.brief;

import dev.newel.foreign.brief.Item.Measure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which words say what a number measures.
final class MeasureWords {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;

  /// What a time measures, the surer words first.
  private static final Map<Pattern, Measure> TIMES = times();

  private static final Pattern WEAK =
      Pattern.compile("\\b(?:times?|duration|api|calls?|pages?|within|requests?)\\b", FLAGS);

  static final Pattern AVAILABILITY =
      Pattern.compile("\\b(?:uptime|availab(?:le|ility)|slas?|slos?)\\b", FLAGS);
  static final Pattern ERRORS =
      Pattern.compile(
          "\\b(?:error[- ]rates?|failure[- ]rates?|failed (?:requests|calls|jobs)|error budget|errors|5xx)\\b",
          FLAGS);
  static final Pattern COVERAGE =
      Pattern.compile("\\b(?:coverage|covered by (?:unit )?tests)\\b", FLAGS);
  static final Pattern RATIO =
      Pattern.compile(
          "\\b(?:hit[- ](?:ratio|rate)|utili[sz]ation|cpu|memory|accuracy|precision|recall|packet loss|success rate|delivery rate)\\b",
          FLAGS);
  /// A change of something that is counted in business, not in the system.
  static final Pattern CHANGE =
      Pattern.compile(
          "\\b(?:reduc\\w+|increas\\w+|improv\\w+|decreas\\w+|grow\\w*|conver\\w+|adopt\\w*|satisf\\w+|engag\\w+|retention rate|churn|revenue|market|nps|faster|fewer|cut|save[sd]?|less time|bounce)\\b",
          FLAGS);
  static final Pattern CONCURRENT =
      Pattern.compile(
          "\\b(?:concurrent(?:ly)?|simultaneous(?:ly)?|in parallel|at the same time|at once)\\b",
          FLAGS);
  static final Pattern CAPACITY =
      Pattern.compile(
          "\\b(?:support\\w*|handl\\w+|scal\\w+|stor(?:e|es|ing|age)|hold\\w*|manag\\w+|accommodat\\w+|up to|exceed\\w*|maximum|max|capacity|volumes?|initial\\w*|growth|peak|datasets?|at least|limit\\w*)\\b",
          FLAGS);
  static final Pattern BULK =
      Pattern.compile(
          "\\b(?:max\\w*|up to|limit\\w*|size|at most|memory|bundle|payload|uploads?|storage|footprint|disk|ram|body|attachments?|files?|volume|exceed)\\b|[<≤]",
          FLAGS);
  static final Pattern RATE_LIMIT =
      Pattern.compile(
          "\\b(?:rate[- ]?limit\\w*|limit(?:s|ed|ing)?|throttl\\w+|brute[- ]force|quotas?|lock(?:s|ed|out)?|block(?:s|ed)?|attempts?|max(?:imum)?|no more than|at most|allow(?:s|ed)?)\\b",
          FLAGS);
  static final Pattern THROUGHPUT =
      Pattern.compile(
          "(?i).*\\b(?:requests?|transactions?|messages?|events?|operations?|quer(?:y|ies)|calls?|orders?|records?|rows|reads|writes|bookings?|uploads?|notifications?|emails?|jobs?|documents?|files|logins?|tps|rps)$");

  /// People who take their time: their pace is no property of the system.
  private static final Pattern JOURNEY =
      Pattern.compile(
          "\\b(?:users?|customers?|admins?|administrators?|developers?|people|persons?|members?|visitors?|operators?|staff|agents?|teams?|stakeholders?|employees?|shoppers?|patients?|clients?|managers?|organizers?|students?|they|we|i|(?!servers|containers|workers|consumers|producers|brokers|routers|clusters|schedulers|handlers|controllers|processors|loaders|parsers|headers|orders|numbers|errors)\\p{L}{2,}(?:ers|ors|ists|ians|ants|ees))\\b.{0,40}?\\b(?:complet\\w+|finish\\w*|onboard\\w*|learn\\w*|set(?:ting)? ?up|regist\\w+|sign(?:ing)?[ -]?up|creat\\w+|find\\w*|locat\\w+|book\\w*|buy\\w*|purchas\\w+|check(?:ing)?[ -]?out|discover\\w*|understand\\w*|configur\\w+|fill\\w*|figure|get(?:ting)? started|submit|resolv\\w+|identif\\w+|schedul\\w+|accomplish|spend\\w*|travel\\w*|walk\\w*|wait\\w*|cook\\w*|go through)\\b",
          FLAGS);
  private static final Pattern PACE =
      Pattern.compile(
          "\\b(?:onboard\\w*|learning curve|set-?up time|training|time[- ]to[- ](?:first|market|value|hire|onboard|complete|task|productivity)|travel(?:l?ing)? time|journey time|lead time|task completion|support tickets?|development time|manual\\w*|user journey|clicks|review(?:ers?)? (?:time|within)|meetings?|from (?:clone|install)|deploy\\w* time)\\b",
          FLAGS);
  private static final Pattern SYSTEM_STARTS =
      Pattern.compile(
          "\\b(?:of|after|from) (?:submi\\w+|click\\w*|the request|request\\w*|send\\w+|press\\w+|open\\w+|receiv\\w+|creation)\\b",
          FLAGS);

  private MeasureWords() {}

  /// What a time means in words that lead up to it, the nearest keyword deciding; null where none
  /// is there.
  static @Nullable Measure time(String before) {
    Measure found = null;
    var nearest = -1;
    for (var entry : TIMES.entrySet()) {
      var match = entry.getKey().matcher(before);
      var last = -1;
      while (match.find()) {
        last = match.end();
      }
      if (last > nearest) {
        nearest = last;
        found = entry.getValue();
      }
    }
    return found == null && WEAK.matcher(before).find() ? Measure.LATENCY : found;
  }

  /// Whether a time in this sentence is that of a person's work and not of the system's.
  static boolean isJourney(String sentence, String around) {
    return (JOURNEY.matcher(sentence).find() && !SYSTEM_STARTS.matcher(sentence).find())
        || PACE.matcher(sentence).find()
        || PACE.matcher(around).find();
  }

  private static Map<Pattern, Measure> times() {
    var times = new LinkedHashMap<Pattern, Measure>();
    put(times, "rpo|recovery[- ]point\\w*|data loss", Measure.RECOVERY_POINT);
    put(
        times,
        "rto|mttr|recovery[- ]time\\w*|recover\\w*|fail-?over|restor\\w+",
        Measure.RECOVERY_TIME);
    put(times, "down-?time", Measure.AVAILABILITY);
    put(
        times,
        "retain\\w*|retention|kept|keep(?:s|ing)?|stored for|archiv\\w+|preserv\\w+|purg\\w+|delet\\w+ after|older than|history of",
        Measure.RETENTION);
    put(
        times,
        "expir\\w*|valid(?:ity)?(?: for)?|ttl|time[- ]to[- ]live|life ?times?|max(?:imum)? age|life span|session timeout|idle(?: timeout)?|inactiv\\w+|cached? (?:for|duration)|token|tokens|sessions? (?:last|duration|length)\\w*|re-?authenticat\\w+",
        Measure.LIFETIME);
    put(
        times,
        "latenc(?:y|ies)|respon(?:d|ds|se|ses|sive)|response times?|complet\\w+|return\\w*|process\\w*|execut\\w+|load(?:s|ed|ing)?|start(?:s|up)?|starts? (?:up|in)|boots?|render\\w*|quer(?:y|ies)|search\\w*|lookups?|inserts?|updates?|sync\\w*|deliver\\w*|propagat\\w+|finish\\w*|performance|response time|p\\d\\d|percentile|reads?|writes?|operations?|runs?|calculat\\w+|generat\\w+|authenticat\\w+|validat\\w+|reflect\\w*|appear\\w*|visible|display\\w*|fetch\\w*|detect\\w*|processing",
        Measure.LATENCY);
    return times;
  }

  private static void put(Map<Pattern, Measure> times, String words, Measure measure) {
    times.put(Pattern.compile("\\b(?:" + words + ")\\b", FLAGS), measure);
  }
}
