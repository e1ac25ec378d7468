// Between the frame and the learning platform: what is done in the frame is told to the platform, and what the platform
// kept is given back. The first answer to each question counts, also when a round is begun again.
import { platform } from "./platform.js";
import { shown } from "./shown.js";

const frame = document.getElementById("memlane");
const { scorm: version, route: home } = frame.dataset;
const isLecture = home.startsWith("/lecture/");
const lms = platform(version);
const words = lms?.words;
const names = words?.names;

const began = Date.now();
let asked = began;
let number = 1;
let waiting = null;
let isHere = true;
let answers = 0;
let writes = false;
let ended = false;

/** What goes on where the learner stopped: where, what the page kept, points by question or steps seen, and how it stands. */
const state = { route: home, text: "", points: {}, seen: [], score: 0, done: false };

if (!lms) shown.lasting("No learning platform was found around this page: you can work here, but nothing is reported.");
else if (!lms.begin()) shown.lasting("The learning platform does not begin a session: you can work here, but nothing is reported.");
else begin();

// The attribute would be looked at only when the frame is made.
frame.contentWindow.name = state.text;
frame.src = `memlane.html?embed=1&keep=host&view=lecture#${state.route}`;

const heard = {
  page({ route, number: at, of }) {
    const path = route.replace(/^#/, "");
    isHere = belongs(path);
    if (!isHere) return;
    [state.route, number, asked] = [path, at, Date.now()];
    if (isLecture && at <= of && !state.seen.includes(at)) {
      state.seen.push(at);
      reach(state.seen.length / of, state.seen.length === of);
    }
  },
  result(outcome) {
    if (!isHere) return;
    answers++;
    record(outcome);
    state.points[number] ??= outcome.points;
  },
  score({ of, tasks }) {
    if (!isHere || isLecture) return;
    const points = Object.values(state.points);
    reach(points.reduce((sum, each) => sum + each, 0) / of, points.length >= tasks);
  },
  kept({ text }) {
    // Also who loads the frame again goes on.
    frame.contentWindow.name = text;
    if (isHere) state.text = text;
  },
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

function begin() {
  const mode = lms.get(names.mode);
  writes = mode !== "review" && mode !== "browse";
  if (!writes) shown.lasting("This is a look back: nothing is reported.");
  const before = lms.get(names.status);
  // Some platforms take one who only looked in for one who is done.
  if (writes && !["incomplete", "completed", "passed", "failed"].includes(before)) lms.set(names.status, "incomplete");
  recall(lms.get("cmi.suspend_data"));
  // What the platform has stands, even where the rest was lost.
  state.score = Math.max(state.score, lms.number(names.raw) ?? 0);
  state.done ||= ["completed", "passed", "failed"].includes(before);
}

/** Takes back what was kept, as far as it makes sense. */
function recall(kept) {
  if (!kept) return;
  try {
    const { route, text, points, seen, score, done } = JSON.parse(kept);
    if (typeof route === "string" && belongs(route)) state.route = route;
    if (typeof text === "string") state.text = text;
    if (points && typeof points === "object") Object.assign(state.points, points);
    if (Array.isArray(seen)) state.seen = seen;
    if (score >= 0 && score <= 100) state.score = score;
    state.done = done === true;
  } catch {
    shown.lasting("What the learning platform kept of the last time cannot be read: your score stands, and you begin with the first question.");
  }
}

/** Whether a route belongs to this package: it may be about one quiz, and one seed of it. */
function belongs(route) {
  const [path, query = ""] = route.split("?");
  const [homePath, homeSeed] = home.split("?");
  return isLecture ? path === homePath || path.startsWith(`${homePath}/`) : path === homePath && (!homeSeed || query.split("&").includes(homeSeed));
}

/** So much of it is done well, and whether all of it is done. */
function reach(share, done) {
  state.score = Math.max(state.score, Math.min(100, Math.round(share * 10000) / 100));
  state.done ||= done;
  report();
}

/** The score first: some platforms look at it when they are told that all is done. */
function report() {
  if (!writes) return;
  const mark = lms.number(names.mark);
  const pass = mark === null ? null : words.perCent(mark);
  let taken = lms.set(names.min, "0") && lms.set(names.max, "100") && lms.set(names.raw, String(state.score));
  const verdict = state.score >= pass ? "passed" : "failed";
  if (names.success) {
    // With a pass mark the platform itself judges whatever share it is told: so it is told at the end.
    if (pass === null || state.done) taken = lms.set(names.scaled, String(Math.round(state.score * 100) / 10000)) && taken;
    if (pass !== null && state.done) taken = lms.set(names.success, verdict) && taken;
    taken = lms.set(names.status, state.done ? "completed" : "incomplete") && taken;
  } else {
    taken = lms.set(names.status, !state.done ? "incomplete" : pass === null ? "completed" : verdict) && taken;
  }
  if (!taken) shown.lasting(`The learning platform does not take your score (error ${lms.error()}): tell whoever teaches.`);
}

/** What became of a question. */
function record({ question, text, kind, given, correct, points, of }) {
  if (!writes || !["choice", "fill-in", "matching"].includes(kind)) return;
  const at = `cmi.interactions.${lms.number("cmi.interactions._count") ?? 0}`;
  const { response, wrong, time, now, about } = words.interaction;
  lms.set(`${at}.id`, question.replace(/[^!-~]/g, "-").slice(0, 250));
  lms.set(`${at}.type`, kind);
  if (about) lms.set(`${at}.${about}`, text.slice(0, 250));
  lms.set(`${at}.${time}`, now());
  lms.set(`${at}.correct_responses.0.pattern`, pattern(correct));
  lms.set(`${at}.weighting`, String(of));
  const said = given === null ? "" : pattern(given);
  if (said) lms.set(`${at}.${response}`, said);
  lms.set(`${at}.result`, points === of ? "correct" : wrong);
  lms.set(`${at}.latency`, words.span((Date.now() - asked) / 1000));
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
  const whole = JSON.stringify(state);
  const fits = whole.length <= words.room;
  const kept = fits ? whole : JSON.stringify({ ...state, text: "" });
  if (!lms.set("cmi.suspend_data", kept)) {
    shown.lasting(`The learning platform does not keep where you are (error ${lms.error()}): if you leave, you begin with the first question.`);
  } else if (!fits) {
    shown.lasting("There is more to remember here than the learning platform has room for: your score is kept, but not what you did with each question.");
  }
  lms.set(names.place, state.route.slice(0, 250));
  // Whoever is done may come back and look.
  lms.set(names.exit, "suspend");
  lms.set(names.time, words.span((Date.now() - began) / 1000));
  const saved = lms.commit();
  if (!saved) shown.passing(`The learning platform did not save ${answers ? "your last answer" : "anything"} (error ${lms.error()}). Go on: it is tried again with the next answer.`);
  else shown.passing("");
}

function end() {
  commit();
  if (writes && !ended) lms.end();
  ended = true;
}
