// The few words of W3C WebDriver (https://www.w3.org/TR/webdriver2/) that the tests need, said by fetch.

/** Its names of the keys that are no characters. */
const keys = { Tab: "\uE004", Enter: "\uE007", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015" };
const element = "element-6066-11e4-a52e-4f735466cecf";

/** What the driver at that address answers. */
async function ask(address, method, body) {
  const answer = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${address}: ${value.error}: ${value.message}`);
  return value;
}

/** Opens a browser through the driver at that address, as the page that smoke.mjs wants. */
export async function open(driver) {
  const { sessionId } = await ask(`${driver}/session`, "POST", { capabilities: { alwaysMatch: {} } });
  const session = `${driver}/session/${sessionId}`;
  const post = (command, body) => ask(`${session}/${command}`, "POST", body);
  return {
    goto: (url) => post("url", { url }),
    run: (code) => post("execute/sync", { script: `return ${code}`, args: [] }),
    press: (key) => {
      const value = keys[key] ?? key;
      const actions = [{ type: "keyDown", value }, { type: "keyUp", value }];
      return post("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    click: async (selector) => {
      const { [element]: id } = await post("element", { using: "css selector", value: selector });
      await post(`element/${id}/click`, {});
    },
    close: () => ask(session, "DELETE"),
  };
}
