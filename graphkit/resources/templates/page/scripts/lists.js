// Long lists: the first rows, a button for more, and what the filters leave out behind another.
graphkit.lists = (() => {
  const { dom } = graphkit;
  const { el } = dom;
  const STEP = 50;

  const heading = (text, ...more) => el("h3", {}, text, ...more);

  const focus = (row) => {
    const goal = row.matches("[tabindex]") ? row : row.querySelector("summary, a, button") ?? row;
    goal.focus({ preventScroll: true });
  };

  // `rows` are functions that make a row: those not seen are not made.
  const list = (rows, first, className = "rows") => {
    const made = el(className === "cards" ? "div" : "ul", { className }, rows.slice(0, first).map((row) => row()));
    const holder = el("div", { className: "list" }, made);
    let shown = Math.min(first, rows.length);
    if (shown === rows.length) return holder;
    const words = () => {
      const rest = rows.length - shown;
      return rest > STEP ? `Show ${STEP} more of ${rest.toLocaleString("en")}` : `Show ${rest} more`;
    };
    const button = el("button", { className: "rest", onclick: () => {
      const next = rows.slice(shown, shown + STEP).map((row) => row());
      made.append(...next);
      shown += next.length;
      if (shown === rows.length) button.remove();
      else button.textContent = words();
      focus(next[0]);
    } }, words());
    holder.append(button);
    return holder;
  };

  // What passes the filters, and the rest behind a button that says how much it is.
  const withOutside = (inside, outside, first, className) => {
    const made = inside.length ? [list(inside, first, className)] : [];
    if (!outside.length) return made;
    const button = el("button", { className: "rest outside", onclick: () => {
      const rest = list(outside, first, className);
      rest.classList.add("left-out");
      button.replaceWith(rest);
      focus(rest.firstElementChild.firstElementChild);
    } }, `${outside.length.toLocaleString("en")} ${inside.length ? "more " : ""}outside the filters`);
    return [...made, button];
  };

  // A row that opens; what is in it is made when it is opened.
  const folding = (summary, fill, open = false) => {
    const body = el("div", { className: "inside" });
    const row = el("details", {}, el("summary", {}, summary), body);
    const show = () => body.childElementCount || body.append(...fill());
    row.addEventListener("toggle", () => row.open && show());
    if (open) {
      show();
      row.open = true;
    }
    return row;
  };

  return { folding, heading, list, withOutside };
})();
