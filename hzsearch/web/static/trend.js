// Draws a trend with uPlot in place of the picture that the page came with: values at the
// pointer, or by the arrow keys; a click on a point, or Enter, leads to its hits.
"use strict";
(() => {
  const figure = document.getElementById("trend");
  if (!figure || !window.uPlot) return;
  const trend = JSON.parse(figure.dataset.trend);
  const place = figure.querySelector(".drawn");
  const places = trend.periods.map((_, at) => at);
  const percent = (value) => `${(value * 100).toFixed(1)}%`;
  const told = (value) => (value == null ? "–" : trend.share ? percent(value) : String(value));
  // Where there is no article at all, there is nothing to count.
  const known = (one, at) => (one.of[at] ? one.counts[at] : null);
  const values = trend.series.map((one) =>
    trend.share ? one.shares : one.counts.map((_, at) => known(one, at)));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const told_at = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  const said = Object.assign(document.createElement("p"), { className: "unseen" });
  said.setAttribute("role", "status");
  let plot;

  const lines = (at) => trend.series.map((one, i) => {
    const share = one.shares[at] == null ? "" : ` (${percent(one.shares[at])})`;
    return { name: one.name || figure.dataset.all, value: `${one.counts[at]}${share}`, number: i + 1 };
  });

  const tell = (u) => {
    const at = u.cursor.idx;
    told_at.hidden = at == null || u.cursor.left < 0;
    if (told_at.hidden) return;
    const head = Object.assign(document.createElement("strong"), { textContent: trend.periods[at] });
    const rows = lines(at).map((line) => {
      const row = document.createElement("div");
      const key = Object.assign(document.createElement("span"), { className: `key s${line.number}` });
      row.append(key, ` ${line.name} ${line.value}`);
      return row;
    });
    told_at.replaceChildren(head, ...rows);
    const left = u.valToPos(at, "x");
    told_at.style.top = "8px";
    const isRight = left > u.over.clientWidth / 2;
    told_at.style.left = isRight ? "" : `${left + 12}px`;
    told_at.style.right = isRight ? `${u.over.clientWidth - left + 12}px` : "";
  };

  // Of many points only those show that no line leads to.
  const marked = (all) => (places.length <= 36 ? null
    : places.filter((at) => all[at] != null && all[at - 1] == null && all[at + 1] == null));

  const series = () => trend.series.map((one, i) => ({
    label: one.name, stroke: colour(`--s${i + 1}`), width: 2, points: { show: true, size: 7, filter: (u, which) => marked(values[which - 1]) },
    dash: [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 2]][i],
  }));

  const axis = () => ({ stroke: colour("--dim"), grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line") }, font: "12px system-ui, sans-serif" });

  const draw = () => {
    const at = plot?.cursor.idx;
    plot?.destroy();
    place.replaceChildren(said);
    plot = new uPlot({
      width: Math.max(place.clientWidth, 280), height: place.clientWidth < 480 ? 220 : 300,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 10 } },
      scales: { x: { time: false, range: [-0.5, places.length - 0.5] }, y: { range: (u, _, most) => [0, (most || 1) * 1.08] } },
      axes: [
        { ...axis(), incrs: [1, 2, 3, 6, 12, 24, 60, 120], values: (u, at) => at.map((one) => trend.periods[one] ?? ""), space: 70 },
        { ...axis(), size: 56, incrs: trend.share ? undefined : [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 100000],
          values: (u, all) => all.map((one) => (trend.share ? `${+(one * 100).toFixed(2)}%` : one)) },
      ],
      series: [{}, ...series()],
      hooks: { setCursor: [tell] },
    }, [places, ...values], place);
    plot.over.append(told_at);
    told_at.hidden = true;
    // Its scales are there once it is drawn.
    if (at != null) setTimeout(() => move(at));
    plot.over.addEventListener("click", () => open(plot.cursor.idx));
  };

  const move = (at) => {
    plot.setCursor({ left: plot.valToPos(at, "x"), top: 10 });
    said.textContent = [trend.periods[at], ...lines(at).map((line) => `${line.name} ${line.value}`)].join("; ");
  };

  const open = (at) => {
    const which = trend.series.findIndex((one) => one.counts[at]);
    if (which >= 0) location.assign(trend.links[which][at]);
  };

  place.tabIndex = 0;
  place.setAttribute("role", "application");
  place.setAttribute("aria-label", figure.dataset.hint);
  place.addEventListener("keydown", (event) => {
    const at = plot.cursor.idx ?? -1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: places.length - 1 }[event.key];
    if (event.key === "Enter" && at >= 0) open(at);
    if (to === undefined) return;
    event.preventDefault();
    move(Math.min(Math.max(to, 0), places.length - 1));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth !== width) { width = place.clientWidth; draw(); }
  }).observe(place);
})();
