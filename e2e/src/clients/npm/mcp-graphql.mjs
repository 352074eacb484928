/** An AI assistant's tool server for GraphQL, spoken to over its standard input as an assistant does. */
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { done, site, token } from "./recipe.mjs";

const assistant = new Client({ name: "lightbox-e2e", version: "1" });
await assistant.connect(
  new StdioClientTransport({
    command: process.execPath,
    args: ["node_modules/mcp-graphql/dist/index.js"],
    env: {
      ...process.env,
      ENDPOINT: `${site.url}/api/v2/graphql`,
      HEADERS: JSON.stringify({ Authorization: `Bearer ${await token()}` }),
      ALLOW_MUTATIONS: "true",
    },
  }),
);
const call = async (name, args) => {
  const answer = await assistant.callTool({ name, arguments: args });
  if (answer.isError) {
    throw new Error(JSON.stringify(answer.content));
  }
  return answer.content[0].text;
};

const schema = await call("introspect-schema", {});
const created = JSON.parse(
  await call("query-graphql", {
    query: `mutation { createTest(testType: {name: "Generic"}, unstructured: "mcp",
      jira: {fields: {summary: "Made by an assistant", project: {key: "${site.projectKey}"}}}) {
      test { issueId jira(fields: ["key"]) } warnings } }`,
  }),
);
const { key } = created.data.createTest.test.jira;
const read = JSON.parse(
  await call("query-graphql", {
    query: `{ getTests(jql: "key = ${key}", limit: 10) { total results { unstructured } } }`,
  }),
);
await assistant.close();
done({ schema, key, read });
