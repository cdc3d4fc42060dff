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

  const quote = (record) => {
    const sentence = data.sentences[record.sentence];
    return el("blockquote", { dir: "auto" },
      sentence.slice(0, record.start),
      el("mark", {}, sentence.slice(record.start, record.end)),
      sentence.slice(record.end));
  };

  const badges = (record) => {
    const found = [];
    if (record.polarity === "Negative") found.push(el("span", { className: "badge denied" }, "denied"));
    if (record.modality !== "Asserted") found.push(el("span", { className: "badge planned" }, data.modalityOf(record.modality)));
    if (record.strength) found.push(el("span", { className: "badge" }, record.strength));
    return found.length ? el("p", { className: "badges" }, found) : null;
  };

  const wordsOf = (record) => record.verb || record.predicate.split(":").at(-1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

  // Who says or does it, in which words, about what, to whom.
  const says = (record) => {
    const speakers = record.agents.length ? record.agents : [record.subject];
    const told = [...listed(speakers), ` ${record.polarity === "Negative" ? "not: " : ""}${wordsOf(record)} `];
    told.push(...(record.object ? [name(record.object)] : [own(record.value || "")]));
    if (record.concerning.length) told.push(" concerning ", ...listed(record.concerning));
    if (record.addressees.length) told.push(" → ", ...listed(record.addressees));
    if (record.attributed_to) told.push(" — according to ", name(record.attributed_to));
    return el("p", { className: "says" }, told);
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
    const words = data.sentences[record.sentence].slice(record.start, record.end).replace(/\s+/g, " ");
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

  const footer = (record) => {
    const source = data.documents[record.document];
    return el("footer", {},
      record.date ? el("span", {}, `on ${record.date.replace("/", " to ")}`) : null,
      el("span", { title: `read by the rule ${record.rule}` }, `confidence ${record.confidence.toFixed(2)}`),
      el("span", {}, `rule ${record.rule}`),
      source.url ? dom.link(source.url, "Source ↗") : null,
      el("button", { onclick: (event) => copy(event, record) }, "Copy citation"));
  };

  const card = (record, { place = null } = {}) =>
    el("article", { className: "card", "data-statement": record.id },
      badges(record), quote(record), says(record),
      record.meeting && record.meeting !== place && record.meeting !== record.subject ? el("p", { className: "meta" }, "at ", name(record.meeting)) : null,
      meta(record), footer(record));

  return { arrow, card, listed, name };
})();
