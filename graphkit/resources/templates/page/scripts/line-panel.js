// The panel of a line: every sentence that says it, from every document, and what else ties its ends.
graphkit.linePanel = (() => {
  const { acts, cards, data, differing, dom, filters, lists, looks, said } = graphkit;
  const { el } = dom;
  const FIRST = 8;

  const icon = (id) => dom.icon(data.typeOf(data.nodeById.get(id)));
  const stroke = (edge) => dom.stroke(looks.colourOfFamily(data.familyOf(edge.relation)), { dashed: edge.modality !== "Asserted", bar: edge.polarity === "Negative" });

  const ends = (edge) =>
    el("h2", { className: "ends" }, cards.name(edge.from, icon(edge.from)),
      el("span", { className: "kind" }, stroke(edge), `${edge.polarity === "Negative" ? "not: " : ""}${edge.words}`, cards.badgesOf(edge)),
      cards.name(edge.to, icon(edge.to)));

  const lead = (places) => {
    const period = said.period(places);
    return el("p", { className: "lead" }, `${dom.count(said.count(places), "sentence", "sentences")} in ${dom.count(said.documentsIn(places), "document", "documents")}`, period ? ` · ${said.inWords(period)}` : "");
  };

  const between = (edge) => {
    const pair = new Set([edge.from, edge.to]);
    return data.edgesAt(edge.from).filter((other) => other !== edge && pair.has(other.from) && pair.has(other.to) && (other.from !== other.to || edge.from === edge.to));
  };

  const wordsFrom = (edge, other) => (other.from === edge.from || !data.isDirected(other) ? other.words : data.inverseOf(other.relation) || `← ${other.words}`);

  const also = (edge) => {
    const row = (other) => () => {
      const places = data.placesOf(other.statements);
      return el("li", {}, lists.folding([stroke(other), el("span", { className: "grow" }, wordsFrom(edge, other)), ...cards.badgesOf(other),
        el("span", { className: "number" }, said.count(said.inside(places)) || said.count(places))], () => cards.sentences(places, { first: 5 })));
    };
    const others = between(edge).sort((a, b) => b.weight - a.weight || a.number - b.number);
    if (!others.length) return [];
    const living = others.filter(filters.edgeLives);
    const rest = others.filter((other) => !filters.edgeLives(other));
    return [lists.heading("Also between them"), ...lists.withOutside(living.map(row), rest.map(row), FIRST)];
  };

  // The meetings in which it is said to have been.
  const meetings = (places) => {
    const groups = said.tally(places, (place) => [data.columns.meeting[place]].filter((number) => number !== null));
    const dayOf = ({ key }) => (key < data.nodes.length && data.nodes[key].date) || "";
    groups.sort((a, b) => (dayOf(a) > dayOf(b) ? -1 : dayOf(a) < dayOf(b) ? 1 : a.key - b.key));
    return acts.section("In meetings", groups.length > 1 ? groups : [], (group) =>
      acts.opening([el("time", { className: "day" }, said.dayInWords(dayOf(group)) || "no date"), el("span", { className: "grow" }, dom.own(data.nameOf(data.idOf(group.key))))], group, null, data.idOf(group.key)));
  };

  const content = (edge) => {
    const places = data.placesOf(edge.statements);
    if (!places.length) return [ends(edge), el("p", { className: "lead" }, "No sentence was handed over with this line."), ...also(edge)];
    return [ends(edge), lead(places), ...differing.ofEdge(edge), lists.heading("Sentences"), ...cards.sentences(places), ...meetings(places), ...also(edge)];
  };

  return { content, stroke };
})();
