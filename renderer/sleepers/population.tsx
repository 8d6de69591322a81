/** Draws people from population norms and keeps them: how many, which, and from which seed. */

import { UsersRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Failure } from '../../app/bridge/index.ts';
import { generateSleepers, type Wanted } from '../state/sleepers.ts';

export function Population({ onDone }: { onDone(first: string): void }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const number = (name: string) => Number(said.get(name));
    const [sex, chronotype, prefix] = ['sex', 'chronotype', 'prefix'].map((name) => String(said.get(name) ?? '').trim());
    const done = await generateSleepers({
      count: number('count'),
      seed: number('seed'),
      minAge: number('minAge'),
      maxAge: number('maxAge'),
      ...(sex === '' ? {} : { sex: sex as NonNullable<Wanted['sex']> }),
      ...(chronotype === '' ? {} : { chronotype: chronotype as NonNullable<Wanted['chronotype']> }),
      ...(prefix === '' || prefix === undefined ? {} : { prefix }),
    });
    setFailure(done.ok ? null : done.failure);
    if (done.ok) onDone(done.value);
  };
  return (
    <form className="sleeper-form" aria-label="Draw people" data-testid="population" onSubmit={(event) => void submit(event)}>
      <p className="sleeper-note">
        Drawn from population norms by age, sex and chronotype; the same numbers give the same people, and a longer list begins with the shorter one. They avoid
        nothing and have agreed to everything.
      </p>
      <div className="sleeper-fields">
        <Count name="count" label="How many" value={8} min={1} max={500} />
        <Count name="seed" label="Seed" value={1} min={0} max={4_294_967_295} />
        <label className="sleeper-field">
          Names begin with
          <input name="prefix" maxLength={40} placeholder="s and the seed" />
        </label>
        <Count name="minAge" label="Youngest, years" value={18} min={5} max={85} />
        <Count name="maxAge" label="Oldest, years" value={85} min={5} max={85} />
        <Choice name="sex" label="Sex" options={['f', 'm']} />
        <Choice name="chronotype" label="Chronotype" options={['early', 'middle', 'late']} />
      </div>
      {failure !== null && (
        <p className="sleeper-failure" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
      <footer>
        <button type="submit" className="primary">
          <UsersRound size={14} strokeWidth={1.5} aria-hidden /> Draw and keep
        </button>
      </footer>
    </form>
  );
}

function Count({
  name,
  label,
  value,
  min,
  max,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}) {
  return (
    <label className="sleeper-field">
      {label}
      <input type="number" className="numeric" name={name} defaultValue={value} min={min} max={max} required />
    </label>
  );
}

function Choice({ name, label, options }: { readonly name: string; readonly label: string; readonly options: readonly string[] }) {
  return (
    <label className="sleeper-field">
      {label}
      <select name={name} defaultValue="">
        <option value="">any</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {{ f: 'female', m: 'male' }[option] ?? option}
          </option>
        ))}
      </select>
    </label>
  );
}
