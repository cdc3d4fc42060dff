// What is said and done, counted by kind: meetings, topics, actors, acts. Rows open to their sentences.
graphkit.acts = (() => {
  const { cards, data, dom, lists, looks, said } = graphkit;
  const { columns } = data;
  const { el, own } = dom;
  const FIRST = 6;
  const CARDS = 5;
  const ORDER = { by: 0, of: 1, to: 2 };

  const isEncounter = (number) => Boolean(data.typeAt(number)?.encounter);
  const isTopic = (number) => Boolean(data.typeAt(number)?.leafy);
  const isActor = (number) => Boolean(data.typeAt(number)?.first) && !isEncounter(number) && !isTopic(number);

  const number = (value) => el("span", { className: "number" }, value.toLocaleString("en"));

  // How a meeting is spoken of where nothing says that it was held.
  const stage = (id) => {
    const places = data.placesAround(id);
    return places.length && !places.some(said.isAsserted) ? cards.badge(said.kindOf(places[0])) : null;
  };

  // A row of a list: a summary that opens to sentences.
  const opening = (summary, { places, inside }, id, other) => {
    const marks = places.some(said.isAsserted) ? null : cards.badge(said.kindOf(places[0]));
    const total = inside || said.count(places);
    return el("li", {}, lists.folding([...summary, marks, number(total)].filter(Boolean), () => cards.sentences(places, { node: id, first: CARDS })), other ? cards.arrow(other) : null);
  };

  const section = (title, groups, rowOf) => {
    if (!groups.length) return [];
    const maker = (group) => () => rowOf(group);
    const inside = groups.filter((group) => group.inside);
    const outside = groups.filter((group) => !group.inside);
    return [lists.heading(`${title} (${(inside.length || outside.length).toLocaleString("en")})`), ...lists.withOutside(inside.map(maker), outside.map(maker), FIRST)];
  };

  const named = (id) => (group) => {
    const other = data.idOf(group.key);
    return opening([dom.icon(data.typeAt(group.key)), el("span", { className: "grow" }, own(data.nameOf(other)))], group, id, other);
  };

  const ends = (place) => [columns.subject[place], columns.object[place], ...columns.agents[place]];
  const byEvidence = (a, b) => b.inside - a.inside || b.places.length - a.places.length || a.key - b.key;

  // The meetings a node takes part in or comes up in, the latest first.
  const meetings = (id, places) => {
    const self = data.numberOf(id);
    const dayOf = ({ key }) => data.nodes[key].date || "";
    const groups = said.tally(places, (place) => [columns.meeting[place], ...ends(place)].filter((each) => each !== self && isEncounter(each)));
    groups.sort((a, b) => (dayOf(a) > dayOf(b) ? -1 : dayOf(a) < dayOf(b) ? 1 : a.key - b.key));
    return section("Meetings, calls and visits", groups, (group) =>
      opening([el("time", { className: "day" }, said.dayInWords(dayOf(group)) || "no date"), el("span", { className: "grow" }, own(data.nameOf(data.idOf(group.key))))], group, id, data.idOf(group.key)));
  };

  const topics = (id, places) => {
    const self = data.numberOf(id);
    const groups = said.tally(places, (place) => ends(place).filter((each) => each !== self && isTopic(each)));
    return section("Topics", groups.sort(byEvidence), named(id));
  };

  const actors = (id, places) => {
    const self = data.numberOf(id);
    const groups = said.tally(places, (place) => ends(place).filter((each) => each !== self && isActor(each)));
    return section("Who speaks or is spoken of", groups.sort(byEvidence), named(id));
  };

  // In which parts a node has in an act: it does it, it is what it is about, it is whom it is told.
  const partsOf = (place, self) => {
    const found = [];
    if (columns.subject[place] === self || columns.agents[place].includes(self) || columns.meeting[place] === self) found.push("by");
    if (columns.object[place] === self) found.push("of");
    if (columns.addressees[place].includes(self)) found.push("to");
    return found;
  };

  const wordsOf = (relation, part) => {
    if (part === "of") return data.inverseOf(relation) || `← ${data.wordsOf(relation)}`;
    return part === "to" ? `${data.wordsOf(relation)} — addressed here` : data.wordsOf(relation);
  };

  const kindRow = (id) => (group) => {
    const [relation, part] = group.key.split(" ");
    return opening([dom.stroke(looks.colourOfFamily(data.familyOf(relation))), el("span", { className: "grow" }, wordsOf(relation, part))], group, id, null);
  };

  const kinds = (id, places) => {
    const self = data.numberOf(id);
    const isAct = (place) => data.familyOf(columns.predicate[place]).acts;
    const groups = said.tally(places.filter(isAct), (place) => partsOf(place, self).map((part) => `${columns.predicate[place]} ${part}`));
    const familyOf = ({ key }) => data.families.indexOf(data.familyOf(key.split(" ")[0]));
    const partOf = ({ key }) => ORDER[key.split(" ")[1]];
    groups.sort((a, b) => partOf(a) - partOf(b) || familyOf(a) - familyOf(b) || b.inside - a.inside || a.key.localeCompare(b.key));
    return section("Acts", groups, kindRow(id));
  };

  // The documents that speak of a node, by publisher.
  const document = (group, id) => {
    const { title, issued, url } = data.documents[group.key];
    return el("li", { className: "source" }, lists.folding([el("span", { className: "grow" }, own(title), issued ? el("small", {}, issued) : null), number(group.inside || said.count(group.places))],
      () => cards.sentences(group.places, { node: id, first: CARDS })), url ? dom.link(url, "↗", { className: "go", "aria-label": `Source: ${title}` }) : null);
  };

  const publisher = (id) => (group) => {
    const documents = said.tally(group.places, (place) => [columns.document[place]]);
    documents.sort((a, b) => said.compare(a.places[0], b.places[0]));
    const rows = documents.map((each) => () => document(each, id));
    return el("li", {}, lists.folding([el("span", { className: "grow" }, group.key ? own(group.key) : "No publisher named"), number(documents.length)], () => [lists.list(rows, FIRST)]));
  };

  const sources = (id, places) => {
    const groups = said.tally(places, (place) => [data.documents[columns.document[place]].publisher ?? ""]);
    const documents = said.documentsIn(places);
    const rows = section("Sources", groups.sort((a, b) => b.inside - a.inside || a.key.localeCompare(b.key)), publisher(id));
    if (rows.length) rows[0] = lists.heading(`Sources (${dom.count(documents, "document", "documents")})`);
    return rows;
  };

  return { actors, isActor, isTopic, kinds, meetings, opening, section, sources, stage, topics };
})();
