/** Who sleeps in the cohort: people drawn from the population, or some that are kept, found and ticked. */

import { Popover } from '@base-ui/react/popover';
import { ChevronDown, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { ListedSleeper } from '../../app/bridge/index.ts';
import { matching } from '../state/find-sleepers.ts';
import { useStore } from '../state/store.ts';
import { NumberField } from './number-field.tsx';
import { changed, MAX_CHOSEN, type People, type Wish, whoInWords } from './wish.ts';

interface WhoProps {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}

export function Who({ wish, onChange }: WhoProps) {
  const sleepers = useStore((state) => state.sleepers);
  const sleeping = useStore((state) => state.sleeping);
  /** Whoever sleeps in the window is the first to be chosen. */
  const names = wish.names.length === 0 && sleeping.kind === 'sleeper' ? [sleeping.name] : wish.names;
  const face = (who: Wish['who'], words: string) => (
    <label>
      <input type="radio" name="cohort-who" checked={wish.who === who} onChange={() => onChange({ ...wish, who, names })} /> {words}
    </label>
  );
  return (
    <Popover.Root>
      <Popover.Trigger className="quiet" title="Who sleeps" aria-label={`Who sleeps: ${whoInWords(wish, sleepers)}`} data-testid="cohort-who">
        <UsersRound size={14} strokeWidth={1.5} aria-hidden /> {whoInWords(wish, sleepers)} <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="over">
          <Popover.Popup className="menu cohort-choice" aria-label="Who sleeps">
            <div className="cohort-faces" role="radiogroup" aria-label="Whose nights">
              {face('drawn', 'Drawn from the population')}
              {face('chosen', 'Sleepers of mine')}
            </div>
            {wish.who === 'drawn' ? <DrawnPeople wish={wish} onChange={onChange} /> : <Chosen wish={wish} onChange={onChange} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function DrawnPeople({ wish, onChange }: WhoProps) {
  const { people } = wish;
  const change = <K extends keyof People>(key: K, value: People[K] | undefined) => onChange({ ...wish, people: changed(people, key, value) });
  return (
    <div className="cohort-fields">
      <NumberField label="Youngest, years" value={people.minAge} min={5} max={85} empty="as the program" onChange={(age) => change('minAge', age)} />
      <NumberField label="Oldest, years" value={people.maxAge} min={5} max={85} empty="as the program" onChange={(age) => change('maxAge', age)} />
      <label>
        Sex
        <select
          value={people.sex ?? ''}
          onChange={({ target }) => change('sex', target.value === '' ? undefined : (target.value as NonNullable<People['sex']>))}
        >
          <option value="">any</option>
          <option value="f">female</option>
          <option value="m">male</option>
        </select>
      </label>
      <label>
        Chronotype
        <select
          value={people.chronotype ?? ''}
          onChange={({ target }) => change('chronotype', target.value === '' ? undefined : (target.value as NonNullable<People['chronotype']>))}
        >
          <option value="">any</option>
          {['early', 'middle', 'late'].map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Chosen({ wish, onChange }: WhoProps) {
  const sleepers = useStore((state) => state.sleepers);
  const [sought, setSought] = useState('');
  const shown = sleepers.filter(({ hidden }) => !hidden);
  const found = matching(shown, sought);
  const choose = (names: readonly string[]) => onChange({ ...wish, names: [...new Set(names)].slice(0, MAX_CHOSEN) });
  const quick = (words: string, names: readonly string[]) => (
    <button type="button" className="link" onClick={() => choose(names)}>
      {words}
    </button>
  );
  const named = (some: readonly ListedSleeper[]) => some.map(({ name }) => name);
  return (
    <>
      <div className="cohort-quick">
        <input type="search" aria-label="Find sleepers" placeholder="Find…" value={sought} onChange={({ target }) => setSought(target.value)} />
        {sought !== '' && quick(`These ${found.length} too`, [...wish.names, ...named(found)])}
        {quick('Everyone of the cast', named(shown.filter(({ origin }) => origin === 'cast')))}
        {quick('All of my own', named(shown.filter(({ origin }) => origin === 'own')))}
        {quick('None', [])}
      </div>
      <ul className="cohort-sleepers">
        {found.map(({ name, title, age, sex, chronotype }) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={wish.names.includes(name)}
                onChange={({ target }) => choose(target.checked ? [...wish.names, name] : wish.names.filter((one) => one !== name))}
              />
              <span>{title === '' ? name : title}</span>
              <em>
                {age} {sex} {chronotype}
              </em>
            </label>
          </li>
        ))}
        {found.length === 0 && <li className="faint">Nobody is called so.</li>}
      </ul>
      <p className="faint" role="status">
        {wish.names.length} chosen
      </p>
    </>
  );
}
