/** Postman's runner with a collection in the style of the vendor's, and a reporter that writes JUnit for Xray. */
import newman from "newman";
import { done, site } from "./recipe.mjs";

const script = (listen, ...exec) => ({ listen, script: { type: "text/javascript", exec } });
const request = (name, method, path, body, events, headers = []) => ({
  name,
  event: events,
  request: {
    method,
    url: `{{site}}${path}`,
    header: [...headers, { key: "Content-Type", value: "application/json" }],
    body: body === null ? undefined : { mode: "raw", raw: JSON.stringify(body) },
  },
});
const graphql = (name, query, variables, ...checks) =>
  request(
    name, "POST", "/api/v2/graphql", { query, variables },
    [script("test", "{ const data = pm.response.json().data;", ...checks, "}")],
    [{ key: "Authorization", value: "Bearer {{token}}" }],
  );

const collection = {
  info: { name: "Lightbox", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  item: [
    request("authenticate", "POST", "/api/v2/authenticate", { client_id: site.clientId, client_secret: site.clientSecret }, [
      script(
        "test",
        'pm.test("a token", () => pm.response.to.have.status(200));',
        'pm.environment.set("token", pm.response.text().replace(/"/g, ""));',
      ),
    ]),
    graphql(
      "create a test with steps",
      `mutation ($jira: JSON!) { createTest(testType: {name: "Manual"}, jira: $jira,
         steps: [{action: "Open", result: "It opens"}, {action: "Close", data: "now", result: "It closes"}]) {
         test { issueId steps { id action } } warnings } }`,
      { jira: { fields: { summary: "Made by newman", project: { key: site.projectKey } } } },
      'pm.test("no warnings", () => pm.expect(data.createTest.warnings).to.eql([]));',
      'pm.environment.set("issueId", data.createTest.test.issueId);',
      'pm.environment.set("stepId", data.createTest.test.steps[0].id);',
    ),
    graphql(
      "update a step",
      'mutation { updateTestStep(stepId: "{{stepId}}", step: {action: "Open wide"}) { warnings } }',
      {},
      'pm.test("no warnings", () => pm.expect(data.updateTestStep.warnings).to.eql([]));',
    ),
    graphql(
      "remove a step",
      'mutation { removeTestStep(stepId: "{{stepId}}") }',
      {},
      'pm.test("says so", () => pm.expect(data.removeTestStep).to.include("deleted successfully"));',
    ),
    graphql(
      "read it back",
      'query { getTest(issueId: "{{issueId}}") { issueId steps { action data result } jira(fields: ["key", "attachment"]) } }',
      {},
      'pm.test("one step left", () => pm.expect(data.getTest.steps.length).to.eql(1));',
      'pm.test("no attachments", () => pm.expect(data.getTest.jira.attachment).to.eql([]));',
      'pm.environment.set("key", data.getTest.jira.key);',
    ),
    graphql(
      "statuses and link types",
      "{ getStatuses { name } getStepStatuses { name } getIssueLinkTypes { id name } }",
      {},
      'pm.test("statuses", () => pm.expect(data.getStatuses.length).to.be.at.least(4));',
      'pm.test("step statuses", () => pm.expect(data.getStepStatuses.length).to.be.at.least(4));',
      'pm.test("link types", () => pm.expect(data.getIssueLinkTypes).to.not.be.empty);',
    ),
  ],
};

const summary = await new Promise((resolve, reject) =>
  newman.run(
    {
      collection,
      environment: { values: [{ key: "site", value: site.url }] },
      reporters: ["cli", "junitxray"],
      reporter: { junitxray: { export: `${process.env.WORK}/newman-junit.xml` } },
    },
    (error, result) => (error ? reject(error) : resolve(result)),
  ),
);
const key = summary.environment.values.get("key");
done({ key, failures: summary.run.failures.map((failure) => `${failure.source?.name}: ${failure.error.message}`) });
