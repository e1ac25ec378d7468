// What must hold whatever anyone does to the page.

/** The most elements that one figure may have. */
const MOST_ELEMENTS = 3000;

const count = (selector) => document.querySelectorAll(selector).length;

/** Everything that does not hold now, in words. */
export function* breaches() {
  if (count(".crash")) yield "the page says that it broke";
  if (count("h1") !== 1) yield `the page has ${count("h1")} main headings`;
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 1) yield `the page is ${over} pixels wider than the window`;
  for (const figure of document.querySelectorAll(".diagram > svg")) yield* ofFigure(figure);
  for (const track of document.querySelectorAll(".track input")) {
    if (Number(track.value) > Number(track.max)) yield `the track stands at ${track.value} of ${track.max}`;
  }
}

function* ofFigure(figure) {
  const elements = figure.querySelectorAll("*");
  if (elements.length > MOST_ELEMENTS) yield `a figure has ${elements.length} elements`;
  const [, , width, height] = figure.getAttribute("viewBox").split(" ").map(Number);
  for (const rect of figure.querySelectorAll("rect.fill")) {
    const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
    const inside = x >= -1 && y >= -1 && w >= 0 && h >= 0 && x + w <= width + 1 && y + h <= height + 1;
    if (!inside) yield `a block stands at ${x}, ${y}, ${w} by ${h}, in a figure of ${width} by ${height}`;
  }
  for (const path of figure.querySelectorAll("path[d]")) {
    if (/NaN|inf/i.test(path.getAttribute("d"))) yield `a path leads nowhere: ${path.getAttribute("d")}`;
  }
}
