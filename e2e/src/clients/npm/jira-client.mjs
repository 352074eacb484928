/** A library for Jira's own REST API, which scripts use beside Xray's: a story and a test plan, found and linked. */
import JiraApi from "jira-client";
import { done, site } from "./recipe.mjs";

const { hostname, port } = new URL(site.url);
const jira = new JiraApi({
  protocol: "http",
  host: hostname,
  port,
  username: process.env.JIRA_EMAIL,
  password: process.env.JIRA_TOKEN,
  apiVersion: "2",
});
const fields = (summary, issuetype) => ({
  fields: { project: { key: site.projectKey }, summary, issuetype: { name: issuetype } },
});

const me = await jira.getCurrentUser();
const project = await jira.getProject(site.projectKey);
const story = await jira.addNewIssue(fields("A story of a script", "Story"));
const plan = await jira.addNewIssue(fields("A plan of a script", "Test Plan"));
await jira.updateIssue(plan.key, { fields: { labels: ["scripted"] } });
await jira.issueLink({ type: { name: "Test" }, inwardIssue: { key: process.env.XRAY_TESTS }, outwardIssue: { key: story.key } });
const found = await jira.searchJira(`project = ${site.projectKey} AND labels = scripted`, { fields: ["summary", "labels"] });
done({ me, project, story, plan, found });
