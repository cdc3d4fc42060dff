// Records counted and grouped as columns: nothing becomes an object before somebody reads it.
graphkit.said = (() => {
  const { data, filters, state } = graphkit;
  const { columns } = data;

  // Documents by the day they were published.
  const order = data.once(() => {
    const days = data.documents.map((source, number) => ({ day: source.issued || "", number }));
    days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.number - b.number));
    const ranks = [];
    days.forEach(({ number }, rank) => { ranks[number] = rank; });
    return ranks;
  });
  const compare = (a, b) =>
    order()[columns.document[a]] - order()[columns.document[b]] || columns.sentence[a] - columns.sentence[b] || columns.start[a] - columns.start[b] || a - b;

  const keyOf = (place) => columns.document[place] * data.sentences.length + columns.sentence[place];
  const count = (places) => new Set(places.map(keyOf)).size;
  const documentsIn = (places) => new Set(places.map((place) => columns.document[place])).size;

  // Records by sentence, in the order of publication.
  const bySentence = (places) => {
    const groups = new Map();
    for (const place of [...places].sort(compare)) {
      const key = keyOf(place);
      groups.has(key) ? groups.get(key).push(place) : groups.set(key, [place]);
    }
    return [...groups.values()];
  };

  const kindOf = (place) => (columns.polarity[place] === "Negative" ? "Denied" : columns.modality[place]);
  const passes = (place) => {
    const now = state.get();
    return filters.passes({ place }) && !now.hiddenRelations.has(columns.predicate[place]) && !now.hiddenModalities.has(kindOf(place));
  };
  const inside = (places) => (filters.isActive() ? places.filter(passes) : places);

  // Records by whatever `keysOf` says of each, as a list of {key, places, inside}: how many sentences pass.
  const tally = (places, keysOf) => {
    const groups = new Map();
    for (const place of places) {
      for (const key of new Set(keysOf(place))) groups.has(key) ? groups.get(key).push(place) : groups.set(key, [place]);
    }
    return [...groups].map(([key, found]) => ({ key, places: found, inside: count(inside(found)) }));
  };

  const dayOf = (place) => columns.date[place] || data.documents[columns.document[place]].issued || "";
  // The first and the last day that records speak of; null where none has a day.
  const period = (places) => {
    const days = places.map(dayOf).filter(Boolean);
    const first = days.map((day) => day.split("/")[0]);
    const last = days.map((day) => day.split("/").at(-1));
    return days.length ? { first: first.reduce((a, b) => (a < b ? a : b)), last: last.reduce((a, b) => (a > b ? a : b)) } : null;
  };

  // "2022-06-29/2022-06-30; 2024-07-09" as people write it.
  const dayInWords = (day) => day.replaceAll("/", " to ").replaceAll(";", " or");

  // "2021-01 – 2023-02", or days where they lie in one month.
  const inWords = (found) => {
    if (!found) return "";
    const { first, last } = found;
    if (first === last) return first;
    return first.slice(0, 7) === last.slice(0, 7) ? `${first} – ${last}` : `${first.slice(0, 7)} – ${last.slice(0, 7)}`;
  };

  const isAsserted = (place) => columns.modality[place] === "Asserted" && columns.polarity[place] !== "Negative";

  return { bySentence, compare, count, dayInWords, documentsIn, inWords, inside, isAsserted, kindOf, period, tally };
})();
