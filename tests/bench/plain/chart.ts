/// <reference types="vite/client" />

/** uPlot as its documentation sets it up: one chart for each row of a night, zoomed and moved together, their cursors in step. What our timeline is measured beside. */

import 'uplot/dist/uPlot.min.css';
import uPlot, { type AlignedData, type Options } from 'uplot';
import type { PlainLine } from '../plain-chart.ts';

const HEIGHT_PX = 36;
const root = document.querySelector<HTMLElement>('#root')!;

Object.assign(window, { drawNight });

function drawNight(lines: readonly PlainLine[]): void {
  const end = Math.max(...lines.map(({ at }) => at.at(-1) ?? 0));
  const { key } = uPlot.sync('night');
  const charts = lines.map(({ name, at, value, stepped }) => {
    const options: Options = {
      width: root.clientWidth,
      height: HEIGHT_PX,
      cursor: { sync: { key }, drag: { x: false, y: false } },
      legend: { show: false },
      scales: { x: { time: false, min: 0, max: end } },
      axes: [{ show: false }, { size: 60 }],
      series: [{}, { label: name, stroke: 'teal', ...(stepped ? { paths: uPlot.paths.stepped!({ align: 1 }) } : {}) }],
    };
    return new uPlot(options, [at, value] as unknown as AlignedData, root);
  });
  let [from, to] = [0, end];
  root.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const by = event.deltaX * ((to - from) / root.clientWidth);
      const at = from + ((to - from) * event.clientX) / root.clientWidth;
      const scale = Math.exp(event.deltaY * 0.003);
      [from, to] = [at - (at - from) * scale + by, at + (to - at) * scale + by];
      for (const chart of charts) chart.setScale('x', { min: from, max: to });
    },
    { passive: false },
  );
}
