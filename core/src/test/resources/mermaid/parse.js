// Reads a JSON list of Mermaid texts from stdin and prints a JSON list: null for a text that Mermaid
// accepts, its message for one that it refuses. Parsing needs no page: whatever the script asks of
// the browser is answered by an object that has every member and does nothing.
const fs = require("fs");
const vm = require("vm");

function everything() {
  const answer = function () {
    return proxy;
  };
  const proxy = new Proxy(answer, {
    get(target, name) {
      if (name === Symbol.toPrimitive) return () => "";
      if (name === Symbol.iterator) return function* () {};
      if (name === "then") return undefined;
      if (name === "length") return 0;
      if (name === "nodeType") return 9;
      return proxy;
    },
    set: () => true,
    has: () => true,
    construct: () => proxy,
    apply: () => proxy,
  });
  return proxy;
}

const page = {
  console: { log() {}, warn() {}, error() {}, info() {}, debug() {}, trace() {} },
  document: everything(),
  navigator: { userAgent: "node" },
  location: { href: "http://localhost/", protocol: "http:" },
  addEventListener() {},
  removeEventListener() {},
  setTimeout: () => 0,
  clearTimeout() {},
  requestAnimationFrame() {},
  getComputedStyle: () => ({}),
  performance: { now: () => 0 },
  structuredClone,
  URL,
  TextEncoder,
  TextDecoder,
  Element: function () {},
  HTMLElement: function () {},
  Node: function () {},
  DocumentFragment: function () {},
  Option: function () {
    this.style = {};
  },
  crypto: globalThis.crypto,
};
page.window = page;
page.self = page;
page.globalThis = page;
page.global = page;

const context = vm.createContext(page);
vm.runInContext(fs.readFileSync(process.argv[2], "utf8"), context);
const mermaid = page.mermaid || context.mermaid;

(async () => {
  const answers = [];
  for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
    try {
      await mermaid.parse(text);
      answers.push(null);
    } catch (e) {
      answers.push(String((e && e.message) || e));
    }
  }
  process.stdout.write(JSON.stringify(answers));
})();
