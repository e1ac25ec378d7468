// What the learner must know, in a line above the frame: what holds as long as the page is open, and what may pass.
const line = document.getElementById("told");
const holds = new Set();
let passes = "";
const show = () => (line.textContent = [...holds, passes].filter(Boolean).join(" "));

export const shown = {
  lasting(text) {
    holds.add(text);
    show();
  },
  passing(text) {
    passes = text;
    show();
  },
};
