// Build the page without HTML: elements are made by name, texts stay texts.
const graphkit = {};

graphkit.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const PROPERTIES = new Set(["className", "disabled", "hidden", "id", "open", "tabIndex", "textContent", "type"]);

  // el("p", {className: "lead"}, "text", otherElement): strings become text nodes.
  const el = (name, settings = {}, ...children) => {
    const made = document.createElement(name);
    if (name === "button") made.type = "button";
    for (const [key, value] of Object.entries(settings)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (PROPERTIES.has(key)) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return made;
  };

  // A text of unknown script and direction, kept apart from what stands around it.
  const own = (text, name = "bdi") => el(name, { dir: "auto" }, text);

  const draw = (name, attributes, ...children) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const OUTLINES = {
    diamond: "M8 1 15 8 8 15 1 8Z",
    dot: "M8 2A6 6 0 1 1 8 14 6 6 0 1 1 8 2Z",
    hexagon: "M4.5 2H11.5L15 8 11.5 14H4.5L1 8Z",
    square: "M2.5 2.5H13.5V13.5H2.5Z",
    star: "M8 .8 10 6 15.4 6.2 11.2 9.6 12.7 15 8 11.9 3.3 15 4.8 9.6 .6 6.2 6 6Z",
    triangle: "M8 1.5 15 14H1Z",
    triangleDown: "M8 14.5 1 2H15Z",
  };

  const icon = (style) =>
    draw("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
      draw("path", {
        d: OUTLINES[style.shape],
        fill: style.hollow ? "none" : style.colour,
        stroke: style.colour,
        "stroke-width": "1.8",
        "stroke-linejoin": "round",
      }));

  const stroke = (colour, { dashed = false, width = 2.4, bar = false } = {}) => {
    const line = draw("path", { d: "M1 6H27", stroke: colour, "stroke-width": width, fill: "none" });
    if (dashed) line.setAttribute("stroke-dasharray", "5 4");
    const made = draw("svg", { class: "stroke", viewBox: "0 0 30 12", "aria-hidden": "true" }, line);
    if (bar) made.append(draw("path", { d: "M27 1V11", stroke: colour, "stroke-width": 2.4 }));
    return made;
  };

  // Only addresses of the web become links; they open elsewhere and learn nothing of this page.
  const link = (address, text = "", settings = {}) => {
    let url;
    try {
      url = new URL(address);
    } catch {
      return null;
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") return null;
    return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", ...settings }, text);
  };

  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  // Whether letters that are pressed go into a text.
  const isTyping = (element) =>
    Boolean(element?.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]"));

  return { count, draw, el, icon, isTyping, link, own, stroke };
})();
