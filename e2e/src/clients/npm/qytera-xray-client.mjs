/** Qytera's Xray client: results with evidence, an attachment there and back, runs read and changed by typed GraphQL. */
import { writeFileSync } from "node:fs";
import { XrayClientCloud } from "@qytera/xray-client";
import { done, site } from "./recipe.mjs";

const client = new XrayClientCloud({
  url: site.url,
  credentials: { clientId: site.clientId, clientSecret: site.clientSecret },
});

const results = {
  info: { project: site.projectKey, summary: "Imported by @qytera/xray-client", startDate: "2026-11-20T21:45:14+00:00" },
  tests: [
    {
      status: "PASSED",
      testInfo: { projectKey: site.projectKey, summary: "Typed client adds", type: "Generic", definition: "qytera.adds" },
      evidence: [{ contentType: "text/plain", data: Buffer.from("seen").toString("base64"), filename: "seen.txt" }],
    },
    {
      status: "FAILED",
      comment: "off by one",
      testInfo: { projectKey: site.projectKey, summary: "Typed client subtracts", type: "Generic", definition: "qytera.subtracts" },
    },
  ],
};
const raw = await client.import.execution.xray(results);
const multipart = await client.import.execution.xrayMultipart(results, {
  fields: { project: { key: site.projectKey }, summary: "Imported in parts", issuetype: { name: "Test Execution" } },
});

writeFileSync("notes.txt", "notes of a run");
const attachment = await client.attachments.addAttachment("notes.txt");
const downloaded = await client.attachments.getAttachment(attachment.id);

const readRuns = async () =>
  client.graphql.getTestRuns({ testExecIssueIds: [raw.id], limit: 100 }, (runs) => [
    runs.total,
    runs.results((run) => [
      run.id,
      run.status((status) => [status.name]),
      run.evidence((evidence) => [evidence.filename, evidence.downloadLink]),
      run.test((test) => [test.issueId, test.jira({ fields: ["key", "summary"] })]),
    ]),
  ]);
const before = await readRuns();
const passed = before.results.find((run) => run.status.name === "PASSED");
const added = await client.graphql.addEvidenceToTestRun(
  { id: passed.id, evidence: [{ filename: "later.txt", mimeType: "text/plain", data: "bGF0ZXI=" }] },
  (result) => [result.addedEvidence, result.warnings],
);
const removed = await client.graphql.removeEvidenceFromTestRun(
  { id: passed.id, evidenceFilenames: ["seen.txt"] },
  (result) => [result.removedEvidence, result.warnings],
);
const executions = await client.graphql.getTestExecutions({ jql: `key = ${multipart.key}`, limit: 10 }, (found) => [
  found.total,
  found.results((execution) => [execution.issueId, execution.jira({ fields: ["key", "summary"] })]),
]);

done({ raw, multipart, attachment, downloaded, before, added, removed, executions, after: await readRuns() });
