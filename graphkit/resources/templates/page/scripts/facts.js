// What holds of a node, with since when, until when and in how many documents.
graphkit.facts = (() => {
  const { cards, data, dom, said } = graphkit;
  const { columns } = data;
  const { el, own } = dom;
  const FEW = 4;

  const isPart = (place, number) => columns.subject[place] === number || columns.agents[place].includes(number);

  // The other ends of a fact: entities, or values such as days.
  const othersOf = (place, inverse) => {
    if (inverse) return [columns.subject[place], ...columns.agents[place]];
    return [columns.object[place] === null ? columns.value[place] : columns.object[place]];
  };

  // All that is said of each fact, those said in most documents first.
  const found = (id, { relation, inverse }) => {
    const number = data.numberOf(id);
    const places = data.placesAround(id).filter((place) =>
      columns.predicate[place] === relation && (inverse ? columns.object[place] === number : isPart(place, number)));
    const rows = said.tally(places, (place) => othersOf(place, inverse)).map((row) => ({ ...row, documents: said.documentsIn(row.places), period: said.period(row.places) }));
    const days = ({ period }) => (period ? period.first : "~");
    return rows.sort((a, b) => b.documents - a.documents || (days(a) < days(b) ? -1 : 1));
  };

  const mark = (places) => (places.some(said.isAsserted) ? null : cards.badge(said.kindOf(places[0])));

  const written = (key) => (typeof key === "number" ? cards.name(data.idOf(key)) : own(said.dayInWords(String(key))));

  // The period and the documents are a button that shows the sentences.
  const row = ({ key, places, documents, period }, id) => {
    const since = data.typeOf(data.nodeById.get(id)).encounter ? "" : said.inWords(period);
    const body = el("div", { className: "inside", hidden: true });
    const button = el("button", { className: "since", "aria-expanded": "false", title: "Show the sentences", onclick: () => {
      if (!body.childElementCount) body.append(...cards.sentences(places, { node: id, first: 5 }));
      body.hidden = !body.hidden;
      button.setAttribute("aria-expanded", String(!body.hidden));
    } }, [since, dom.count(documents, "document", "documents")].filter(Boolean).join(" · "));
    return el("li", {}, written(key), " ", mark(places), button, body);
  };

  const more = (list, rows, id) => {
    const button = el("button", { className: "rest", onclick: () => {
      list.append(...rows.slice(FEW).map((each) => row(each, id)));
      button.remove();
      list.children[FEW].querySelector("a, button").focus({ preventScroll: true });
    } }, `Show ${rows.length - FEW} more`);
    return button;
  };

  const ofFact = (fact, id) => {
    const rows = found(id, fact);
    if (!rows.length) return [];
    const list = el("ul", {}, rows.slice(0, FEW).map((each) => row(each, id)));
    return [el("dt", {}, fact.label), el("dd", {}, list, rows.length > FEW ? more(list, rows, id) : null)];
  };

  const of = (node) => {
    const rows = data.facts.flatMap((fact) => ofFact(fact, node.id));
    return rows.length ? el("dl", { className: "facts" }, rows) : null;
  };

  // Whether the facts say already what a line says.
  const tells = (edge, id) => data.facts.some(({ relation, inverse }) => edge.relation === relation && (inverse ? edge.to : edge.from) === id);

  return { of, tells };
})();
