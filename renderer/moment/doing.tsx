/** What the program does at the moment: scenes, cues, and what it waits for. */

import { CHANNEL_MEASURES, type Moment, type NightRecord, placeWords, spell, spellMs, spoken } from '../../app/bridge/index.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { clockOf } from '../state/clock.ts';
import { goToRow } from '../state/origins.ts';
import { askWhetherAndWhy, askWhy } from '../state/why.ts';

export function Scenes({ moment: { scenes, at }, night }: { readonly moment: Moment; readonly night: NightRecord }) {
  return (
    <section aria-label="Active scenes">
      <h3>Active</h3>
      <ul>
        {scenes.map(({ state, path, role, since }) => (
          <li key={path} style={{ paddingLeft: depth(path) * 10 }}>
            <button type="button" className="link" title={spoken(night, path)} onClick={() => goToRow('states', state)}>
              {spoken(night, path.split('/').at(-1)!)}
            </button>
            {role !== 'scene' && <small>{role}</small>}
            <span className="num">{spellMs(at - since)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Words that are said are what they are called by. */
const calledIn = ({ words, label }: Moment['cues'][number]): string => (words === '' ? label : `“${words}”`);

export function Sounding({ moment: { cues, channels } }: { readonly moment: Moment }) {
  if (cues.length === 0)
    return (
      <section aria-label="Cues">
        <h3>Cues</h3>
        <p className="faint">Nothing plays.</p>
      </section>
    );
  return (
    <section aria-label="Cues">
      <h3>Cues</h3>
      {channels.map(({ channel, level }) => (
        <div key={channel}>
          <div className="moment-channel">
            <ChannelIcon channel={channel} />
            <span>{channel}</span>
            <span className="num">{spell(round(level), CHANNEL_MEASURES[channel])}</span>
          </div>
          <ul>
            {cues
              .filter((cue) => cue.channel === channel)
              .map((cue) => (
                <li key={`${cue.cue} ${cue.from}`} className={cue.fading ? 'fading' : ''}>
                  <button type="button" className="link" onClick={() => goToRow('cues', cue.cue)}>
                    {calledIn(cue)}
                  </button>
                  <button
                    type="button"
                    className="link quiet"
                    aria-label={`Why does ${calledIn(cue)} play?`}
                    title="Why does it play?"
                    onClick={() => void askWhy('cue', cue.cue, cue.from)}
                  >
                    why?
                  </button>
                  {cue.fading && <small>fading</small>}
                  {cue.limited && <small title="A limit of the program or of the channel lowered it">limited</small>}
                  <span className="num">{spell(round(cue.level), CHANNEL_MEASURES[channel])}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export function Waiting({ moment: { timers, conditions, at }, startMinutes }: { readonly moment: Moment; readonly startMinutes: number }) {
  return (
    <section aria-label="Waited for">
      <h3>Waited for</h3>
      {timers.length + conditions.length === 0 && <p className="faint">No timer runs and no condition is watched.</p>}
      <ul>
        {conditions.map(({ transition, source, words, stands, since, due }) => (
          <li key={`c${transition}`} data-stands={stands}>
            <button type="button" className="link" title={placeWords(source)} onClick={() => goToRow('transitions', transition)}>
              {words}
            </button>
            <button
              type="button"
              className="link quiet"
              aria-label={`Why, or why not: ${words}?`}
              title="Why was it taken in this night, or why not?"
              onClick={() => void askWhetherAndWhy('transition', transition)}
            >
              why?
            </button>
            <span className="num">
              {stands === 'no' || since === null
                ? 'does not hold'
                : due === null
                  ? `holds for ${spellMs(at - since)}`
                  : `holds for ${spellMs(at - since)}, ${spellMs(due - at)} to go`}
            </span>
          </li>
        ))}
        {timers.map(({ kind, of, owner, words, due }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several timers may be alike
          <li key={i}>
            {kind === 'anchor' ? (
              <span>{words}</span>
            ) : (
              <button
                type="button"
                className="link"
                title={owner === '' ? '' : `in ${owner}`}
                onClick={() => goToRow(kind === 'after' || kind === 'every' ? 'transitions' : 'cues', of)}
              >
                {words}
              </button>
            )}
            <span className="num" title={clockOf(startMinutes, due, true)}>
              in {spellMs(due - at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const depth = (path: string): number => path.split('/').length - 1;
const round = (level: number): number => Math.round(level * 10) / 10;
