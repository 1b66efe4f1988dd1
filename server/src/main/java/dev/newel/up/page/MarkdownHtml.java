package dev.newel.up.page;

import dev.newel.text.MarkdownText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/// A Markdown document as HTML. HTML in it is shown as text, apart from comments, which are not
/// shown; addresses that run scripts are left out.
final class MarkdownHtml {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .postProcessor(MarkdownHtml::boxed)
          .build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(context -> new Anchored())
          .nodeRendererFactory(Blocks::new)
          .build();
  private static final Pattern COMMENT = Pattern.compile("\\s*<!--.*-->\\s*", Pattern.DOTALL);

  private MarkdownHtml() {}

  static String of(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }

  /// The first heading of the first level; `otherwise` where there is none.
  static String title(String markdown, String otherwise) {
    for (var node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() == 1) {
        return words(heading);
      }
    }
    return otherwise;
  }

  private static String words(Node node) {
    var words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  /// A box around something wide.
  private static final class Wide extends CustomBlock {}

  private static Node boxed(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
              var box = new Wide();
              block.insertBefore(box);
              box.appendChild(block);
            }
          }
        });
    return document;
  }

  /// Gives headings the ids that links of documents name.
  private static final class Anchored implements AttributeProvider {
    private final MarkdownText.Anchors anchors = new MarkdownText.Anchors();

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
      if (node instanceof Heading heading) {
        attributes.put("id", anchors.next(words(heading)));
      }
    }
  }

  /// What may be wider than the page is put into a box that scrolls, and by keys too.
  private static final class Blocks implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    Blocks(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class, HtmlBlock.class, HtmlInline.class, Wide.class);
    }

    @Override
    public void render(Node node) {
      var writer = context.getWriter();
      switch (node) {
        case FencedCodeBlock block when "mermaid".equals(block.getInfo()) -> {
          writer.tag("figure", box("diagram", "Diagram"));
          code(block);
          writer.tag("/figure");
        }
        case FencedCodeBlock block -> code(block);
        case HtmlBlock block -> {
          if (!COMMENT.matcher(block.getLiteral()).matches()) {
            writer.tag("p");
            writer.text(block.getLiteral());
            writer.tag("/p");
          }
        }
        case HtmlInline inline -> {
          if (!COMMENT.matcher(inline.getLiteral()).matches()) {
            writer.text(inline.getLiteral());
          }
        }
        default -> {
          writer.tag("div", box("wide", "Table"));
          context.render(node.getFirstChild());
          writer.tag("/div");
        }
      }
    }

    private void code(FencedCodeBlock block) {
      var writer = context.getWriter();
      writer.tag("pre", Map.of("tabindex", "0"));
      writer.tag("code");
      writer.text(block.getLiteral());
      writer.tag("/code");
      writer.tag("/pre");
    }

    private static Map<String, String> box(String kind, String label) {
      var attributes = new LinkedHashMap<String, String>();
      attributes.put("class", kind);
      attributes.put("role", "group");
      attributes.put("aria-label", label);
      attributes.put("tabindex", "0");
      return attributes;
    }
  }
}
