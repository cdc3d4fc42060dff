// A card: one sentence that says something, with all that is known of the saying.
graphkit.cards = (() => {
  const { data, dom, view } = graphkit;
  const { el, own } = dom;

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

  const badges = (record) => [
    record.polarity === "Negative" ? el("span", { className: "badge denied" }, "denied") : null,
    record.modality === "Asserted" ? null : el("span", { className: "badge planned" }, data.modalityOf(record.modality)),
    record.strength ? el("span", { className: "badge" }, record.strength) : null,
  ].filter(Boolean).flatMap((badge) => [badge, " "]);

  const wordsOf = (record) => record.verb || record.predicate.split(":").at(-1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

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
    const words = data.sentences[record.sentence].replace(/\s+/g, " ");
    const origin = [source.publisher, source.title, source.issued, source.url].filter(Boolean).join(", ");
    return `“${words}” (${origin})`;
  };

  const copy = async (event, record) => {
    const button = event.currentTarget;
    try {
      await navigator.clipboard.writeText(citation(record));
      button.textContent = "Copied";
    } catch {
      button.textContent = "The browser does not allow copying";
    }
  };

  const footer = (records) => {
    const days = [...new Set(records.map((record) => record.date).filter(Boolean))];
    const source = data.documents[records[0].document];
    return el("footer", {},
      days.length ? el("span", {}, `on ${days.map((day) => day.replace("/", " to ")).join(", ")}`) : null,
      source.url ? dom.link(source.url, "Source ↗") : null,
      el("button", { onclick: (event) => copy(event, records[0]) }, "Copy citation"));
  };

  const card = (records, place) =>
    el("article", { className: "card", "data-sentence": records[0].sentence }, quote(records), records.map(says), meetings(records, place), meta(records[0]), footer(records));

  // One card per sentence, with everything that was read in it.
  const cardsOf = (records, place = null) => {
    const groups = new Map();
    for (const record of records) {
      const key = `${record.document} ${record.sentence}`;
      groups.has(key) ? groups.get(key).push(record) : groups.set(key, [record]);
    }
    return [...groups.values()].map((group) => card(group, place));
  };

  return { arrow, cardsOf, listed, name };
})();
