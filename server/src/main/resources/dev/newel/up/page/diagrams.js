// Draws the Mermaid texts of a document. Where one cannot be drawn its text stays.

const mermaid = globalThis.mermaid;
const dark = matchMedia("(prefers-color-scheme: dark)");
let drawn = 0;

/** The heading that a figure stands under, as its name. */
function nameOf(figure) {
  for (let before = figure; before; before = before.previousElementSibling) {
    if (/^H[1-6]$/.test(before.tagName)) {
      return "Diagram: " + before.textContent;
    }
  }
  return "Diagram";
}

async function draw(figure) {
  figure.mermaidText ??= figure.querySelector("pre").textContent;
  try {
    const { svg } = await mermaid.render("diagram-" + ++drawn, figure.mermaidText);
    const parsed = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
    const name = nameOf(figure);
    figure.setAttribute("aria-label", name);
    parsed.setAttribute("role", "img");
    parsed.setAttribute("aria-label", name);
    figure.replaceChildren(parsed);
    figure.dataset.drawn = "";
  } catch (error) {
    console.warn("A diagram is not drawn.", error);
  }
}

async function drawAll() {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: dark.matches ? "dark" : "neutral",
    // What the dark theme puts behind the words of arrows is too light for them.
    themeVariables: dark.matches ? { edgeLabelBackground: "#22262b" } : {},
  });
  // One after the other: Mermaid measures in the page.
  for (const figure of document.querySelectorAll("figure.diagram")) {
    await draw(figure);
  }
  document.body.dataset.drawn = "";
}

document.addEventListener("newel-shown", drawAll);
dark.addEventListener("change", drawAll);
drawAll();
