const { Selector } = require("testcafe");
const [passing, failing] = process.env.XRAY_TESTS.split(" ");

fixture("Calculator").page(`file://${__dirname}/calculator.html`);

test(`${passing} shows a sum`, async (t) => {
  await t.expect(Selector("output").innerText).eql("2");
});

test(`${failing} shows a difference`, async (t) => {
  await t.expect(Selector("output").innerText).eql("0", { timeout: 200 });
});
