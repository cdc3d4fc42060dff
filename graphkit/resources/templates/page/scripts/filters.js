// Which lines the filters let through: a function of the data and of the filters in the state.
graphkit.filters = (() => {
  const { data, state } = graphkit;
  const { columns } = data;
  const AFTER_ANY_DAY = "~"; // sorts behind "-" and the digits: 2031-03 reaches to the end of March
  const KEYS = ["hiddenRelations", "hiddenModalities", "hiddenPublishers", "evidence", "origins", "confidence", "since", "until"];
  const NO_PUBLISHER = "";

  // When it was, else when it was published, as first and last day; read once.
  const endsOf = (date) => (date ? [date.split("/")[0], date.split("/").at(-1)] : null);
  const dateOf = (place) => columns.date[place] || data.documents[columns.document[place]].issued;
  const days = data.once(() => Array.from({ length: data.total }, (_, place) => endsOf(dateOf(place))));
  const publisherOf = (place) => data.documents[columns.document[place]].publisher ?? NO_PUBLISHER;

  const touches = (place, { since, until }) => {
    const period = days()[place];
    return period !== null && (!since || period[1] + AFTER_ANY_DAY >= since) && (!until || period[0] <= until);
  };

  const asksOfRecords = (now) => Boolean(now.confidence || now.since || now.until || now.hiddenPublishers.size);

  const passes = (place, now) =>
    columns.confidence[place] >= now.confidence &&
    (!now.hiddenPublishers.size || !now.hiddenPublishers.has(publisherOf(place))) &&
    ((!now.since && !now.until) || touches(place, now));

  // Sentences, each once: what counts as evidence.
  const sentencesAt = (places) => new Set(places.map((place) => `${columns.document[place]} ${columns.sentence[place]}`)).size;

  // Independent publishers: near copies of one text have one origin.
  const originsAt = (places) => new Set(places.map((place) => data.documents[columns.document[place]].origin)).size;

  const isHidden = (edge, now) =>
    now.hiddenRelations.has(edge.relation) ||
    now.hiddenModalities.has(edge.polarity === "Negative" ? "Denied" : edge.modality);

  const lives = (edge, now, asking) => {
    if (isHidden(edge, now)) return false;
    if (!asking && now.evidence <= 1 && now.origins <= 1) return true;
    const places = data.placesOf(edge.statements).filter((place) => passes(place, now));
    if (!places.length || (now.origins > 1 && originsAt(places) < now.origins)) return false;
    return now.evidence <= 1 || sentencesAt(places) >= now.evidence;
  };

  const compute = (now) => {
    const asking = asksOfRecords(now);
    const edges = new Uint8Array(data.edges.length);
    const nodes = new Uint8Array(data.nodes.length);
    for (const edge of data.edges) {
      if (!lives(edge, now, asking)) continue;
      edges[edge.number] = 1;
      nodes[data.ends.from[edge.number]] = 1;
      nodes[data.ends.to[edge.number]] = 1;
    }
    // A node that nothing ties in the data either is not the filters' matter.
    if (!KEYS.some((key) => isSet(now, key))) for (const node of data.nodes) if (!data.edgesAt(node.id).length) nodes[node.rank] = 1;
    return { edges, nodes };
  };

  const initial = state.initial();
  const isSet = (now, key) => (now[key] instanceof Set ? now[key].size > 0 : now[key] !== initial[key]);

  let kept = null;
  let isSure = false; // that nothing has changed since: this is asked of every line
  state.listen(() => { isSure = false; });
  const living = () => {
    if (isSure) return kept;
    const now = state.get();
    isSure = true;
    if (!kept || KEYS.some((key) => kept.now[key] !== now[key])) kept = { now: { ...now }, ...compute(now) };
    return kept; // a new object where a filter has changed
  };

  return {
    days,
    edgeLives: (edge) => living().edges[edge.number] === 1,
    isActive: () => KEYS.some((key) => isSet(state.get(), key)),
    nodeLives: (node) => living().nodes[node.rank] === 1,
    originsAt,
    passes: (record) => passes(record.place, state.get()),
    sentencesAt,
    version: living,
  };
})();
