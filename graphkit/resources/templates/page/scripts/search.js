// Search over names, other names and sentences, accents and case folded, keyboard first.
graphkit.search = (() => {
  const { data, dom, panel, view } = graphkit;
  const input = document.getElementById("query");
  const list = document.getElementById("found");
  const MOST_NAMES = 8;
  const MOST_SENTENCES = 8;
  const SHORTEST = 3; // letters before sentences are searched
  const AROUND = 48; // letters shown before and after what was found
  const SLICE = 400; // sentences folded at a time, while nothing else is to do
  const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i" };
  let found = [];
  let current = -1;

  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[øłđðþæœßı]/g, (letter) => LETTERS[letter])
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const wordsOf = (query) => fold(query).split(" ").filter(Boolean);

  const entries = data.once(() => data.nodes.map((node) => ({
    node,
    names: [node.name, ...node.alt_labels].map((text) => ({ text, folded: ` ${fold(text)}` })),
  })));

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
    const words = wordsOf(query);
    if (!words.length) return [];
    return entries()
      .map((entry) => ({ node: entry.node, ...best(entry, words) }))
      .filter(({ score }) => score < 9)
      .sort((a, b) => a.score - b.score || a.node.rank - b.node.rank)
      .slice(0, MOST_NAMES);
  };

  const folded = []; // the sentences, folded ahead of the first search for one
  const foldUpTo = (end) => {
    while (folded.length < end) folded.push(` ${fold(data.sentences[folded.length])}`);
  };
  const foldAhead = () => {
    foldUpTo(Math.min(data.sentences.length, folded.length + SLICE));
    if (folded.length < data.sentences.length) later(foldAhead);
  };
  const later = (task) => (window.requestIdleCallback ?? setTimeout)(task);

  // The lines that a sentence stands behind, the first of them for each sentence.
  const edgeOfSentence = data.once(() => {
    const edges = new Map();
    for (const edge of data.edges) {
      for (const place of data.placesOf(edge.statements)) {
        const sentence = data.columns.sentence[place];
        if (!edges.has(sentence)) edges.set(sentence, edge);
      }
    }
    return edges;
  });

  // Sentences with all the words, those that have them one after the other first.
  const findSentences = (query) => {
    const words = wordsOf(query);
    if (words.join("").length < SHORTEST) return { rows: [], total: 0 };
    foldUpTo(data.sentences.length);
    const whole = ` ${words.join(" ")}`;
    const hits = [];
    folded.forEach((text, sentence) => {
      if (words.every((word) => text.includes(` ${word}`))) hits.push({ sentence, apart: text.includes(whole) ? 0 : 1 });
    });
    hits.sort((a, b) => a.apart - b.apart || a.sentence - b.sentence);
    const rows = hits.filter(({ sentence }) => edgeOfSentence().has(sentence)).slice(0, MOST_SENTENCES);
    return { rows: rows.map(({ sentence }) => ({ sentence, edge: edgeOfSentence().get(sentence), words })), total: hits.length };
  };

  // Where in the text as it stands the words are: folded letter by letter until they fit.
  const stretchOf = (text, words) => {
    for (const piece of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (words.some((word) => fold(piece[0]).startsWith(word))) return [piece.index, piece.index + piece[0].length];
    }
    return [0, 0];
  };

  const excerpt = ({ sentence, words }) => {
    const text = data.sentences[sentence];
    const [start, end] = stretchOf(text, words);
    const from = Math.max(0, start - AROUND);
    return dom.el("span", { className: "excerpt", dir: "auto" },
      from ? "…" : "", text.slice(from, start), dom.el("mark", {}, text.slice(start, end)), text.slice(end, end + AROUND), end + AROUND < text.length ? "…" : "");
  };

  const options = () => [...list.querySelectorAll('[role="option"]:not([aria-disabled])')];

  const mark = (place) => {
    current = place;
    const rows = options();
    rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === place)));
    const row = rows[place];
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
    const chosen = found[place];
    if (!chosen) return;
    close();
    if (chosen.node) view.select({ node: chosen.node.id });
    else {
      view.select({ edge: chosen.edge.id });
      panel.reveal(chosen.sentence);
    }
  };

  const option = (place, ...content) =>
    dom.el("li", {
      id: `found-${place}`, role: "option", "aria-selected": "false",
      onmousedown: (event) => event.preventDefault(), onclick: () => take(place),
    }, ...content);

  const nameRow = ({ node, also }) => [
    dom.icon(data.typeOf(node)),
    dom.el("span", {}, dom.own(node.name), " ", also ? dom.el("small", {}, dom.own(also)) : null),
  ];

  const heading = (text) => dom.el("li", { className: "head", role: "presentation" }, text);
  const nothing = (text) => dom.el("li", { className: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, text);

  const show = () => {
    const query = input.value.trim();
    if (!query) return close();
    const names = find(query);
    const sentences = findSentences(query);
    found = [...names, ...sentences.rows];
    const rows = names.map((each, place) => option(place, ...nameRow(each)));
    if (sentences.rows.length) rows.push(heading(sentences.total > sentences.rows.length ? `${sentences.rows.length} of ${sentences.total.toLocaleString("en")} sentences` : dom.count(sentences.total, "sentence", "sentences")));
    rows.push(...sentences.rows.map((each, place) => option(names.length + place, excerpt(each))));
    list.replaceChildren(...(found.length ? rows : [nothing("No such name, and no sentence with these words")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return mark(found.length ? 0 : -1);
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
      if (event.key !== "/" || dom.isTyping(document.activeElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
    later(foldAhead);
  };

  return { find, findSentences, start };
})();
