package dev.newel.read.prd;

import dev.newel.design.trace.Requirement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The shape of an id: words, then a number. `FR-001`, `FR1.2`, `REQ-MEM-005-FN-010`, `User Story
/// 1`.
///
/// @param words the parts that are no number, in capitals: `[REQ, MEM, FN]`
/// @param family the id without its last number; ids of one family are counted through
/// @param number the last number
/// @param digits how many digits it is written with
record Id(String text, List<String> words, String family, long number, int digits) {
  /// Words, or one word and its number, at any place of a text.
  static final Pattern TOKEN =
      Pattern.compile(
          "(?<![\\w./{-])(?:((?i:requirement|user story|story|use case))\\s+(\\d{1,6}(?:\\.\\d{1,6}){0,4})"
              + "|[A-Za-z{][\\w{}]{0,30}(?:[-.][\\w{}]{1,30}){0,8})(?![\\w{}])");

  private static final Pattern LAST_NUMBER = Pattern.compile("^(.*?[^\\d])(\\d{1,9})([a-z]?)$");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}|[A-Z]|\\{[^}]*}");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?:.*[-_])?(?:[NX]{2,}|n{2,}|x{2,}|#{2,})|.*\\{.*}.*");

  /// Words that begin the id of a requirement wherever it stands.
  private static final Set<String> CERTAIN =
      Set.of(
          "AC",
          "BR",
          "BRQ",
          "FREQ",
          "FR",
          "FUN",
          "FUNC",
          "KPI",
          "NFR",
          "NFREQ",
          "PRD",
          "REQ",
          "REQUIREMENT",
          "RF",
          "RNF",
          "RQ",
          "SRS",
          "STK",
          "STKR",
          "STORY",
          "SYSREQ",
          "UC",
          "UR",
          "US",
          "USE",
          "USER");

  /// First words of names that look like ids: standards, algorithms, models, phases, and things
  /// that a document numbers beside its requirements.
  private static final Set<String> OTHER =
      Set.of(
          "ADR",
          "AES",
          "APPENDIX",
          "ASM",
          "ASSUMPTION",
          "AWS",
          "BCP",
          "BUG",
          "CHAPTER",
          "CLAUDE",
          "COVID",
          "CVE",
          "CWE",
          "DAY",
          "DEC",
          "DIN",
          "E",
          "EC",
          "ECMA",
          "EN",
          "EPIC",
          "ES",
          "FIG",
          "FIGURE",
          "GPT",
          "H",
          "HTTP",
          "HTTPS",
          "IEC",
          "IEEE",
          "IPV",
          "ISO",
          "ISSUE",
          "LEVEL",
          "LLAMA",
          "M",
          "MD",
          "MILESTONE",
          "MS",
          "MVP",
          "NIST",
          "OAUTH",
          "OQ",
          "OWASP",
          "P",
          "PCI",
          "PHASE",
          "Q",
          "RFC",
          "RISK",
          "RSA",
          "S",
          "SECTION",
          "SHA",
          "SOC",
          "SPRINT",
          "SSL",
          "STD",
          "STEP",
          "T",
          "TABLE",
          "TASK",
          "TC",
          "TEST",
          "TIER",
          "TLS",
          "TODO",
          "UTF",
          "V",
          "VERSION",
          "WCAG",
          "WEEK",
          "X");

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("FR", Kind.FUNCTIONAL),
          Map.entry("FN", Kind.FUNCTIONAL),
          Map.entry("F", Kind.FUNCTIONAL),
          Map.entry("FUN", Kind.FUNCTIONAL),
          Map.entry("FUNC", Kind.FUNCTIONAL),
          Map.entry("FREQ", Kind.FUNCTIONAL),
          Map.entry("RF", Kind.FUNCTIONAL),
          Map.entry("UC", Kind.FUNCTIONAL),
          Map.entry("NFR", Kind.NON_FUNCTIONAL),
          Map.entry("NF", Kind.NON_FUNCTIONAL),
          Map.entry("NFN", Kind.NON_FUNCTIONAL),
          Map.entry("NFREQ", Kind.NON_FUNCTIONAL),
          Map.entry("RNF", Kind.NON_FUNCTIONAL),
          Map.entry("QR", Kind.NON_FUNCTIONAL),
          Map.entry("PERF", Kind.NON_FUNCTIONAL),
          Map.entry("SEC", Kind.NON_FUNCTIONAL),
          Map.entry("ACC", Kind.NON_FUNCTIONAL),
          Map.entry("AVAIL", Kind.NON_FUNCTIONAL),
          Map.entry("REL", Kind.NON_FUNCTIONAL),
          Map.entry("SCAL", Kind.NON_FUNCTIONAL),
          Map.entry("USAB", Kind.NON_FUNCTIONAL),
          Map.entry("OBS", Kind.NON_FUNCTIONAL),
          Map.entry("INT", Kind.INTERFACE),
          Map.entry("API", Kind.INTERFACE),
          Map.entry("UI", Kind.INTERFACE),
          Map.entry("IR", Kind.INTERFACE),
          Map.entry("DATA", Kind.DATA),
          Map.entry("DR", Kind.DATA),
          Map.entry("CON", Kind.CONSTRAINT),
          Map.entry("CR", Kind.CONSTRAINT),
          Map.entry("BR", Kind.CONSTRAINT),
          Map.entry("STK", Kind.STAKEHOLDER),
          Map.entry("STKR", Kind.STAKEHOLDER),
          Map.entry("UR", Kind.STAKEHOLDER),
          Map.entry("US", Kind.STORY),
          Map.entry("STORY", Kind.STORY),
          Map.entry("AC", Kind.ACCEPTANCE),
          Map.entry("KPI", Kind.GOAL),
          Map.entry("SC", Kind.GOAL),
          Map.entry("GOAL", Kind.GOAL),
          Map.entry("OKR", Kind.GOAL),
          Map.entry("VER", Kind.VERIFICATION),
          Map.entry("IV", Kind.VERIFICATION),
          Map.entry("DEP", Kind.DEPLOYMENT));

  /// The id that `token` is, null where it has not the shape of one.
  static @Nullable Id of(String token) {
    var match = LAST_NUMBER.matcher(token);
    if (!match.matches()) {
      return null;
    }
    var words = new ArrayList<String>();
    var word = WORD.matcher(match.group(1));
    while (word.find()) {
      words.add(word.group().toUpperCase(Locale.ROOT));
    }
    if (words.isEmpty() || (words.size() > 1 && words.getFirst().equals(words.getLast()))) {
      return null;
    }
    var number = match.group(2);
    var id =
        new Id(token, List.copyOf(words), match.group(1), Long.parseLong(number), number.length());
    var capitals = match.group(1).chars().noneMatch(Character::isLowerCase) || token.contains("{");
    return (capitals
                || (id.certain()
                    && !Character.isLetter(token.charAt(token.length() - number.length() - 1))))
            && !OTHER.contains(words.getFirst())
        ? id
        : null;
  }

  /// Whether `token` holds a placeholder where an id has a name or a number: `FR-XXX`,
  /// `REQ-{SEQ}-FN-nnn`.
  static boolean placeholder(String token) {
    var dash = token.indexOf('-');
    return dash > 0
        && CERTAIN.contains(token.substring(0, dash).toUpperCase(Locale.ROOT))
        && PLACEHOLDER.matcher(token).matches();
  }

  /// What two spellings of one id have in common.
  static String key(String id) {
    return id.toUpperCase(Locale.ROOT)
        .replaceAll("(?<=[^0-9])[-_. ]+(?=[0-9])", "")
        .replaceAll("(?<![0-9])0+(?=[0-9])", "");
  }

  /// Whether its first word alone says that it is a requirement's.
  boolean certain() {
    return CERTAIN.contains(words.getFirst());
  }

  /// The words as one name: ids that share it are numbered by one hand.
  String name() {
    return String.join("-", words);
  }

  /// The kind that its words say, the last one first; null where none says.
  @Nullable Kind kind() {
    for (var word : words.reversed()) {
      var kind = KINDS.get(word);
      if (kind != null) {
        return kind;
      }
    }
    return null;
  }
}
