"""How the pages of the room look: one column to give, wide and large to see together."""

LOOK = """
main:has(.inroom.wide) { max-width: 74rem; }
body:has(.inroom.wide) .bar .kept { display: none; } /* nothing of this page is kept anywhere */
.inroom { font: 400 1rem/1.55 var(--sans); }
.inroom h1, .inroom h2, .inroom .asked { font-family: var(--serif); }
.inroom fieldset { border: 0; margin: 0 0 1.6rem; padding: 0; min-width: 0; }
.inroom legend { font: 600 1.02rem/1.4 var(--sans); padding: 0; margin: 0 0 0.3rem; }
.inroom .pick { display: flex; gap: 0.8rem; align-items: center; min-height: 48px; padding: 0.45rem 0;
  border-bottom: 1px solid var(--line); }
.inroom .pick input { flex: none; width: 1.35rem; height: 1.35rem; margin: 0 0.2rem;
  accent-color: var(--leaf); }
.inroom .pick span { flex: 1; font: 400 1.05rem/1.45 var(--serif); }
.inroom .pick small { flex: none; color: var(--quiet); font-size: 0.9rem; max-width: 40%; text-align: right; }
.inroom dl { margin: 0 0 1.2rem; }
.inroom dt { font: 400 1.05rem/1.45 var(--serif); }
.inroom dd { margin: 0 0 0.7rem; font-weight: 600; }
.inroom .letters { display: block; font: 600 clamp(1.15rem, 5.4vw, 1.7rem)/1.6 ui-monospace, monospace;
  letter-spacing: 0.04em; overflow-wrap: anywhere; padding: 0.8rem 1rem; background: var(--leaf-wash);
  border-radius: 12px; margin: 0 0 1rem; user-select: all; }
.inroom .qr { background: #fff; border-radius: 10px; max-width: 20rem; margin: 1.2rem 0; }
.inroom .qr svg { display: block; width: 100%; height: auto; }
.inroom .ways { display: flex; flex-wrap: wrap; gap: 0.7rem 1rem; align-items: center; margin: 1rem 0; }
.inroom .ways a:not(.go) { display: inline-flex; align-items: center; min-height: 44px; }
.inroom .other { min-height: 48px; padding: 0.7rem 1.3rem; border-radius: 999px;
  border: 1px solid var(--edge); background: none; color: inherit; cursor: pointer;
  font: 500 1rem/1.3 var(--sans); }
.inroom textarea { width: 100%; min-height: 8rem; font: 400 1rem/1.6 ui-monospace, monospace; padding: 0.8rem;
  color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: 10px; }
.inroom label.field { display: block; margin: 0 0 1rem; max-width: 46rem; }
.inroom .hint { margin-bottom: 1.4rem; }
.inroom .note h2 { font-family: var(--sans); }
.inroom section + form { margin-top: 3.5rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.inroom details .asked { font-size: 1.1rem; }
.inroom video { display: block; width: 100%; max-width: 30rem; border-radius: 12px; background: #000; }
.inroom .told { font-size: 1.05rem; max-width: 46rem; }
.inroom .told p { margin: 0 0 0.35rem; }
.inroom .told p:first-child { font: 500 1.5rem/1.4 var(--serif); }
.inroom .note { max-width: 46rem; }
.inroom .scale { margin: 2.6rem 0; padding: 1.4rem 0 0; border-top: 1px solid var(--line); }
.inroom .scale h3 { font: 500 clamp(1.3rem, 1rem + 1.5vw, 2.1rem)/1.3 var(--serif); margin: 0 0 0.2rem; }
.inroom .beside { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; margin: 1.4rem 0 0; }
.inroom figure { margin: 0; flex: 0 1 clamp(18rem, 88vh - 13rem, 44rem); min-width: 0; }
.inroom figure > svg { max-width: none !important; }
.inroom figcaption { font-size: clamp(1.05rem, 0.9rem + 0.6vw, 1.4rem); line-height: 1.45; }
.inroom figure :is(h3, h4) { margin: 0 0 0.5rem;
  font: 600 clamp(1.1rem, 1rem + 0.6vw, 1.5rem)/1.3 var(--sans); }
.inroom .few { margin: 1rem 0 0; font-size: clamp(1.05rem, 0.9rem + 0.6vw, 1.4rem); color: var(--quiet); }
.inroom table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 0.4rem 0 1rem; }
.inroom th, .inroom td { padding: 0.3rem 1rem 0.3rem 0; text-align: left;
  border-bottom: 1px solid var(--line); }
.inroom summary { min-height: 44px; padding: 0.65rem 0; cursor: pointer; }
.inroom blockquote { margin: 0 0 1.2rem; padding: 0.3rem 0 0.3rem 1.2rem; border-left: 3px solid var(--leaf);
  font: 400 clamp(1.2rem, 1rem + 1.2vw, 1.9rem)/1.5 var(--serif);
  white-space: pre-wrap; overflow-wrap: anywhere; }
.inroom .ask { margin: 0 0 2.4rem; padding: 1.4rem 0 0; border-top: 1px solid var(--line); }
.inroom .ask h2 { margin-top: 0; }
.inroom .ask .scale { margin: 0; padding: 0; border: 0; }
.inroom .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  gap: 0.8rem 1.5rem; }
.inroom .counts div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.inroom .counts dt { font: 400 0.95rem/1.35 var(--sans); color: var(--quiet); }
.inroom .counts dd { margin: 0; font: 500 2.2rem/1.2 var(--serif); }
.inroom .gave, .inroom .stands { font-weight: 600; }
.inroom section + form.new { margin-top: 0; padding-top: 0; border: 0; }
.inroom .steps { display: grid; grid-template-columns: repeat(6, 1fr); gap: 0.2rem;
  max-width: 40rem; margin: 0 0 0.3rem; }
.inroom .steps label { display: flex; flex-direction: column-reverse; align-items: center;
  justify-content: center; gap: 0.25rem; min-height: 56px; border-radius: 10px;
  font: 500 1.05rem/1.2 var(--sans); cursor: pointer; }
.inroom .steps label:has(:checked) { background: var(--leaf-wash); font-weight: 700; }
.inroom .steps input { width: 1.35rem; height: 1.35rem; margin: 0; accent-color: var(--leaf); }
.inroom select { width: 100%; min-height: 48px; padding: 0.6rem; border: 1px solid var(--edge);
  border-radius: 10px; color: inherit; background: var(--sheet); font: 400 1rem/1.4 var(--sans); }
.inroom .steps.or-pass { margin-top: 1rem; }
@media (min-width: 36rem) {
  .inroom .steps { grid-template-columns: repeat(11, 1fr); }
  .inroom .steps.or-pass { grid-template-columns: repeat(12, 1fr); }
}
.inroom .wall { position: fixed; inset: 0; z-index: 20; margin: 0; padding: 2.5vh 3vw;
  border: 0; overflow: auto; background: var(--paper); display: flex; flex-direction: column; }
.inroom .wall :is(form, .hint, .ways, .few, details) { display: none; }
.inroom .wall .scale { flex: 1; min-height: 0; display: flex; flex-direction: column; }
.inroom .wall :is(h2, h3:not(figure h3)) { font-size: clamp(1.6rem, 5vh, 3rem); }
.inroom .wall .beside { flex: 1; min-height: 0; flex-wrap: nowrap; gap: 3vw; margin: 2vh 0 0; }
.inroom .wall figure { flex: 1; min-height: 0; display: flex; flex-direction: column; }
.inroom .wall figure:only-child { display: grid; grid-template: auto 1fr / 1fr 30%; gap: 1vh 4vw;
  align-items: center; }
.inroom .wall figure:only-child :is(h3, h4) { grid-column: 1 / 3; }
.inroom .wall figure:only-child > svg { grid-column: 1; }
.inroom .wall figure > svg { flex: 1 1 0; min-width: 0; min-height: 0; width: 100%;
  height: 100% !important; } /* the picture says its own, where a page lets it */
.inroom .wall figcaption { font-size: clamp(1.2rem, 3.2vh, 2rem); }
.inroom .wall figure:only-child figcaption { font-size: clamp(1.4rem, 4.4vh, 2.6rem); }
@media print { .inroom form, .inroom .ways { display: none; } .inroom .scale { break-inside: avoid; } }
"""
