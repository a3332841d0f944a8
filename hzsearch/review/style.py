"""How the page of review looks: one style sheet, light and dark."""

from __future__ import annotations

# Okabe and Ito's colours, ordered so that neighbours differ most, as r, g, b: with a
# little of them any ground, light or dark, is tinted.
_COLOURS = (
    "0, 114, 178",
    "230, 159, 0",
    "0, 158, 115",
    "204, 121, 167",
    "86, 180, 233",
    "213, 94, 0",
    "240, 228, 66",
)
_BORDERS = ("solid", "dashed", "double", "dotted")

_TINTS = "\n".join(f".c{k} {{ --tint: {rgb}; }}" for k, rgb in enumerate(_COLOURS))
_STYLES = "\n".join(f".b{k} {{ --edge: {style}; }}" for k, style in enumerate(_BORDERS))

STYLE = (
    f"""
{_TINTS}
{_STYLES}
"""
    + """
:root { color-scheme: light dark; --ground: #fff; --ink: #1a1a1a; --soft: #6b6b6b;
  --line: #dcdcdc; --panel: #f6f6f4; --warn: #8a5a00; --bad: #a32020; }
@media (prefers-color-scheme: dark) { :root { --ground: #16181b; --ink: #e6e6e3;
  --soft: #9a9a96; --line: #34373b; --panel: #1d2023; --warn: #e0a93b; --bad: #ff8a80; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
  system-ui, sans-serif; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: .2em; }
small { color: var(--soft); font-size: .78em; }
code { font: .85em/1.4 ui-monospace, Menlo, Consolas, monospace; }
nav, .problems { max-width: 64rem; margin: 1rem auto; padding: 0 1rem; }
nav h1 { font-size: 1.1rem; }
nav li { margin: .15rem 0; }
nav li a { font-weight: 600; margin-right: .6rem; }
.counts { color: var(--soft); font-size: .86rem; }
.counts b { color: var(--warn); }
.problems { color: var(--bad); border: 1px solid; border-radius: 6px; padding: .5rem 1rem; }
.problems ul, .doubts ul { margin: .2rem 0; padding-left: 1.2rem; }
.sheet { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 9fr) minmax(0, 11fr);
  height: 100vh; border-top: 1px solid var(--line); }
.sheet > header { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .2rem 1rem;
  align-items: baseline; padding: .45rem 1rem; background: var(--panel);
  border-bottom: 1px solid var(--line); }
.sheet h2 { font-size: 1.02rem; margin: 0; }
.up { margin-left: auto; font-size: .86rem; }
.pane { overflow: auto; padding: .6rem 1rem 40vh; overscroll-behavior: contain; }
.left { border-right: 1px solid var(--line); padding-left: .4rem; }
.lines { list-style: none; margin: 0; padding: 0; font-size: .9rem; line-height: 1.5; }
.lines li { border-left: 5px var(--edge, solid) transparent; scroll-margin: 6rem; }
.lines .held { background: rgba(var(--tint, 128, 128, 128), .13);
  border-left-color: rgb(var(--tint)); }
.lines li > * { display: grid; grid-template-columns: 2.6rem 1.6rem 4.4rem 1fr; color: inherit; }
.lines li > a:hover { text-decoration: none; background: rgba(128, 128, 128, .16); }
.n { color: var(--soft); text-align: right; padding-right: .5rem;
  font-variant-numeric: tabular-nums; }
.lines .a { font-weight: 600; text-align: center; font-size: .8em; align-self: center; }
.r { color: var(--soft); font-size: .8em; align-self: center; }
.t { unicode-bidi: isolate; overflow-wrap: anywhere; white-space: pre-wrap; }
.lines .blank { height: .2rem; overflow: hidden; }
.lines .blank > * { visibility: hidden; }
.lines .furniture { color: var(--soft); background:
  repeating-linear-gradient(135deg, rgba(128, 128, 128, .10) 0 6px, transparent 6px 12px); }
.lines li { color: var(--ink); }
.lines .headline .t, .lines .subhead .t { font-weight: 700; }
.lines .copy .t { opacity: .55; text-decoration: line-through; }
.lines .paragraph .r, .lines .caption .r { opacity: .8; }
.lines .hand .n::after { content: "✎"; }
.lines li:target { outline: 2px solid currentColor; outline-offset: -2px; }
article { border: 1px solid var(--line); border-left: 6px var(--edge, solid) rgb(var(--tint));
  border-radius: 4px; padding: .7rem 1rem .6rem; margin: 0 0 1rem; scroll-margin: 3.2rem; }
article:target, section.furniture:target { outline: 2px solid rgb(var(--tint, 128, 128, 128));
  outline-offset: 2px; }
article > header { display: flex; gap: .8rem; align-items: flex-start; }
article .a { flex: none; min-width: 1.9rem; text-align: center; font-weight: 700;
  border-radius: 4px; padding: .05rem .3rem; background: rgba(var(--tint), .22);
  border: 1px solid rgb(var(--tint)); }
article h3 { margin: 0; font-size: 1.25rem; line-height: 1.4; }
article h3 i { color: var(--soft); font-weight: 400; }
article header p { margin: 0; }
.kicker { color: var(--soft); }
.byline { color: var(--soft); font-size: .92rem; }
dl { display: flex; flex-wrap: wrap; gap: .15rem 1.2rem; margin: .5rem 0; padding: .35rem .7rem;
  background: var(--panel); border-radius: 4px; font-size: .88rem; }
dl div { display: flex; gap: .45rem; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 600; }
.body p { margin: .35rem 0; text-indent: 2em; position: relative; }
.body h4 { margin: .7rem 0 .2rem; font-size: 1rem; }
.back { color: var(--soft); font-size: .72rem; font-variant-numeric: tabular-nums; }
.body .back { position: absolute; left: -.9rem; top: .25rem; text-indent: 0; width: 2.4rem;
  text-align: right; }
.doubts { color: var(--warn); border-left: 3px solid; padding: .15rem .7rem; margin: .5rem 0;
  font-size: .9rem; }
details { color: var(--soft); font-size: .84rem; margin-top: .4rem; }
details ul { margin: .3rem 0; padding-left: 1.2rem; }
details a { text-decoration: underline; text-underline-offset: .2em; }
.weights { color: var(--ink); }
section.furniture { color: var(--soft); font-size: .9rem; scroll-margin: 3.2rem; }
section.furniture h3 { font-size: 1rem; }
section.furniture p { margin: .15rem 0; }
.furniture .t { color: var(--ink); }
.lines .furniture .t { color: inherit; }
@media (max-width: 60rem) { .sheet { display: block; height: auto; }
  .pane { overflow: visible; padding-bottom: 1rem; }
  .left { border-right: 0; border-bottom: 1px solid var(--line); } }
@media print { .sheet { height: auto; } .pane { overflow: visible; padding-bottom: 0; } }
"""
)
