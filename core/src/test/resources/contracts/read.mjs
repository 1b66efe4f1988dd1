// Reads a JSON list of { tool, name, text } from stdin and prints a JSON list: for each text a list of
// what the tool says of it. The folder with the tools' `node_modules` is the one argument.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2]);
const require = createRequire(path.join(folder, "package.json"));

/** What `make` makes, made at the first call and kept. */
function once(make) {
  let made;
  return () => (made ??= make());
}

const linterOfRedocly = once(async () => {
  const core = await import(pathToFileURL(require.resolve("@redocly/openapi-core")));
  return { core, config: await core.createConfig({ extends: ["recommended"] }) };
});

const linterOfSpectral = once(() => {
  const { Spectral, Document } = require("@stoplight/spectral-core");
  const { oas, asyncapi } = require("@stoplight/spectral-rulesets");
  const linter = new Spectral();
  linter.setRuleset({ extends: [[oas, "recommended"], [asyncapi, "recommended"]] });
  return { linter, Document, parsers: require("@stoplight/spectral-parsers") };
});

/** What Redocly's recommended rules find: `severity rule: message at place`. */
async function redocly(name, text) {
  const { core, config } = await linterOfRedocly();
  const found = await core.lintFromString({ source: text, absoluteRef: "/" + name, config });
  return found.map(
    (each) => `${each.severity} ${each.ruleId}: ${each.message} at ${each.location[0]?.pointer}`,
  );
}

/** What Spectral's recommended rules find: `severity rule: message at place`. */
async function spectral(name, text) {
  const { linter, Document, parsers } = linterOfSpectral();
  const parser = name.endsWith(".json") ? parsers.Json : parsers.Yaml;
  const found = await linter.run(new Document(text, parser, name));
  const severities = ["error", "warn", "info", "hint"];
  return found.map(
    (each) =>
      `${severities[each.severity]} ${each.code}: ${each.message} at ${each.path.join("/")}`,
  );
}

/** The requests that Postman's own library reads: `METHOD host path auth`; a fault is thrown. */
async function postman(name, text) {
  const { Collection } = require("postman-collection");
  const collection = new Collection(JSON.parse(text));
  const read = [];
  collection.forEachItem((item) => {
    const { request } = item;
    const auth = item.getAuth()?.type ?? "noauth";
    const path = request.url.getPath({ unresolved: true });
    read.push([request.method, request.url.getHost(), path, auth].join(" "));
    if (request.body?.mode === "raw" && !request.body.isEmpty()) JSON.parse(request.body.toString());
    for (const event of item.events.all()) new Function("pm", event.script.toSource());
  });
  return read;
}

/** The variables that dotenv reads, each `NAME=` and its value as JSON. */
async function dotenv(name, text) {
  const read = require("dotenv").parse(text);
  return Object.entries(read).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
}

const tools = { redocly, spectral, postman, dotenv };
let input = "";
for await (const chunk of process.stdin) input += chunk;
const answers = [];
for (const { tool, name, text } of JSON.parse(input)) answers.push(await tools[tool](name, text));
process.stdout.write(JSON.stringify(answers));
