/** The night in the numbers of a sleep laboratory, and what the reader should know about them. */

import type { NightRecord } from '../../app/bridge/index.ts';
import { clockOf, spanOf } from './clock.ts';

export function Summary({ night }: { readonly night: NightRecord }) {
  const { summary: s, startMinutes } = night;
  const facts: readonly (readonly [string, string])[] = [
    ['lights out', clockOf(startMinutes, 0)],
    ['asleep', spanOf(s.totalSleepMinutes)],
    ['efficiency', `${Math.round(s.efficiencyPercent)} %`],
    ['onset', s.onsetLatencyMinutes === null ? 'none' : spanOf(s.onsetLatencyMinutes)],
    ['REM', spanOf(s.stageMinutes.REM)],
    ['N3', spanOf(s.stageMinutes.N3)],
    ['awake after onset', spanOf(s.wasoMinutes)],
    ['awakenings', `${s.awakenings}`],
    ['by cues', `${s.cueAwakenings}`],
    ...(s.stageMinutes.unscored > 0 ? [['not scored', spanOf(s.stageMinutes.unscored)] as const] : []),
    ['released', s.released ? 'yes' : 'no'],
  ];
  return (
    <footer className="night-summary">
      <dl data-testid="night-summary">
        {facts.map(([name, value]) => (
          <div key={name} className={name === 'by cues' && s.cueAwakenings > 0 ? 'bad' : ''}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p title={night.notes.join('\n')}>
        {night.subject.kind === 'sleeper' ? 'Simulated by a model; no promise about a real night.' : 'A recorded night: its sleep does not react to cues.'}{' '}
        {night.notes.join(' ')}
      </p>
    </footer>
  );
}
