// Between the frame and the learning platform: what is done in the frame is told to the platform, and what the platform
// kept is given back. The first answer to each question counts, and of several rounds the best one.
(() => {
  "use strict";
  const frame = document.getElementById("memlane");
  const isLecture = frame.dataset.route.startsWith("/lecture");

  /** How a version calls things, and how it writes them. */
  const words = {
    "1.2": {
      api: "API",
      call: { begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish", error: "LMSGetLastError" },
      mode: "cmi.core.lesson_mode",
      place: "cmi.core.lesson_location",
      exit: "cmi.core.exit",
      time: "cmi.core.session_time",
      score: "cmi.core.score",
      room: 4096,
      ended: "",
      span: clock,
      pass: () => number(get("cmi.student_data.mastery_score")),
      progress(done, raw, pass) {
        set("cmi.core.lesson_status", !done ? "incomplete" : pass === null ? "completed" : raw >= pass ? "passed" : "failed");
      },
      interaction: { response: "student_response", wrong: "wrong", time: ["time", () => new Date().toTimeString().slice(0, 8)] },
      pair: ".",
      comma: ",",
    },
    "2004": {
      api: "API_1484_11",
      call: { begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate", error: "GetLastError" },
      mode: "cmi.mode",
      place: "cmi.location",
      exit: "cmi.exit",
      time: "cmi.session_time",
      score: "cmi.score",
      room: 64000,
      ended: "normal",
      span: (seconds) => `PT${seconds.toFixed(2)}S`,
      pass() {
        const scaled = number(get("cmi.scaled_passing_score"));
        return scaled === null ? null : scaled * 100;
      },
      progress(done, raw, pass) {
        set("cmi.score.scaled", String(Math.round(raw * 100) / 10000));
        set("cmi.completion_status", done ? "completed" : "incomplete");
        if (done && pass !== null) set("cmi.success_status", raw >= pass ? "passed" : "failed");
      },
      interaction: { response: "learner_response", wrong: "incorrect", time: ["timestamp", () => new Date().toISOString().slice(0, 22) + "Z"] },
      pair: "[.]",
      comma: "[,]",
    },
  }[frame.dataset.scorm];

  const api = platform();
  let writes = false;
  let ended = false;
  let waiting = null;
  const began = Date.now();
  let asked = began;
  /** What goes on where the learner stopped: where, what the page kept, the steps seen, and the best round. */
  const state = { route: frame.dataset.route, text: "", seen: [], best: 0, done: false };

  if (!api) tell("No learning platform was found around this page: you can work here, but nothing is reported.");
  else if (call("begin", "") !== "true" && !["101", "103"].includes(call("error"))) {
    tell("The learning platform does not begin a session: you can work here, but nothing is reported.");
  } else {
    writes = get(words.mode) !== "review" && get(words.mode) !== "browse";
    try {
      Object.assign(state, JSON.parse(get("cmi.suspend_data") || "{}"));
    } catch {
      tell("What the learning platform kept of the last time cannot be read: you begin anew.");
    }
    report();
    commit();
  }

  // The attribute would be looked at only when the frame is made.
  frame.contentWindow.name = state.text;
  frame.src = `memlane.html?embed=1&keep=host&view=lecture#${state.route}`;

  const heard = {
    page({ route, number, of }) {
      state.route = route.replace(/^#/, "");
      asked = Date.now();
      if (isLecture && number <= of && !state.seen.includes(number)) {
        state.seen.push(number);
        reach(state.seen.length / of, state.seen.length === of);
      }
    },
    score({ points, of, done, tasks }) {
      if (!isLecture) reach(points / of, done === tasks);
    },
    result: record,
    kept: ({ text }) => (state.text = text),
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.context !== "memlane" || !Object.hasOwn(heard, data.action)) return;
    heard[data.action](data);
    // One answer is several messages: they are saved together.
    clearTimeout(waiting);
    waiting = setTimeout(commit, 50);
  });
  // No platform may be reached any more once a page is being left: so everything is saved before.
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && commit());
  addEventListener("pagehide", end);
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

  /** The platform's interface: in a window around this one, or around the one that opened it. */
  function platform() {
    const around = (start) => {
      for (let [from, depth] = [start, 0]; from && depth < 32; [from, depth] = [from.parent, depth + 1]) {
        // A window from elsewhere does not say what it has.
        try {
          if (from[words.api]) return from[words.api];
        } catch {}
        if (from.parent === from) return null;
      }
      return null;
    };
    return around(window) ?? around(window.opener) ?? around(window.top?.opener);
  }

  function call(what, ...values) {
    try {
      return String(api[words.call[what]](...values));
    } catch (error) {
      return String(error);
    }
  }
  function get(name) {
    return call("get", name);
  }
  function set(name, value) {
    if (call("set", name, value) !== "true") console.warn(`memlane: the platform refuses ${name} = ${value}: error ${call("error")}`);
  }

  /** So much of it is done well, and whether all of it is done. */
  function reach(share, done) {
    state.best = Math.max(state.best, Math.round(share * 10000) / 100);
    state.done ||= done;
    report();
  }

  /** The score first: some platforms look at it when they are told that all is done. */
  function report() {
    if (!writes) return;
    set(`${words.score}.min`, "0");
    set(`${words.score}.max`, "100");
    set(`${words.score}.raw`, String(state.best));
    words.progress(state.done, state.best, words.pass());
  }

  /** What became of a question. */
  function record({ question, text, kind, given, correct, points, of }) {
    if (!writes) return;
    const at = `cmi.interactions.${number(get("cmi.interactions._count")) ?? 0}`;
    const { response, wrong, time: [time, now] } = words.interaction;
    set(`${at}.id`, question.replace(/[^!-~]/g, "-").slice(0, 250));
    set(`${at}.type`, kind);
    if (frame.dataset.scorm === "2004") set(`${at}.description`, text.slice(0, 250));
    set(`${at}.${time}`, now());
    set(`${at}.correct_responses.0.pattern`, pattern(correct));
    set(`${at}.weighting`, String(of));
    const said = given === null ? "" : pattern(given);
    if (said) set(`${at}.${response}`, said);
    set(`${at}.result`, points === of ? "correct" : wrong);
    set(`${at}.latency`, words.span((Date.now() - asked) / 1000));
  }

  /** An answer as platforms write it: a letter, what was typed, or pairs of a name and a letter. */
  function pattern(answer) {
    const letter = (place) => String.fromCharCode(97 + place);
    if (typeof answer === "number") return letter(answer);
    if (typeof answer === "string") return answer.slice(0, 250);
    const pairs = answer.flatMap((place, name) => (place === null ? [] : [`${(name + 1).toString(36)}${words.pair}${letter(place)}`]));
    return pairs.join(words.comma);
  }

  function commit() {
    clearTimeout(waiting);
    if (!writes || ended) return;
    const kept = JSON.stringify(state);
    if (kept.length <= words.room) set("cmi.suspend_data", kept);
    else tell("There is more to remember here than the learning platform has room for: your score is reported, but if you leave you go on from an earlier question.");
    set(words.place, state.route.slice(0, 250));
    set(words.exit, state.done ? words.ended : "suspend");
    set(words.time, words.span((Date.now() - began) / 1000));
    if (call("commit", "") !== "true") {
      tell(`The learning platform did not save your last answer (error ${call("error")}). Go on: it is tried again with the next one.`);
    } else if (kept.length <= words.room) tell("");
  }

  function end() {
    commit();
    if (writes && !ended) call("end", "");
    ended = true;
  }

  function tell(text) {
    document.getElementById("told").textContent = text;
  }
  function number(text) {
    return text === "" || Number.isNaN(Number(text)) ? null : Number(text);
  }
  function clock(seconds) {
    const two = (value) => String(value).padStart(2, "0");
    const whole = Math.floor(seconds);
    return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  }
})();
