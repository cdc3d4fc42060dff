// Where sources do not say the same: said and denied, planned and done, other days, other places.
graphkit.differing = (() => {
  const { cards, data, dom, lists, said } = graphkit;
  const { columns } = data;
  const { el, own } = dom;
  const FEW = 3;

  const sameTie = (a, b) => a !== b && a.relation === b.relation && a.from === b.from && a.to === b.to;
  const denied = (edge) => edge.polarity === "Negative";

  // Lines of the same relation between the same ends that say the opposite, or that it is only planned.
  const opposites = (edge) => data.edgesAt(edge.from).filter((other) => sameTie(edge, other) && denied(edge) !== denied(other));
  const otherStages = (edge) => data.edgesAt(edge.from).filter((other) => sameTie(edge, other) && !denied(edge) && !denied(other) && edge.modality !== other.modality);

  const source = (number) => {
    const { title, publisher, issued, url } = data.documents[number];
    const text = [publisher, issued].filter(Boolean).join(", ");
    return el("li", {}, (url && dom.link(url, title)) ?? own(title), text ? el("small", {}, own(text)) : null);
  };

  const sourcesOf = (places) => {
    const documents = [...new Set([...places].sort(said.compare).map((place) => columns.document[place]))];
    return lists.list(documents.map((number) => () => source(number)), FEW, "sources");
  };

  // One side: what is said, by which documents, and the sentences on demand.
  const side = (title, places) =>
    el("div", { className: "side" },
      el("strong", {}, title),
      el("small", {}, `${dom.count(said.count(places), "sentence", "sentences")}${said.period(places) ? ` · ${said.inWords(said.period(places))}` : ""}`),
      sourcesOf(places));

  const box = (title, sides, places, look = "differ") =>
    el("section", { className: look, "aria-label": title },
      el("h3", {}, title), el("div", { className: "sides" }, sides),
      lists.folding(["Read the sentences"], () => cards.sentences(places)));

  const placesOf = (edges) => edges.flatMap((edge) => data.placesOf(edge.statements));
  const tieInWords = (edge) => `${data.nameOf(edge.from)} — ${edge.words} — ${data.nameOf(edge.to)}`;

  const saidAndDenied = (edge) => {
    const others = opposites(edge);
    if (!others.length) return [];
    const [yes, no] = denied(edge) ? [others, [edge]] : [[edge], others];
    return [box(`Said and denied: ${tieInWords(edge)}`, [side("Said", placesOf(yes)), side("Denied", placesOf(no))], placesOf([...yes, ...no]))];
  };

  const stageOf = (edge) => (edge.modality === "Asserted" ? "Said as a fact" : data.modalityOf(edge.modality).replace(/^./, (letter) => letter.toUpperCase()));
  const plannedAndDone = (edge) => {
    const all = [edge, ...otherStages(edge)].sort((a, b) => (a.modality === "Asserted") - (b.modality === "Asserted") || a.number - b.number);
    if (all.length < 2) return [];
    return [box(`Planned, and said as a fact: ${tieInWords(edge)}`, all.map((each) => side(stageOf(each), placesOf([each]))), placesOf(all), "differ stages")];
  };

  const ofEdge = (edge) => [...saidAndDenied(edge), ...plannedAndDone(edge)];

  // Of a node: each pair of lines once, from the one that is denied.
  const ofTies = (id) => data.edgesAt(id).filter(denied).flatMap(saidAndDenied);

  // What is planned of a meeting in one place and told of it in another, ties of all its participants together.
  const stagesOf = (id) => {
    const planned = data.edgesAt(id).filter((edge) => edge.modality !== "Asserted" && !denied(edge) && otherStages(edge).some((other) => other.modality === "Asserted"));
    if (!planned.length) return [];
    const done = [...new Set(planned.flatMap(otherStages))].filter((edge) => edge.modality === "Asserted");
    return [box("Planned, and said as a fact", [side("Planned", placesOf(planned)), side("Said as a fact", placesOf(done))], placesOf([...planned, ...done]), "differ stages")];
  };

  const ends = (day) => [day.split("/")[0], `${day.split("/").at(-1)}~`];
  const apart = (a, b) => ends(a)[1] < ends(b)[0] || ends(b)[1] < ends(a)[0];

  const byValue = (id, predicate, valueOf) => {
    const number = data.numberOf(id);
    const places = data.placesAround(id).filter((place) => columns.subject[place] === number && columns.predicate[place] === predicate && said.isAsserted(place));
    return said.tally(places, (place) => [valueOf(place)]).filter(({ key }) => key !== null);
  };

  const within = (a, b) => data.edgesAt(a).some((edge) => edge.relation === "gk:locatedIn" && edge.from === a && edge.to === b);

  // Values that cannot all be true, side by side.
  const valuesBox = (title, found, nameOf) => [box(title, found.map(({ key, places }) => side(nameOf(key), places)), found.flatMap(({ places }) => places))];
  const ofEncounter = (id) => {
    const days = byValue(id, "gk:heldOn", (place) => columns.value[place]).sort((a, b) => a.key.localeCompare(b.key));
    const venues = byValue(id, "gk:heldAt", (place) => (columns.object[place] === null ? null : data.idOf(columns.object[place])));
    const daysDiffer = days.some((a) => days.some((b) => apart(a.key, b.key)));
    const venuesDiffer = venues.some((a) => venues.some((b) => a !== b && !within(a.key, b.key) && !within(b.key, a.key)));
    return [
      ...stagesOf(id),
      ...(daysDiffer ? valuesBox("Sources name different days", days, said.dayInWords) : []),
      ...(venuesDiffer ? valuesBox("Sources name different places", venues, (venue) => data.nameOf(venue)) : []),
    ];
  };

  return { ofEdge, ofEncounter, ofTies };
})();
