// Search over labels and other names, accents and case folded, keyboard first.
graphkit.search = (() => {
  const { data, dom, view } = graphkit;
  const input = document.getElementById("query");
  const list = document.getElementById("found");
  const MOST = 12;
  const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i" };
  let found = [];
  let current = -1;

  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[øłđðþæœßı]/g, (letter) => LETTERS[letter])
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const entries = data.nodes.map((node) => ({
    node,
    names: [node.name, ...node.alt_labels].map((text) => ({ text, folded: ` ${fold(text)}` })),
  }));

  // How well a name fits: whole, from its start, from the start of its words, anywhere.
  const fit = (folded, words) => {
    const whole = words.join(" ");
    if (folded === ` ${whole}`) return 0;
    if (folded.startsWith(` ${whole}`)) return 1;
    if (words.every((word) => folded.includes(` ${word}`))) return 2;
    return words.every((word) => folded.includes(word)) ? 3 : 9;
  };

  const best = (entry, words) =>
    entry.names.reduce((winner, name, place) => {
      const score = fit(name.folded, words);
      return score < winner.score ? { score, also: place ? name.text : null } : winner;
    }, { score: 9, also: null });

  const find = (query) => {
    const words = fold(query).split(" ").filter(Boolean);
    if (!words.length) return [];
    return entries
      .map((entry) => ({ node: entry.node, ...best(entry, words) }))
      .filter(({ score }) => score < 9)
      .sort((a, b) => a.score - b.score || a.node.rank - b.node.rank)
      .slice(0, MOST);
  };

  const mark = (place) => {
    current = place;
    [...list.children].forEach((row, number) => row.setAttribute("aria-selected", String(number === place)));
    const row = found.length ? list.children[place] : null;
    if (row) row.scrollIntoView({ block: "nearest" });
    if (row) input.setAttribute("aria-activedescendant", row.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const take = (place) => {
    if (!found[place]) return;
    view.select({ node: found[place].node.id });
    close();
  };

  const row = ({ node, also }, place) =>
    dom.el("li", {
      id: `found-${place}`, role: "option", "aria-selected": "false",
      onmousedown: (event) => event.preventDefault(), onclick: () => take(place),
    },
      dom.icon(data.typeOf(node)),
      dom.el("span", {}, dom.own(node.name), " ", also ? dom.el("small", {}, dom.own(also)) : null));

  const show = () => {
    const query = input.value.trim();
    found = find(query);
    if (!query) return close();
    const none = dom.el("li", { className: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing of that name");
    list.replaceChildren(...(found.length ? found.map(row) : [none]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return mark(0);
  };

  const press = (event) => {
    if (event.key === "ArrowDown" && list.hidden) show();
    else if (event.key === "ArrowDown" && found.length) mark((current + 1) % found.length);
    else if (event.key === "ArrowUp" && found.length) mark((current + found.length - 1) % found.length);
    else if (event.key === "Enter" && !list.hidden) take(current);
    else if (event.key === "Escape" && list.hidden) input.value = "";
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };

  const start = () => {
    input.addEventListener("input", show);
    input.addEventListener("focus", () => input.value && show());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", press);
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  };

  return { find, start };
})();
