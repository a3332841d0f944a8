// Draws a trend with uPlot in place of the picture that the page came with: values at the
// pointer, or by the arrow keys. A click, or Enter, leads to the hits of one point: that of the
// line nearest to the pointer, or chosen by keys. A finger shows a point before it opens it.
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
  // Pixels of CSS that fit a sheet of paper, at 96 to the inch.
  const PAPER = 640;
  // The number of the line that a click opens, and the point that a finger has shown.
  let plot, chosen = 0, touched = "", isFinger = false, isPrinting = false;

  const lines = (at) => trend.series.map((one, i) => {
    const share = one.shares[at] == null ? "" : ` (${percent(one.shares[at])})`;
    return { name: one.name || figure.dataset.all, value: `${one.counts[at]}${share}`, number: i + 1 };
  });

  const tell = (u) => {
    const at = u.cursor.idx;
    told_at.hidden = at == null || u.cursor.left < 0;
    if (told_at.hidden) { touched = ""; return; }
    const head = Object.assign(document.createElement("strong"), { textContent: trend.periods[at] });
    const rows = lines(at).map((line) => {
      const isOne = trend.series.length > 1 && line.number === chosen + 1;
      const row = Object.assign(document.createElement("div"), { className: isOne ? "on" : "" });
      const key = Object.assign(document.createElement("span"), { className: `key s${line.number}` });
      row.append(key, ` ${line.name} ${line.value}`);
      return row;
    });
    const again = Object.assign(document.createElement("div"), { className: "count", textContent: figure.dataset.again });
    told_at.replaceChildren(head, ...rows, ...(isFinger && leads(at) ? [again] : []));
    const left = u.valToPos(at, "x"), width = told_at.offsetWidth, most = u.over.clientWidth - width;
    const beside = left > u.over.clientWidth / 2 ? left - width - 12 : left + 12;
    told_at.style.top = "8px";
    told_at.style.left = `${Math.max(0, Math.min(beside, most))}px`;
  };

  const leads = (at) => Boolean(trend.series[chosen].counts[at]);

  // The line whose point is nearest above or below the pointer; the first of those that meet there.
  const choose = (at, top) => {
    let least = Infinity;
    values.forEach((all, i) => {
      const far = all[at] == null ? Infinity : Math.abs(plot.valToPos(all[at], "y") - top);
      if (far < least) { least = far; chosen = i; }
    });
  };

  // Before uPlot sees it, which tells then what is chosen.
  const point = (event) => {
    const { left, top } = plot.over.getBoundingClientRect();
    isFinger = event.pointerType !== "mouse";
    const at = plot.posToIdx(event.clientX - left);
    choose(at, event.clientY - top);
    return at;
  };

  const click = (event) => {
    const at = point({ clientX: event.clientX, clientY: event.clientY, pointerType: isFinger ? "touch" : "mouse" });
    const asked = `${at} ${chosen}`;
    if (!isFinger || touched === asked) open(at);
    touched = asked;
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

  const size = () => {
    const width = isPrinting ? PAPER : Math.max(place.clientWidth, 280);
    return { width, height: width < 480 ? 220 : 300 };
  };

  const draw = () => {
    const at = plot?.cursor.idx;
    plot?.destroy();
    place.replaceChildren(said);
    plot = new uPlot({
      ...size(),
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
    for (const name of ["pointerdown", "pointermove"]) plot.over.addEventListener(name, point);
    plot.over.addEventListener("click", click);
  };

  const say = (at, told) => {
    const opens = figure.dataset.opens.replace("{name}", () => lines(at)[chosen].name);
    const all = [trend.periods[at], ...told.map((line) => `${line.name} ${line.value}`)];
    said.textContent = [...all, ...(trend.series.length > 1 ? [opens] : [])].join("; ");
  };

  const move = (at) => {
    plot.setCursor({ left: plot.valToPos(at, "x"), top: 10 });
    say(at, lines(at));
  };

  // Another line at the same place.
  const turn = (step) => {
    const at = plot.cursor.idx ?? 0, many = trend.series.length;
    chosen = (chosen + step + many) % many;
    plot.setCursor({ left: plot.valToPos(at, "x"), top: 10 });
    say(at, [lines(at)[chosen]]);
  };

  const open = (at) => { if (leads(at)) location.assign(trend.links[chosen][at]); };

  place.tabIndex = 0;
  place.setAttribute("role", "application");
  place.setAttribute("aria-label", figure.dataset.hint);
  place.addEventListener("keydown", (event) => {
    const at = plot.cursor.idx ?? -1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: places.length - 1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    isFinger = false;
    if (event.key === "Enter" && at >= 0) open(at);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      turn(step);
    }
    if (to === undefined) return;
    event.preventDefault();
    move(Math.min(Math.max(to, 0), places.length - 1));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  // Paper has colours and a width of its own; a style could not reach the canvas.
  const print = (is) => () => {
    isPrinting = is;
    document.documentElement.classList.toggle("paper", is);
    draw();
  };
  addEventListener("beforeprint", print(true));
  addEventListener("afterprint", print(false));
  let width = 0;
  new ResizeObserver(() => {
    if (!isPrinting && place.clientWidth !== width) { width = place.clientWidth; draw(); }
  }).observe(place);
})();
