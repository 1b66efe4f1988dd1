package dev.newel.read.prd;

import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The requirements of a table with one of them in each row.
final class TableRows {
  private static final Pattern ID =
      Pattern.compile(
          "(?i)#|ids?|(?:.*[ _-])?ids?|(?:req(?:uirement)?s?|story|kpi|ac|fr|nfr)\\.?(?:[ -]*(?:#|no\\.?|nr\\.?"
              + "|number|ref))?"
              + "|ref(?:erence)?|identifier|code|key|no\\.?|nr\\.?|user story|criterion");
  private static final Pattern TEXT =
      Pattern.compile(
          "(?i).*(?:requirement|description|statement|text|details?|story|specification|definition|what|rule|need).*");
  private static final Pattern TITLE =
      Pattern.compile("(?i).*(?:title|name|feature|capability|metric|kpi" + "|criteri|item).*");
  private static final Pattern PRIORITY =
      Pattern.compile("(?i).*(?:prio|moscow|importance|criticality).*");
  private static final Pattern ACCEPTANCE =
      Pattern.compile("(?i).*(?:accept|criteri|measure|target|verif|fit).*");
  private static final Pattern CATEGORY = Pattern.compile("(?i)type|category|kind|class|area");
  private static final Pattern STATUS = Pattern.compile("(?i)status|state");
  private static final Pattern REMOVED =
      Pattern.compile("(?i)removed|deleted|withdrawn|obsolete|deprecated" + "|retired|dropped");

  /// How many rows tell what a column holds.
  private static final int SAMPLE = 50;

  private final Block.Table table;
  private final int id;
  private final int text;
  private final int title;
  private final int priority;
  private final int acceptance;
  private final int category;
  private final int status;

  private TableRows(Block.Table table, int id) {
    this.table = table;
    this.id = id;
    priority = column(PRIORITY);
    category = column(CATEGORY);
    status = column(STATUS);
    text = column(TEXT);
    title = column(TITLE);
    acceptance = column(ACCEPTANCE);
  }

  /// One definition for each row that begins with an id; none where the table only lists ids beside
  /// other things.
  static List<Found> read(Block.Table table, Place place, @Nullable Found owner) {
    var id = idColumn(table);
    if (id < 0) {
      return List.of();
    }
    var rows = new TableRows(table, id);
    var found = new ArrayList<Found>();
    for (var row : table.rows()) {
      var cell = row.get(id);
      var lead = place.lead(cell.text());
      var says =
          (lead != null && lead.rest() < cell.text().length()) || rows.text >= 0 || rows.title >= 0;
      if (lead != null && lead.defines() && says) {
        found.add(rows.row(row, lead, place, owner));
      }
    }
    return found;
  }

  private Found row(List<Block.Cell> row, Lead lead, Place place, @Nullable Found owner) {
    var cell = row.get(id);
    var found = Found.at(lead, cell.text(), Found.Form.ROW, cell.span(), place, owner);
    found.title = flat(row, title);
    found.say(flat(row, text));
    if (text < 0 && found.text.isEmpty()) {
      found.say(found.title);
    }
    var level = flat(row, priority);
    found.priority = level.isEmpty() ? null : level;
    found.category = flat(row, category);
    if (acceptance != title && !flat(row, acceptance).isEmpty()) {
      found.acceptance.add(flat(row, acceptance));
    }
    found.removed |= REMOVED.matcher(flat(row, status)).matches();
    return found;
  }

  private static String flat(List<Block.Cell> row, int column) {
    return column < 0 || column >= row.size() ? "" : row.get(column).text().flat();
  }

  /// The column of ids: one so headed that holds some, or else the first if most of its cells do.
  private static int idColumn(Block.Table table) {
    for (var column = 0; column < table.header().size(); column++) {
      if (ID.matcher(head(table.header().get(column).text())).matches()
          && leads(table, column) > 0) {
        return column;
      }
    }
    return !table.header().isEmpty() && leads(table, 0) * 2 > Math.min(table.rows().size(), SAMPLE)
        ? 0
        : -1;
  }

  private static int leads(Block.Table table, int column) {
    var count = 0;
    for (var row : table.rows().subList(0, Math.min(table.rows().size(), SAMPLE))) {
      var lead = column < row.size() ? Lead.of(row.get(column).text()) : null;
      count += lead != null && lead.defines() ? 1 : 0;
    }
    return count;
  }

  private int column(Pattern wanted) {
    for (var column = 0; column < table.header().size(); column++) {
      if (column != id
          && wanted.matcher(head(table.header().get(column).text())).matches()
          && !holdsIds(column)) {
        return column;
      }
    }
    return -1;
  }

  /// A column of ids beside the first says what a requirement is linked to, not what it is.
  private boolean holdsIds(int column) {
    return leads(table, column) * 2 > Math.min(table.rows().size(), SAMPLE);
  }

  private static String head(Text text) {
    return text.flat().replaceAll("[*_`:]", "").strip();
  }
}
