// Keeps the page for visits without a network, and says when a new version of it is ready. Where the browser refuses,
// the page is as it was.

const hour = 3_600_000;
// Where this tab remembers that the new version is to wait.
const later = "memlane.later";

/** Begins when the browser has nothing else to do; not in a frame, and not where data is dear. */
export function offline() {
  const embedded = new URLSearchParams(location.search).get("embed") === "1";
  if (top !== self || embedded || !/^http/.test(location.protocol) || navigator.connection?.saveData) return;
  const idle = self.requestIdleCallback ?? ((call) => setTimeout(call, 1000));
  idle(() => keep().catch(() => {}));
}

async function keep() {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register("sw.js");
  serviceWorker.ready.then(({ active }) => active.postMessage("arrived"));

  const offer = () => notice(() => take(registration));
  if (registration.waiting && !sessionStorage.getItem(later)) offer();
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    // The first version of all has nobody to wait for.
    coming.addEventListener("statechange", () => coming.state === "installed" && registration.active && offer());
  });

  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < hour) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

const reload = () => location.reload();

/** Lets the new version take over, then loads this tab again. The other tabs stay as they are. */
function take({ waiting }) {
  sessionStorage.removeItem(later);
  // Another tab may have let it already.
  if (!waiting) return reload();
  navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
  waiting.postMessage("take over");
}

/** A few words at the edge of the page, in plain DOM, because every build of the page may have it. */
function notice(taken) {
  if (document.querySelector(".update")) return;
  const element = (name, attributes) => Object.assign(document.createElement(name), attributes);
  const button = (textContent, className, call) => {
    const made = element("button", { type: "button", className, textContent });
    made.addEventListener("click", call);
    return made;
  };
  const box = element("div", { className: "update", role: "status" });
  const put = () => {
    sessionStorage.setItem(later, "yes");
    box.remove();
    document.querySelector("h1")?.focus({ preventScroll: true });
  };
  document.body.append(box);
  // Screen readers tell what comes into a box that was there before.
  setTimeout(() => box.append(
    element("p", { textContent: "A new version of memlane is ready." }),
    button("Reload", "button strong", taken),
    button("Later", "button", put),
  ), 100);
}
