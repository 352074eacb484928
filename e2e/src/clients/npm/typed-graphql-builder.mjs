/** Makes typed code from the site's own introspection, compiles it and asks with it. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { print } from "graphql";
import typescript from "typescript";
import { done, site, token } from "./recipe.mjs";

const authorization = `Bearer ${await token()}`;
const endpoint = `${site.url}/api/v2/graphql`;
execFileSync(
  process.execPath,
  [
    "node_modules/typed-graphql-builder/dist/cli.js",
    ...["--schema", endpoint],
    ...["--headers", `Authorization:${authorization}`],
    ...["--output", "xray-api.ts"],
  ],
  { stdio: "inherit" },
);

const source = readFileSync("xray-api.ts", "utf8");
const compiled = typescript.transpileModule(source, {
  compilerOptions: { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2022 },
});
writeFileSync("xray-api.mjs", compiled.outputText);
const { query } = await import("./xray-api.mjs");

const document = query((q) => [
  q.getTests({ jql: `project = ${site.projectKey}`, limit: 1 }, (tests) => [
    tests.total,
    tests.results((test) => [test.issueId, test.testType((type) => [type.name]), test.jira({ fields: ["key"] })]),
  ]),
]);
const answer = await fetch(endpoint, {
  method: "POST",
  headers: { Authorization: authorization, "Content-Type": "application/json" },
  body: JSON.stringify({ query: print(document) }),
});
done({ source, answer: await answer.json() });
