// When things were said to happen: a histogram with two handles, which can be played.
graphkit.time = (() => {
  const { data, dom, filters, state } = graphkit;
  const { el } = dom;
  const MOST_BINS = 60;
  const PACE = 700; // milliseconds for a step
  const DAY = 86400000;
  const HEIGHT = 40;
  const STRAYS = 0.005; // share of the dates left and right of the scale
  const holder = document.getElementById("time");

  const numberOf = (day) => Date.parse(`${day.padEnd(7, "-01").padEnd(10, "-01")}T00:00:00Z`) / DAY;
  const dayOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);
  const monthOf = (number, step) => {
    const date = new Date(number * DAY);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    return month - (month % step);
  };
  const firstOfMonth = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
  const monthly = (step) => ({
    start: (number) => firstOfMonth(monthOf(number, step)),
    next: (number) => firstOfMonth(monthOf(number, step) + step),
  });
  const MONDAY = 4; // day 4 after 1 January 1970
  const UNITS = [
    { name: "day", start: (number) => number, next: (number) => number + 1 },
    { name: "week", start: (number) => number - ((((number - MONDAY) % 7) + 7) % 7), next: (number) => number + 7 },
    { name: "month", ...monthly(1) },
    { name: "quarter", ...monthly(3) },
    { name: "year", ...monthly(12) },
    { name: "decade", ...monthly(120) },
  ];

  const binsBy = (unit, first, last) => {
    const bins = [];
    for (let at = unit.start(first); at <= last && bins.length <= MOST_BINS; at = unit.next(at)) bins.push({ at, count: 0 });
    return bins;
  };

  // Bins of the smallest unit of which no more than fit are needed, each with its number of records.
  const bins = data.once(() => {
    const days = filters.days().filter(Boolean).map(([day]) => numberOf(day)).filter(Number.isFinite).sort((a, b) => a - b);
    if (!days.length) return { unit: null, list: [] };
    // A few strays do not stretch the scale: they stand in the first and the last bin.
    const stray = Math.floor(days.length * STRAYS);
    const [first, last] = [days[stray], days[days.length - 1 - stray]];
    const unit = UNITS.find((each) => binsBy(each, first, last).length <= MOST_BINS) ?? UNITS.at(-1);
    const list = binsBy(unit, first, last).map((bin) => ({ ...bin, since: dayOf(bin.at), until: dayOf(unit.next(bin.at) - 1) }));
    const place = new Map(list.map((bin, number) => [bin.at, number]));
    for (const day of days) list[place.get(unit.start(Math.min(Math.max(day, first), last)))].count += 1;
    return { unit, list };
  });

  const last = () => bins().list.length - 1;
  const within = (day) => bins().list.findLastIndex((bin) => bin.since <= day);
  const range = () => {
    const { since, until } = state.get();
    return { from: since ? Math.max(0, within(since)) : 0, to: until ? Math.max(0, within(until)) : last() };
  };

  const choose = (from, to) => {
    const { list } = bins();
    state.set({ since: from > 0 ? list[from].since : null, until: to < last() ? list[to].until : null });
  };

  const inWords = () => {
    const { since, until } = state.get();
    if (!since && !until) return "all dates";
    if (!since || !until) return since ? `from ${since}` : `up to ${until}`;
    return since === until ? since : `${since} to ${until}`;
  };

  let timer = null;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    showPlaying();
  };
  // The chosen stretch moves on; where all is chosen, a tenth of it begins at the start.
  const step = () => {
    const { from, to } = range();
    if (to >= last()) stop();
    else choose(from + 1, to + 1);
  };
  const play = () => {
    if (timer) return stop();
    const { from, to } = range();
    const width = to - from >= last() ? Math.max(0, Math.round(last() / 10)) : to - from;
    const start = to >= last() ? 0 : from;
    choose(start, start + width);
    timer = setInterval(step, PACE);
    return showPlaying();
  };

  const parts = {};
  const showPlaying = () => {
    parts.play.setAttribute("aria-pressed", String(timer !== null));
    parts.play.textContent = timer ? "Stop" : "Play";
  };

  const bars = () => {
    const { list } = bins();
    const most = Math.max(...list.map(({ count }) => count));
    const wide = 100 / list.length;
    return list.map(({ count }, number) => {
      const height = count ? Math.max(1.5, (HEIGHT * count) / most) : 0;
      return dom.draw("rect", { x: number * wide + 0.08 * wide, y: HEIGHT - height, width: 0.84 * wide, height });
    });
  };

  const handle = (label, end) =>
    el("input", { type: "range", min: 0, max: last(), step: 1, "aria-label": label, oninput: (event) => {
      const { from, to } = range();
      const value = Number(event.target.value);
      if (end === "from") choose(Math.min(value, to), to);
      else choose(from, Math.max(value, from));
    } });

  const update = () => {
    const chosen = range();
    parts.from.value = chosen.from;
    parts.to.value = chosen.to;
    parts.from.setAttribute("aria-valuetext", bins().list[chosen.from].since);
    parts.to.setAttribute("aria-valuetext", bins().list[chosen.to].until);
    parts.bars.forEach((bar, number) => bar.setAttribute("class", number < chosen.from || number > chosen.to ? "off" : "on"));
    parts.words.textContent = inWords();
  };

  const build = () => {
    const { unit, list } = bins();
    parts.bars = bars();
    parts.from = handle("From", "from");
    parts.to = handle("Until", "to");
    parts.words = el("span", { className: "grow" });
    parts.play = el("button", { title: `Move on ${unit.name} by ${unit.name}`, onclick: play }, "Play");
    const undated = data.total - list.reduce((sum, { count }) => sum + count, 0);
    holder.replaceChildren(
      dom.draw("svg", { class: "histogram", viewBox: `0 0 100 ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...parts.bars),
      el("div", { className: "handles" }, parts.from, parts.to),
      el("p", { className: "row" }, parts.words, parts.play),
      el("p", { className: "note" }, `Sentences by ${unit.name}; where none is told, that of publication.`, undated ? ` ${undated.toLocaleString("en")} without a date leave when a stretch is chosen.` : ""));
  };

  const start = () => {
    holder.parentElement.hidden = bins().list.length < 2;
    if (holder.parentElement.hidden) return;
    build();
    update();
    state.listen((now, changed) => {
      if (changed.has("since") || changed.has("until")) update();
    });
  };

  return { bins, start };
})();
