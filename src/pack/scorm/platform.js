// The learning platform's interface, SCORM 1.2 or 2004, in words that both share. Nothing here throws, whatever a
// platform does.

/** How a version calls things, and how it writes them. */
const versions = {
  "1.2": {
    api: "API",
    call: { begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish", error: "LMSGetLastError" },
    begunAlready: "101",
    names: {
      mode: "cmi.core.lesson_mode",
      place: "cmi.core.lesson_location",
      exit: "cmi.core.exit",
      time: "cmi.core.session_time",
      status: "cmi.core.lesson_status",
      raw: "cmi.core.score.raw",
      min: "cmi.core.score.min",
      max: "cmi.core.score.max",
      mark: "cmi.student_data.mastery_score",
    },
    perCent: (mark) => mark,
    room: 4096,
    span(seconds) {
      const two = (value) => String(Math.floor(value)).padStart(2, "0");
      return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
    },
    interaction: { response: "student_response", wrong: "wrong", time: "time", now: () => new Date().toTimeString().slice(0, 8) },
    pair: ".",
    comma: ",",
  },
  "2004": {
    api: "API_1484_11",
    call: { begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate", error: "GetLastError" },
    begunAlready: "103",
    names: {
      mode: "cmi.mode",
      place: "cmi.location",
      exit: "cmi.exit",
      time: "cmi.session_time",
      status: "cmi.completion_status",
      success: "cmi.success_status",
      raw: "cmi.score.raw",
      min: "cmi.score.min",
      max: "cmi.score.max",
      scaled: "cmi.score.scaled",
      mark: "cmi.scaled_passing_score",
    },
    perCent: (mark) => mark * 100,
    room: 64000,
    span: (seconds) => `PT${seconds.toFixed(2)}S`,
    interaction: { response: "learner_response", wrong: "incorrect", time: "timestamp", now: () => new Date().toISOString().slice(0, 22) + "Z", about: "description" },
    pair: "[.]",
    comma: "[,]",
  },
};

/** The platform around this page; null where there is none. */
export function platform(version) {
  const words = versions[version];
  const api = found(words.api);
  return api && { words, ...calls(api, words) };
}

function calls(api, words) {
  const call = (what, ...values) => {
    try {
      return String(api[words.call[what]](...values));
    } catch {
      return "";
    }
  };
  const get = (name) => call("get", name);
  return {
    get,
    /** A number that the platform has; null where it has none. */
    number(name) {
      const text = get(name).trim();
      return text === "" || Number.isNaN(Number(text)) ? null : Number(text);
    },
    /** Whether the platform took it. */
    set: (name, value) => call("set", name, value) === "true",
    /** Whether a session has begun. */
    begin: () => call("begin", "") === "true" || call("error") === words.begunAlready,
    commit: () => call("commit", "") === "true",
    end: () => call("end", ""),
    error: () => call("error") || "unknown",
  };
}

/** The interface stands in a window around this one, or around the one that opened it. */
function found(name) {
  const around = (start) => {
    for (let [from, depth] = [start, 0]; from && depth < 32; [from, depth] = [from.parent, depth + 1]) {
      // A window from elsewhere does not say what it has.
      try {
        if (from[name]) return from[name];
      } catch {}
      if (from.parent === from) break;
    }
    return null;
  };
  const opener = () => {
    try {
      return window.top.opener;
    } catch {
      return null;
    }
  };
  return around(window) ?? around(window.opener) ?? around(opener());
}
