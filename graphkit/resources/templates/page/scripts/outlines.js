// Outlines of nodes and lines as path data, for pictures made outside the canvas. Nodes have
// the proportions that vis-network gives their shapes, so that both pictures agree.
graphkit.outlines = (() => {
  const STEPS = 12; // halvings when looking for a point of a curve
  const ARROW = { length: 6.75, perWidth: 3, half: 0.3, notch: 0.1 };
  const LOOP = 20;

  const short = (number) => String(Math.round(number * 10) / 10);
  const at = ({ x, y }) => `${short(x)} ${short(y)}`;
  const polygon = (points) => `M${points.map(at).join("L")}Z`;
  const around = (x, y, corners, radiusOf, turn = 0) =>
    polygon(Array.from({ length: corners }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / corners + turn;
      return { x: x + radiusOf(corner) * Math.sin(angle), y: y - radiusOf(corner) * Math.cos(angle) };
    }));

  const triangle = (x, y, radius, up) => {
    const r = 1.15 * radius;
    const middle = y + up * 0.275 * r;
    const [low, high] = [r / Math.sqrt(3), Math.sqrt(3) * r - r / Math.sqrt(3)];
    return polygon([{ x, y: middle - up * high }, { x: x + r, y: middle + up * low }, { x: x - r, y: middle + up * low }]);
  };

  const SHAPES = {
    diamond: (x, y, r) => around(x, y, 4, () => r),
    dot: (x, y, r) => `M${at({ x: x - r, y })}a${short(r)} ${short(r)} 0 1 0 ${short(2 * r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(-2 * r)} 0Z`,
    hexagon: (x, y, r) => around(x, y, 6, () => r, Math.PI / 2),
    square: (x, y, r) => polygon([{ x: x - r, y: y - r }, { x: x + r, y: y - r }, { x: x + r, y: y + r }, { x: x - r, y: y + r }]),
    star: (x, y, r) => around(x, y + 0.082 * r, 10, (corner) => 0.82 * r * (corner % 2 ? 0.5 : 1.3)),
    triangle: (x, y, r) => triangle(x, y, r, 1),
    triangleDown: (x, y, r) => triangle(x, y, r, -1),
  };
  const node = (shape, x, y, radius) => (SHAPES[shape] ?? SHAPES.dot)(x, y, radius);

  // The point that a curved line is pulled towards; the middle where it is straight.
  const pull = (from, to, { enabled, type, roundness }) => {
    if (!enabled) return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const factor = (type === "curvedCCW" ? -roundness : roundness) * 0.5 + 0.5;
    const [wide, high] = [to.x - from.x, from.y - to.y];
    const angle = Math.atan2(high, wide) + factor * Math.PI;
    const far = factor * Math.hypot(wide, high);
    return { x: from.x + far * Math.sin(angle), y: from.y + far * Math.cos(angle) };
  };

  const mix = (a, b, share) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });
  const pointOn = ([a, b, c], share) => mix(mix(a, b, share), mix(b, c, share), share);

  // How far along a curve it has come `far` away from one of its ends.
  const shareAt = (curve, end, far) => {
    let [near, away] = end === 0 ? [0, 1] : [1, 0];
    for (let step = 0; step < STEPS; step += 1) {
      const middle = (near + away) / 2;
      const { x, y } = pointOn(curve, middle);
      if (Math.hypot(x - curve[2 * end].x, y - curve[2 * end].y) < far) near = middle;
      else away = middle;
    }
    return (near + away) / 2;
  };

  // The stretch of a curve between two places on it.
  const stretch = ([a, b, c], one, two) => [pointOn([a, b, c], one), mix(mix(a, b, one), mix(b, c, one), two), pointOn([a, b, c], two)];

  // Points of an end's own coordinates, tip at 0 and the line behind it, put where it belongs.
  const turned = (tip, back, points) => {
    const far = Math.hypot(tip.x - back.x, tip.y - back.y) || 1;
    const [x, y] = [(tip.x - back.x) / far, (tip.y - back.y) / far];
    return polygon(points.map(([along, across]) => ({ x: tip.x + along * x - across * y, y: tip.y + along * y + across * x })));
  };

  const tipOf = (end, length) =>
    end === "bar"
      ? [[0, -length / 2], [0, length / 2], [-0.15 * length, length / 2], [-0.15 * length, -length / 2]]
      : [[0, 0], [-length, ARROW.half * length], [(ARROW.notch - 1) * length, 0], [-length, -ARROW.half * length]];

  // A line from rim to rim: its path, the outline of its end or null, and its middle.
  // `from` and `to` are {x, y, radius}.
  const line = (from, to, smooth, end, width) => {
    if (from === to) return loop(from);
    const curve = [from, pull(from, to, smooth), to];
    const length = end ? ARROW.length + ARROW.perWidth * width : 0;
    const [start, tip] = [shareAt(curve, 0, from.radius), shareAt(curve, 1, to.radius + 2)];
    const back = end === "arrow" ? shareAt(curve, 1, to.radius + 2 + 0.9 * length) : tip;
    const [a, b, c] = stretch(curve, start, Math.max(start, back));
    const before = pointOn(curve, Math.max(0, tip - 0.05));
    return {
      path: smooth.enabled ? `M${at(a)}Q${at(b)} ${at(c)}` : `M${at(a)}L${at(c)}`,
      tip: end ? turned(pointOn(curve, tip), before, tipOf(end, length)) : null,
      middle: pointOn(curve, 0.5),
    };
  };

  const loop = ({ x, y, radius }) => {
    const [left, top] = [x + radius * 0.7, y - radius * 0.7];
    return { path: SHAPES.dot(left + LOOP * 0.7, top - LOOP * 0.7, LOOP), tip: null, middle: { x: left + LOOP, y: top - 2 * LOOP } };
  };

  return { line, node };
})();
