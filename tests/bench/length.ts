/** How the work grows with the length of a text: a dream of 100,000 lines beside one of 10,000, in time and in memory. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { check } from '../../dream-dsl/check/index.ts';
import { projectOf } from '../../dream-dsl/index.ts';
import { longDream, PATH } from './long-dream.ts';
import { rate } from './rate.ts';
import type { Row } from './run.ts';

const LONG = longDream(11_110);
const SHORT = longDream(1_110);

/** Nothing grows faster than the text: as many lines a second, and in a megabyte, of the long one as of the short one. */
export function lengthRows(): Row[] {
  const peer = `${lines(SHORT)} lines`;
  const [shortHeld, longHeld] = [density(SHORT), density(LONG)];
  return [
    { work: `parse + check ${lines(LONG)} lines, lines/s`, peer, ours: speed(LONG, 1), theirs: speed(SHORT, 10), goal: 0.5 },
    { work: `trees and symbols of ${lines(LONG)} lines, lines/MB`, peer, ours: longHeld, theirs: shortHeld, goal: 0.8 },
  ];
}

const lines = (text: string): number => text.split('\n').length;

function speed(text: string, count: number): number {
  const checks = rate((times) => {
    for (let i = 0; i < times; i++) check(projectOf({ [PATH]: text }), PATH);
  }, count);
  return checks * lines(text);
}

function density(text: string): number {
  // What was checked last may still be held; let that be next to nothing.
  check(projectOf({ [PATH]: longDream(1) }), PATH);
  const before = heldMB();
  const project = projectOf({ [PATH]: text });
  const { symbols } = check(project, PATH);
  const held = heldMB() - before;
  if (project.files.size === 0 || symbols.source.path !== PATH) throw new Error('nothing is held');
  return lines(text) / held;
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function heldMB(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
