/**
 * The plugin for Cypress, configured as in a cypress.config.js and handed what Cypress hands to it after a run; Cypress
 * itself, a browser of its own, is not needed for that.
 */
import { writeFileSync } from "node:fs";
import plugin from "cypress-xray-plugin";
import { done, site } from "./recipe.mjs";

const [passing, failing] = process.env.XRAY_TESTS.split(" ");
const projectRoot = process.env.WORK;
const screenshot = `${projectRoot}/${failing} subtracts (failed).png`;
writeFileSync(screenshot, "a picture");

const handlers = {};
await plugin.configureXrayPlugin(
  (event, handler) => {
    handlers[event] = handler;
  },
  {
    env: {
      JIRA_USERNAME: process.env.JIRA_EMAIL,
      JIRA_API_TOKEN: process.env.JIRA_TOKEN,
      XRAY_CLIENT_ID: site.clientId,
      XRAY_CLIENT_SECRET: site.clientSecret,
    },
    isTextTerminal: true,
    projectRoot,
  },
  {
    jira: {
      projectKey: site.projectKey,
      url: site.url,
      testPlanIssueKey: process.env.XRAY_PLAN,
      testExecutionIssue: { fields: { summary: "Reported by cypress-xray-plugin", labels: ["nightly"] } },
    },
    xray: { url: site.url, uploadResults: true, uploadScreenshots: true, testEnvironments: ["electron"] },
    plugin: { debug: true, splitUpload: true, logDirectory: `${projectRoot}/logs` },
  },
);

const test = (title, state, screenshots) => ({
  title: ["Calculator", title],
  state,
  duration: 120,
  displayError: state === "failed" ? "AssertionError: expected 0" : null,
  attempts: [{ state }],
  screenshots,
});
handlers["after:screenshot"]({ path: screenshot, takenAt: "2026-11-20T21:45:15.000Z", name: null });
await handlers["after:run"]({
  cypressVersion: "14.0.0",
  browserName: "electron",
  browserVersion: "130",
  status: "finished",
  startedTestsAt: "2026-11-20T21:45:14.000Z",
  endedTestsAt: "2026-11-20T21:45:16.000Z",
  totalDuration: 2000,
  totalTests: 2,
  totalPassed: 1,
  totalFailed: 1,
  config: { version: "14.0.0" },
  runs: [
    {
      spec: { absolute: `${projectRoot}/calculator.cy.js`, relative: "calculator.cy.js", name: "calculator.cy.js" },
      stats: { startedAt: "2026-11-20T21:45:14.000Z", endedAt: "2026-11-20T21:45:16.000Z" },
      screenshots: [{ path: screenshot, takenAt: "2026-11-20T21:45:15.000Z" }],
      tests: [test(`${passing} adds`, "passed", []), test(`${failing} subtracts`, "failed", [])],
    },
  ],
});
done({});
