// A card: one sentence that says something, with all that is known of the saying.
graphkit.cards = (() => {
  const { data, dom, lists, said, view } = graphkit;
  const { el, own } = dom;

  const FIRST = 10; // cards that are made before somebody asks for more

  // A name that leads to its node, also as a link that can be opened in a new tab.
  const go = (event, id) => {
    event.preventDefault();
    view.select({ node: id });
  };

  const name = (id, ...before) =>
    data.nodeById.has(id)
      ? el("a", { className: "name", href: data.addressOf(id), onclick: (event) => go(event, id) }, before, own(data.nameOf(id)))
      : own(data.nameOf(id));

  const arrow = (id) =>
    data.nodeById.has(id)
      ? el("a", { className: "go", href: data.addressOf(id), "aria-label": `Go to ${data.nameOf(id)}`, onclick: (event) => go(event, id) }, "→")
      : null;

  const listed = (ids) => ids.flatMap((id, place) => (place ? [", ", name(id)] : [name(id)]));

  // The marked stretches of a sentence, those that overlap made one.
  const stretches = (records) => {
    const found = [];
    for (const { start, end } of [...records].sort((a, b) => a.start - b.start)) {
      const last = found.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else found.push({ start, end });
    }
    return found;
  };

  const quote = (records) => {
    const sentence = data.sentences[records[0].sentence];
    const pieces = [];
    let place = 0;
    for (const { start, end } of stretches(records)) {
      pieces.push(sentence.slice(place, start), el("mark", {}, sentence.slice(start, end)));
      place = end;
    }
    return el("blockquote", { dir: "auto" }, pieces, sentence.slice(place));
  };

  // How it is said: nothing of what is plainly asserted.
  const badge = (kind) => {
    if (kind === "Asserted") return null;
    return kind === "Denied" ? el("span", { className: "badge denied" }, "denied") : el("span", { className: "badge planned" }, data.modalityOf(kind));
  };

  const badges = ({ modality, polarity, strength }) =>
    [polarity === "Negative" ? badge("Denied") : null, badge(modality), strength ? el("span", { className: "badge" }, strength) : null]
      .filter(Boolean).flatMap((each) => [each, " "]);

  const badgesOf = (edge) => badges({ ...edge, strength: null });

  const wordsOf = (record) => record.verb || data.wordsOf(record.predicate);

  // Who says or does it, in which words, about what, to whom; how sure, and read by what.
  const says = (record) => {
    const speakers = record.agents.length ? record.agents : [record.subject];
    const told = [...listed(speakers), ` ${record.polarity === "Negative" ? "not: " : ""}${wordsOf(record)} `];
    told.push(...(record.object ? [name(record.object)] : [own(record.value || "")]));
    if (record.concerning.length) told.push(" concerning ", ...listed(record.concerning));
    if (record.addressees.length) told.push(" → ", ...listed(record.addressees));
    if (record.attributed_to) told.push(" — according to ", name(record.attributed_to));
    return el("div", { className: "says", "data-statement": record.statement }, badges(record), told,
      el("small", {}, `confidence ${record.confidence.toFixed(2)} · rule ${record.rule}`));
  };

  const meetings = (records, place) => {
    const found = [...new Set(records.map((record) => record.meeting))].filter((id) => id && id !== place);
    return found.length ? el("p", { className: "meta" }, "at ", listed(found)) : null;
  };

  const meta = (record) => {
    const source = data.documents[record.document];
    const parts = [own(source.title, "cite")];
    if (source.publisher) parts.push(own(source.publisher));
    if (source.issued) parts.push(`published ${source.issued}`);
    return el("p", { className: "meta" }, parts.flatMap((part, place) => (place ? [" · ", part] : [part])));
  };

  const citation = (record) => {
    const source = data.documents[record.document];
    const words = data.sentences[record.sentence].replace(/\s+/g, " ").trim();
    const origin = [source.publisher, `“${source.title}”`, source.issued, source.url].filter(Boolean).join(", ");
    return `“${words}” (${origin})`;
  };

  // Some browsers keep the clipboard from pages on the disk; the older way still works there.
  const copyByHand = (text) => {
    const area = el("textarea", { className: "unseen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };

  const copy = async (event, record) => {
    const button = event.currentTarget;
    const text = citation(record);
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => copyByHand(text)) ?? copyByHand(text);
    button.textContent = done ? "Copied" : "The browser does not allow copying";
    button.focus();
  };

  const footer = (records) => {
    const days = [...new Set(records.map((record) => record.date).filter(Boolean))];
    const source = data.documents[records[0].document];
    return el("footer", {},
      days.length ? el("span", {}, `on ${days.map((day) => day.replace("/", " to ")).join(", ")}`) : null,
      source.url ? dom.link(source.url, "Source ↗") : null,
      el("button", { onclick: (event) => copy(event, records[0]) }, "Copy citation"));
  };

  const lookOf = (records) => {
    if (records.every((record) => record.polarity === "Negative")) return "card denied-card";
    return records.every((record) => record.modality !== "Asserted") ? "card planned-card" : "card";
  };

  // A sentence read twice, as of two meetings, may say the same twice.
  const unlike = (lines) => [...new Map(lines.map((line) => [line.textContent, line])).values()];

  const card = (places, node) => {
    const records = places.map(data.recordAt);
    return el("article", { className: lookOf(records), tabIndex: -1, "data-sentence": records[0].sentence },
      quote(records), unlike(records.map(says)), meetings(records, node), meta(records[0]), footer(records));
  };

  // One card per sentence with everything that was read in it; those outside the filters behind a button.
  const sentences = (places, { node = null, first = FIRST } = {}) => {
    const passing = new Set(said.inside(places));
    const inside = [];
    const outside = [];
    for (const group of said.bySentence(places)) (group.some((place) => passing.has(place)) ? inside : outside).push(() => card(group, node));
    return lists.withOutside(inside, outside, first, "cards");
  };

  return { arrow, badge, badgesOf, listed, name, sentences };
})();
