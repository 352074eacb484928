import { expect, test } from "@playwright/test";

const [PASSING, FAILING, SKIPPED] = process.env.XRAY_TESTS.split(" ");

test(`${PASSING} | shows a sum`, async ({ page }, info) => {
  info.annotations.push({ type: "test_key", description: PASSING });
  info.annotations.push({ type: "testrun_comment", description: "seen in a real browser" });
  await page.setContent("<output>2</output>");
  await test.step("reads the sum", async () => {
    await expect(page.locator("output")).toHaveText("2");
  });
});

test(`${FAILING} | shows a difference`, async ({ page }, info) => {
  info.annotations.push({ type: "test_key", description: FAILING });
  await page.setContent("<output>1</output>");
  await expect(page.locator("output")).toHaveText("0", { timeout: 200 });
});

test(`${SKIPPED} | shows a product`, async ({}, info) => {
  info.annotations.push({ type: "test_key", description: SKIPPED });
  test.skip(true, "not built yet");
});
