/** A run of Playwright in a real browser, told by one of two reporters of others: REPORTER says which. */
import { defineConfig } from "@playwright/test";

const options = {
  "playwright-xray": {
    jira: { url: "https://example.atlassian.net/", type: "cloud", apiVersion: "1.0" },
    cloud: {
      client_id: process.env.XRAY_CLIENT_ID,
      client_secret: process.env.XRAY_CLIENT_SECRET,
      xrayUrl: process.env.XRAY_URL,
    },
    projectKey: process.env.XRAY_PROJECT,
    testPlan: process.env.XRAY_PLAN,
    summary: "Reported by playwright-xray",
    testEnvironments: ["Chrome/Linux"],
    uploadScreenShot: true,
  },
  "@xray-app/playwright-junit-reporter": {
    embedAnnotationsAsProperties: true,
    textContentAnnotations: ["test_description", "testrun_comment"],
    embedAttachmentsAsProperty: "testrun_evidence",
    outputFile: `${process.env.WORK}/playwright-junit.xml`,
  },
};

export default defineConfig({
  testDir: "playwright",
  outputDir: `${process.env.WORK}/playwright`,
  use: {
    screenshot: "on",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
      ],
    },
  },
  retries: 1,
  workers: 1,
  projects: [{ name: "chromium" }],
  reporter: [[process.env.REPORTER, options[process.env.REPORTER]]],
});
