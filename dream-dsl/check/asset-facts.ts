/** What is known of the files of sound assets, told at the line that names them. */

import type { AnalyzeOptions, AssetFact } from '../model.ts';
import { type Finding, spanOf } from '../syntax/index.ts';
import type { Linked } from './context.ts';

export function assetFindings(linked: Linked, facts: NonNullable<AnalyzeOptions['assets']>): readonly Finding[] {
  const findings: Finding[] = [];
  for (const asset of [...linked.sharedAssets.values(), ...linked.dreamAssets.values()]) {
    const { source: text } = asset.node;
    const fact = asset.channel === 'sound' && Object.hasOwn(facts, asset.source) ? facts[asset.source] : undefined;
    if (fact === undefined || text === null || fact.state === 'audio') continue;
    findings.push({ code: FACT_CODES[fact.state], span: spanOf(linked.source.tree, text), data: { name: asset.source, ...factData(fact) } });
  }
  return findings;
}

const FACT_CODES = { missing: 'DRM070', 'too-large': 'DRM071', 'not-audio': 'DRM072', unreadable: 'DRM073' } as const;

function factData(fact: Exclude<AssetFact, { state: 'audio' }>): { because?: string; expected?: string } {
  switch (fact.state) {
    case 'missing':
      return {};
    case 'too-large':
      return { because: mebibytes(fact.bytes), expected: mebibytes(fact.limitBytes) };
    case 'not-audio':
      return { because: fact.found };
    default:
      return { because: fact.reason };
  }
}

const mebibytes = (bytes: number): string => `${Math.round((bytes / (1024 * 1024)) * 10) / 10} MiB`;
